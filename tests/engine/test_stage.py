"""Stages at both sides of every threshold."""

from dataclasses import replace
from typing import Any

import pytest

from netcrm.config import DEFAULTS, Lengths, Stages
from netcrm.model import Contact, Event, Kind
from netcrm.views.stage.sentences import about
from tests.engine.ground import ground, stage_of
from tests.views.build import (
    TODAY,
    ago,
    ahead,
    day,
    line,
    me,
    need,
    person,
    promise,
    slot,
)


def calls(*days: int) -> list[Event]:
    return [line(f"{ago(each)} call", minutes=1) for each in days]


def spread(count: int, over: int) -> list[Event]:
    """So many contact days, the first today and the last so many days ago."""
    between = [min(over, 1 + each) for each in range(count - 2)]
    return calls(0, *between, over)


def sat(hours: float, kind: str = "visit", **fields: Any) -> Event:  # noqa: ANN401
    return line(f"{ago(5)} {kind}", minutes=round(hours * 60), **fields)


GAVE, GOT = line(f"{ago(0)} gave"), line(f"{ago(0)} received")


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        ([], 0),
        ([line(f"{ago(0)} note")], 0),
        (calls(0), 1),
        (calls(0, 30), 1),  # two days are few
        (calls(0, 10, 29), 1),
        (calls(0, 10, 30), 2),
        (calls(0, 0, 30), 1),  # several on one day count once
        ([*spread(5, 180), GAVE], 2),
        ([*spread(6, 179), GAVE], 2),
        ([*spread(6, 180), GAVE], 3),
        ([*spread(6, 180), GOT], 3),
        (spread(6, 180), 2),
        ([*spread(11, 365), GAVE, GOT], 3),
        ([*spread(12, 364), GAVE, GOT], 3),
        ([*spread(12, 365), GAVE, GOT], 4),
        ([*spread(12, 365), GAVE], 3),
        ([*spread(12, 365), GOT], 3),
        ([sat(49.98)], 1),
        ([sat(50)], 3),
        ([sat(89.98)], 3),
        ([sat(90)], 4),
        ([sat(200)], 4),
        ([sat(200), GAVE], 4),
        ([sat(199.98), GAVE, GOT], 4),
        ([sat(200), GAVE, GOT], 5),
    ],
)
def test_the_first_row_that_fits(lines: list[Event], number: int) -> None:
    found = stage_of(person("ana", *lines))
    assert found.number == number
    assert found.word == ("known of", "met", "acquaintance", "friendly", "friend", "close")[number]
    assert found.evidence


@pytest.mark.parametrize(
    ("fields", "number"),
    [
        ({"met": ago(0)}, 1),
        ({"met": ahead(1)}, 0),
        ({"via": ["bo"]}, 1),
        ({"circle": "inner"}, 0),
        ({"kin": True}, 0),
        ({"daily_life": True}, 0),
        ({"stage": "close"}, 5),
        ({"stage": "known of", "met": ago(3)}, 0),
        ({"met": "2026-03"}, 1),
    ],
)
def test_what_a_file_without_lines_says(fields: dict[str, Any], number: int) -> None:
    assert stage_of(person("ana", **fields), person("bo")).number == number


@pytest.mark.parametrize(
    ("kind", "minutes"),
    [
        *(("meal", 90), ("visit", 90), ("meeting", 60), ("coffee", 60), ("event", 120)),
        *(("call", 30), ("video", 30), ("letter", 15), ("email", 3), ("message", 3)),
        *(("met", 0), ("gave", 0), ("received", 0), ("introduced", 0), ("wrote", 0), ("note", 0)),
    ],
)
def test_the_length_a_kind_is_taken_to_have(kind: str, minutes: int) -> None:
    assert stage_of(person("ana", line(f"{ago(1)} {kind}"))).minutes == minutes
    given = 0 if kind in {"wrote", "note"} else 7
    assert stage_of(person("ana", line(f"{ago(1)} {kind}", minutes=7))).minutes == given


def test_time_at_work_is_told_and_does_not_count() -> None:
    found = stage_of(person("ana", sat(80, context="work"), sat(10, context="choir")))
    assert (found.number, found.minutes, found.work) == (1, 600, 80 * 60)
    assert found.sentence == (
        "Met: one day noted, 10 March 2026, about 10 h in the log and about 80 h at work."
    )
    own = stage_of(person("ana", sat(80, context="work"), sat(10), stage="friend"))
    assert own.sentence == (
        "“Friend” is your own word. About 10 h in the log and about 80 h at work."
    )


