"""People as one has them: what their files say, and what is said before one asks."""

from typing import Any

import pytest

from netcrm.model import Contact, Event
from tests.engine.ground import before, ready, rules, stage_of
from tests.views.build import ago, line, me, need, person, promise


def often(kind: str, *days: int, **fields: Any) -> list[Event]:  # noqa: ANN401
    return [line(f"{ago(each)} {kind}", **fields) for each in days]


def test_a_spouse_seen_daily() -> None:
    spouse = person("joss", met="2014-07", daily_life=True, household="x")
    assert (stage_of(spouse).word, stage_of(spouse).question) == ("met", "")
    assert before(spouse, me=me(household="x")).lead.startswith("You and Joss share a home")
    assert before(spouse).lead == "Joss is part of your daily life; you need no file to ask."
    told = person("joss", stage="close", daily_life=True)
    assert stage_of(told).sentence == "“Close” is your own word."


def test_a_colleague_seen_at_work() -> None:
    meetings = often("meeting", *range(0, 400, 4), minutes=60, context="work")
    found = stage_of(person("kim", *meetings))
    assert (found.word, found.minutes, found.work) == ("acquaintance", 0, 6000)
    lunches = often("meal", *range(0, 400, 20))
    assert stage_of(person("kim", *meetings, *lunches)).word == "acquaintance"
    assert stage_of(person("kim", *meetings, *lunches, *often("gave", 9))).word == "friendly"
    both = often("gave", 9) + often("received", 8)
    assert stage_of(person("kim", *meetings, *lunches, *both)).word == "friend"


def test_a_child_of_a_friend() -> None:
    father = person("marcus", *often("visit", 0, 9, 90, 190, 200, 400), household="bell")
    child = person("talia", household="bell")
    assert stage_of(child, father).word == "acquaintance"
    assert stage_of(child, father).sentence.startswith("Acquaintance: 6 days noted, all with the h")
    assert stage_of(father, child).minutes == 6 * 90


def test_a_child_of_ones_own() -> None:
    child = person("alban", *often("visit", 0, 30, 90), kin=True)
    assert before(child).lead == "Alban is family; you need no file to ask."
    assert stage_of(child).word == "acquaintance"


@pytest.mark.parametrize("state", ["apart", "lost", "died"])
def test_an_ex_and_others_who_are_left_in_peace(state: str) -> None:
    gone = person("kai", *often("visit", *range(1, 500)), met="2009", status=state)
    found = before(gone)
    assert (stage_of(gone).word, found.answers) == ("friend", ())
    assert "Kai" in found.lead


def test_a_mentor_after_two_quiet_years() -> None:
    lines = [*often("meal", *range(730, 1500, 60)), *often("received", 800), *often("gave", 900)]
    mentor = person("imelda", *lines, senior=True, circle="active")
    found = before(mentor)
    assert stage_of(mentor).word == "friend"
    assert found.lead == "Advice fits today."
    assert found.answers[1].terms == (4, 0, 2, 1)
    assert found.answers[1].would_change == (
        "Being in touch again, for its own sake: nothing noted since 15 March 2024.",
    )


def test_a_friend_from_school_who_is_called_a_friend() -> None:
    ruth = person("ruth", *often("call", 5), met="1999", stage="friend")
    assert ready("referral", ruth).verdict == "ready"
    assert ready("money", ruth).fits_today == "referral"


def test_the_friend_in_the_weeks_after_surgery() -> None:
    marcus = person(
        "marcus",
        *often("life", 9, hard=True),
        *often("visit", 3),
        stage="friend",
        needs=[need(f"{ago(12)} open", "Dinners while he recovers")],
        promises=[promise("me", ago(1))],
    )
    assert rules(marcus) == ["moment", "moment", "promise"]
    assert {answer.verdict for answer in before(marcus).answers} == {"first", "not-yet"}
    assert "is this the moment?" in before(marcus).first[0].text


def test_twins_are_asked_one_by_one() -> None:
    tom = person("tom", *often("call", 3), name="T. Bell", stage="friend")
    tim = person("tim", name="T. Bell")
    assert (ready("favour", tom, tim).verdict, ready("favour", tim, tom).verdict) == (
        *("ready", "not-yet"),
    )


def test_a_four_day_conference_carries_advice_and_no_more() -> None:
    days = often("event", 103, 102, 101, 100)
    assert before(person("lu", *days, met=ago(103))).lead == "Advice fits today."
    again = person("lu", *days, *often("call", 70), met=ago(103))
    assert before(again).lead == "Advice and a favour fit today."


@pytest.mark.parametrize(
    ("contact", "word"),
    [
        (person("pat", met="2026-03-15"), "met"),
        (person("pat", met="2026-04"), "known of"),  # a month that lies ahead
        (person("pat", met="2026"), "met"),  # a year counts on its first day
        (person("pat", line("2026-02 call"), line("2026 call"), line("2025 call")), "acquaintance"),
        (person("pat", line("2024-02-29 call"), met="2024-02-28"), "met"),
    ],
)
def test_partial_dates_count_on_their_first_day(contact: Contact, word: str) -> None:
    assert stage_of(contact).word == word