def test_lines_ahead_count_for_nothing_yet() -> None:
    tomorrow = line(f"{ahead(1)} visit", minutes=6000)
    assert stage_of(person("ana", tomorrow)).number == 0
    assert stage_of(person("ana", tomorrow), today=TODAY.replace(day=16)).number == 4
    helped = [*spread(6, 180), line(f"{ahead(1)} gave")]
    assert stage_of(person("ana", *helped)).number == 2


def test_a_line_of_anothers_file_gives_day_and_hours() -> None:
    bo = person("bo", sat(60, with_=["ana"]))
    found = stage_of(person("ana"), bo)
    assert (found.number, found.minutes) == (3, 3600)
    assert found.evidence[0].file == "contacts/bo.md"


def test_contact_is_all_that_another_file_carries() -> None:
    bo = person("bo", line(f"{ago(0)} gave", with_=["ana"]), line(f"{ago(0)} received"))
    assert stage_of(person("ana", *spread(6, 180)), bo).number == 2


@pytest.mark.parametrize(("named", "number"), [(4, 4), (5, 1)])
def test_a_crowd_gives_a_day_and_no_hours(named: int, number: int) -> None:
    others = ["ana", "bo", "cy", "di", "ed"][:named]
    assert stage_of(person("ana"), person("xi", sat(90, with_=others))).number == number
    assert (
        stage_of(person("ana", sat(90, with_=["b", "c", "d", "e", "f"][:named]))).number == number
    )


def test_a_group_gives_days_for_the_first_stages_only() -> None:
    meetings = [
        line(f"{ago(each)} meeting", minutes=600, with_=["ana"])
        for each in (0, 10, 20, 100, 180, 200, 300, 365, 380, 390, 391, 392)
    ]
    club = person("club", *meetings, kind="group")
    ana = person("ana", line(f"{ago(0)} gave"), line(f"{ago(0)} received"))
    assert stage_of(ana, club).number == 2
    assert stage_of(ana, club).minutes == 0
    with_one = replace(ana, history=(*ana.history, *person("x", *spread(5, 200)).history))
    assert stage_of(with_one, club).number == 2  # six days, but five with nobody else there


def test_the_household_gives_days_and_no_hours() -> None:
    bo = person("bo", *spread(6, 180), sat(90), household="x")
    ana = person("ana", household="x")
    assert (stage_of(ana, bo).number, stage_of(ana, bo).minutes) == (2, 0)
    helped = person("ana", line(f"{ago(1)} gave"), household="x")
    assert stage_of(helped, bo).number == 3
    assert stage_of(person("ana", household="y"), bo).number == 0


@pytest.mark.parametrize(
    ("fields", "helped"),
    [
        ({"promises": [promise("me", ago(9), closed=True)]}, True),
        ({"promises": [promise("me", ago(9))]}, False),
        ({"promises": [promise("them", ago(9), closed=True)]}, False),
        ({"promises": [promise("me", closed=True)]}, False),  # kept on no day: dates no help
        ({"promises": [replace(promise("me", ago(9), closed=True), dropped=True)]}, False),
        ({"promises": [promise("me", ahead(1), closed=True)]}, False),
        ({"promises": [replace(promise("me", closed=True), done=day(ago(0)))]}, True),
        ({"promises": [replace(promise("me", ago(9), closed=True), done=day(ahead(1)))]}, False),
        ({"needs": [need(f"{ago(20)} open", "x", slot(f"{ago(9)} me", closed=True))]}, True),
        ({"needs": [need(f"{ago(20)} open", "x", slot(f"{ago(9)} me"))]}, False),
        ({"needs": [need(f"{ago(20)} open", "x", slot(f"{ago(9)} bo", closed=True))]}, False),
        ({"needs": [need(f"{ago(20)} open", "x", slot(f"{ahead(1)} me", closed=True))]}, False),
    ],
)
def test_slots_and_promises_kept_are_help_and_no_contact(
    fields: dict[str, Any], *, helped: bool
) -> None:
    assert stage_of(person("ana", *spread(6, 180), **fields)).number == (3 if helped else 2)
    assert stage_of(person("ana", **fields)).number == 0


def test_your_own_word_wins_and_is_shown_as_yours() -> None:
    found = stage_of(person("ana", sat(100), stage="acquaintance", met="2020"))
    assert (found.number, found.own, found.unknown) == (2, True, False)
    assert found.sentence == "“Acquaintance” is your own word. About 100 h in the log."
    assert [e.text for e in found.evidence] == ["stage: acquaintance"]


def test_silence_never_lowers_a_stage() -> None:
    ana = person("ana", sat(90))
    assert stage_of(ana, today=TODAY.replace(year=2066)) == stage_of(ana)


ASK = "You have known Ruth since 1999: what would you call it?"


@pytest.mark.parametrize(
    ("lines", "fields", "unknown"),
    [
        ([], {"met": "1999"}, True),  # a friend of 25 years with a new file
        (calls(0), {"met": "1999"}, True),
        (calls(0, 1), {"met": "1999"}, False),  # with the first meeting, three days
        ([line(f"{ago(2)} note")], {"met": "1999"}, True),
        ([], {"met": "1999", "stage": "friend"}, False),
        ([], {}, False),
        ([], {"met": ago(365)}, False),
        ([], {"met": ago(366)}, True),
        (calls(10), {"met": ago(375)}, False),
        (calls(10), {"met": ago(376)}, True),
        ([line(f"{ahead(3)} life")], {"met": ago(366)}, True),  # what lies ahead is no line yet
        ([line(f"{ahead(3)} life")], {"met": ago(364)}, False),  # nor is the log's beginning
        ([line(f"{ago(300)} note")], {"met": ago(500)}, False),
        (calls(3), {"met": "2025-02-28"}, True),
        (calls(0), {"met": "2025-03"}, True),  # a month counts on its first day
        (calls(14), {"met": "2025-03"}, False),
    ],
)
def test_where_the_log_cannot_know(
    lines: list[Event], fields: dict[str, Any], *, unknown: bool
) -> None:
    found = stage_of(person("ruth", *lines, **fields))
    assert found.unknown is unknown
    assert bool(found.question) is unknown
    if unknown:
        assert found.evidence[0].text == f"met: {fields['met']}"


def test_a_leap_year_is_not_a_year_of_365_days() -> None:
    ruth = person("ruth", line("2024-03-01 call"), met="2023-03-02")
    assert not stage_of(ruth).unknown  # 365 days, over a leap day
    assert stage_of(person("ruth", line("2024-03-01 call"), met="2023-03-01")).unknown


def test_a_line_of_anothers_file_is_a_line_about_them() -> None:
    ruth = person("ruth", met=ago(700))
    assert stage_of(ruth).unknown
    assert not stage_of(ruth, person("bo", line(f"{ago(600)} meal", with_=["ruth"]))).unknown
    assert stage_of(ruth, person("bo", line(f"{ago(600)} note", with_=["ruth"]))).unknown


@pytest.mark.parametrize(
    ("fields", "question"),
    [
        ({}, ASK),
        ({"kin": True}, ASK),
        ({"daily_life": True}, ""),
        ({"status": "died"}, ""),
        ({"status": "apart"}, ""),
        ({"status": "lost"}, ""),
        ({"status": "paused"}, ASK),
        ({"snooze": ahead(9)}, ASK),
    ],
)
def test_whom_the_question_is_asked_of(fields: dict[str, Any], question: str) -> None:
    found = stage_of(person("ruth", met="1999", **fields))
    assert (found.unknown, found.question) == (True, question)


@pytest.mark.parametrize("fields", [{"kind": "group"}, {"kind": "organisation"}])
def test_only_persons_have_a_stage(fields: dict[str, Any]) -> None:
    assert ground(person("club", *calls(0), **fields)).person.stage is None
    assert ground(me(), me=me()).person.stage is None


SENTENCES: list[tuple[Contact, str]] = [
    (person("ana"), "Known of: no meeting noted yet."),
    (person("ana", via=["bo"]), "Met: you were introduced."),
    (person("ana", met="2026-02"), "Met: one day noted, February 2026."),
    (
        person("ana", line(f"{ago(0)} coffee"), *calls(10, 30)),
        "Acquaintance: 3 days noted, 13 February 2026 to 15 March 2026, about 1 h in the log.",
    ),
    (
        person("ana", *spread(6, 180), GAVE),
        "Friendly: 6 days noted, 16 September 2025 to 15 March 2026, 6 min in the log, and help.",
    ),
    (person("ana", sat(90), GAVE, GOT), "Friend: about 90 h in the log, and help both ways."),
    (person("ana", sat(51)), "Friendly: about 51 h in the log."),
    (person("ana", stage="close"), "“Close” is your own word."),
    (person("ana", spoilt=True), ""),
]


@pytest.mark.parametrize(("contact", "said"), SENTENCES)
def test_the_sentence(contact: Contact, said: str) -> None:
    assert stage_of(contact, person("bo")).sentence == said


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(1, "1 min"), (59, "59 min"), (60, "about 1 h"), (89, "about 1 h"), (91, "about 2 h")],
)
def test_lengths_are_said_roughly(minutes: int, said: str) -> None:
    assert about(minutes) == said


def test_days_among_others_are_told_as_such() -> None:
    club = person(
        "club", *(line(f"{ago(n)} meeting", with_=["ana"]) for n in (0, 40)), kind="group"
    )
    bo = person("bo", line(f"{ago(9)} call"), household="x")
    ana = person("ana", line(f"{ago(3)} message"), household="x")
    assert stage_of(ana, club, bo).sentence == (
        "Acquaintance: 4 days noted, 2 of them in a larger group, 1 of them with the household,"
        " 3 February 2026 to 15 March 2026, 3 min in the log."
    )
    assert stage_of(person("ana"), club).sentence == (
        "Met: 2 days noted, all in a larger group, 3 February 2026 to 15 March 2026."
    )
    assert stage_of(person("ana", household="x"), bo).sentence == (
        "Met: one day noted, with the household, 6 March 2026."
    )


def test_a_stage_rests_on_as_many_lines_as_its_rule_asks_for() -> None:
    days = stage_of(person("ana", *spread(20, 200), GAVE))
    assert [str(e.date) for e in days.evidence] == [
        *(ago(200), ago(4), ago(3), ago(2), ago(1), ago(0), ago(0)),
    ]
    assert days.evidence[-1].text.startswith("gave")
    long = stage_of(person("ana", sat(10), sat(45), sat(1), sat(40)))
    assert [e.line for e in long.evidence] == [12, 14, 11]
    assert [e.line for e in stage_of(person("ana", sat(50), sat(30))).evidence] == [11]
    both = [*(line(f"{ago(n)} {kind}") for n in (99, 98) for kind in ("gave", "received"))]
    close = stage_of(person("ana", sat(120), *both, sat(80), sat(1)))
    assert [e.line for e in close.evidence] == [11, 16, 14, 15]  # the time, and the latest help
    friendly = stage_of(person("ana", *both, *spread(6, 180)))
    assert friendly.evidence[-1].line == 13
    friend = stage_of(person("ana", *both, *spread(12, 365)))
    assert [e.line for e in friend.evidence[-2:]] == [13, 14]
    met = stage_of(person("ana", *calls(0, 9)))
    assert [str(e.date) for e in met.evidence] == [ago(9), ago(0)]


def test_a_four_day_conference_is_one_meeting() -> None:
    talks = [line(f"{ago(each)} event") for each in (103, 102, 101, 100)]
    found = stage_of(person("ana", *talks, met=ago(103)))
    assert (found.number, found.minutes) == (1, 480)


def test_twins_are_two() -> None:
    tom, tim = person("tom-bell", sat(90), name="T. Bell"), person("tim-bell", name="T. Bell")
    assert (stage_of(tom, tim).number, stage_of(tim, tom).number) == (4, 0)


def test_every_threshold_is_a_setting() -> None:
    loose = Stages(
        acquaintance_count=2, acquaintance_days=1, friendly_hours=1, untold_days=1, untold_count=9
    )
    assert stage_of(person("ana", *calls(0, 1)), stages=loose).number == 2
    assert stage_of(person("ana", sat(1)), stages=loose).number == 3
    assert stage_of(person("ana", *calls(0, 1), met=ago(9)), stages=loose).unknown


def test_what_a_crowd_is_and_how_long_a_call_is_are_settings() -> None:
    bo = person("bo", line(f"{ago(1)} visit", minutes=9000, with_=["ana", "cy", "di"]))
    assert stage_of(person("ana"), bo).number == 4
    assert stage_of(person("ana"), bo, crowd=2).number == 1
    near = ground(person("ana"), bo, crowd=3).person.days
    assert [day.crowd for day in near] == [False]
    assert [day.crowd for day in ground(person("ana"), bo, crowd=2).person.days] == [True]
    call = person("ana", line(f"{ago(1)} call"))
    assert stage_of(call, lengths=Lengths(call=45)).minutes == 45
    assert stage_of(call, lengths=Lengths(meal=45)).minutes == 30
    own = {**DEFAULTS.kinds, "walk": Kind("walk", "Walk", contact=True, minutes=20)}
    assert stage_of(person("ana", line(f"{ago(1)} walk")), kinds=own).minutes == 20
