"""The season of looking: who would want to hear it, old ties, referrals, and when it is enough."""

# ruff: noqa: ANN401  a builder passes on whatever fields a test names

from typing import Any

import pytest

from netcrm.model import Contact
from netcrm.queries.morning import morning
from netcrm.views.morning.items import LOOKING, TITLES, Item
from netcrm.views.morning.page import SECTIONS
from tests.views.build import TODAY, ago, ahead, items, line, me, need, person, ref, world

SEASON: dict[str, Any] = {"season": "looking"}


def looking(section: str, *contacts: Contact, **settings: Any) -> tuple[Item, ...]:
    return items(section, *contacts, **{**SEASON, **settings})


def ids(section: str, *contacts: Contact, **settings: Any) -> list[str]:
    return [item.id for item in looking(section, *contacts, **settings)]


def friend(identity: str, days: int = 60, **fields: Any) -> Contact:
    fields = {"stage": "friend", "circle": "active", **fields}
    return person(identity, line(f"{ago(days)} call"), **fields)


def test_the_sections_stand_behind_needs_in_this_season_alone() -> None:
    ana = friend("ana")
    working = [section.name for section in morning(world(ana)).sections]
    assert not set(working) & set(LOOKING)
    found = [section.name for section in morning(world(ana, **SEASON)).sections]
    assert found == ["today", "needs", *LOOKING, *working[2:]] == list(TITLES)
    assert set(TITLES) - set(SECTIONS) == {"paths"}


# tell


@pytest.mark.parametrize(
    ("stage", "told"),
    [
        *(("met", False), ("acquaintance", False)),
        *(("friendly", True), ("friend", True), ("close", True)),
    ],
)
def test_stages_three_to_five_would_want_to_hear_it(stage: str, *, told: bool) -> None:
    assert ids("tell", friend("ana", stage=stage)) == (["ana"] if told else [])


def test_from_which_stage_on_is_a_setting() -> None:
    assert ids("tell", friend("ana", stage="acquaintance"), tell_stage=2) == ["ana"]
    assert ids("tell", friend("ana"), tell_stage=5) == []
    assert ids("reconnect", friend("ana", 2000), tell_stage=5) == []
    assert ids("reconnect", friend("ana", 2000), tell_stage=4) == ["ana"]


@pytest.mark.parametrize(("days", "told"), [(29, False), (30, True)])
def test_who_had_a_word_from_you_knows(days: int, *, told: bool) -> None:
    assert bool(ids("tell", friend("ana", days))) is told
    wrote = person("ana", line(f"{ago(days)} wrote"), line(f"{ago(90)} call"), stage="friend")
    assert bool(ids("tell", wrote)) is told


def test_a_crowd_is_no_word_with_you() -> None:
    club = person("club", line(f"{ago(3)} meeting", with_=["ana"]), kind="group")
    assert ids("tell", friend("ana"), club) == ["ana"]


@pytest.mark.parametrize(
    "fields",
    [
        {"needs": [need(f"{ago(400)} open")]},
        {"status": "paused"},
        {"status": "lost"},
        {"status": "apart"},
        {"status": "died"},
        {"snooze": ahead(1)},
        {"daily_life": True},
        {"household": "blue"},
    ],
)
def test_whom_nobody_is_sent_to(fields: dict[str, Any]) -> None:
    assert ids("tell", friend("ana", **fields), me=me(household="blue")) == []
    assert ids("reconnect", friend("ana", 1200, **fields), me=me(household="blue")) == (
        ["ana"] if fields.keys() & {"household", "daily_life"} and "household" in fields else []
    )


@pytest.mark.parametrize(("days", "told"), [(90, False), (91, True)])
def test_a_hard_time_comes_first(days: int, *, told: bool) -> None:
    hard = line(f"{ago(days)} life", "Surgery", hard=True)
    ana = person("ana", hard, line(f"{ago(200)} call"), stage="friend")
    assert bool(ids("tell", ana)) is told


def test_the_closest_come_first_and_what_was_heard_opens_the_line() -> None:
    heard = person(
        "ana", line(f"{ago(80)} heard", "The exam"), line(f"{ago(60)} call"), stage="friendly"
    )
    found = looking("tell", heard, friend("bo", stage="close"), friend("cy"))
    assert [item.id for item in found] == ["bo", "cy", "ana"]
    assert found[2].text == (
        "The exam. Last noted on 14 January 2026. Would want to hear it from you."
    )
    assert found[2].evidence[0].text == "The exam"


# reconnect


def test_old_ties_of_three_and_more_and_they_are_told_of_once() -> None:
    old = [friend("ana", 1095), friend("bo", 1095, stage="acquaintance"), friend("cy", 1094)]
    assert ids("reconnect", *old) == ["ana", "cy"]  # long ago; long quiet
    assert ids("tell", *old) == []
    assert [item.id for item in items("quiet", *old)] == ["cy"]
    assert ids("quiet", *old) == []
    (item,) = looking("reconnect", old[0])
    assert item.text.endswith("people expect. A question for advice is always in order.")


def test_a_note_that_rests_with_them_is_enough() -> None:
    wrote = person("ana", line(f"{ago(3)} wrote"), line(f"{ago(1200)} call"), stage="friend")
    assert ids("reconnect", wrote) == []


# referral


def test_who_carries_a_referral_with_nothing_to_see_to_first() -> None:
    helped = line(f"{ago(60)} gave")
    ana = person("ana", helped, stage="friendly")
    assert ids("referral", ana) == ["ana"]
    assert ids("referral", person("ana", line(f"{ago(60)} call"), stage="friendly")) == []
    recent = line(f"{ago(89)} asked", size="introduction", outcome="no")
    assert ids("referral", person("ana", helped, recent, stage="friendly")) == []
    assert ids("referral", person("ana", helped, line(f"{ago(1)} wrote"), stage="friendly")) == []


def test_ties_in_the_middle_come_first() -> None:
    stages = ("close", "friend", "friendly")
    people = [person(s, line(f"{ago(60)} gave"), stage=s) for s in stages]
    offer = line(f"{ago(40)} offered-me", size="referral")
    near = person("acq", offer, line(f"{ago(60)} gave"), stage="acquaintance")
    assert ids("referral", *people, near) == ["friendly", "acq", "friend", "close"]


def test_the_evidence_is_that_of_the_answer() -> None:
    ana = person("ana", line(f"{ago(60)} gave", "A lamp"), stage="friendly")
    (item,) = looking("referral", ana)
    assert "A lamp" in {one.text for one in item.evidence}


# enough


def open_lines(section: str, *contacts: Contact, **settings: Any) -> list[str]:
    found = looking(section, *contacts, **settings)
    return [item.id for item in found if not item.folded]


def test_two_kind_notes_a_day_then_stop() -> None:
    people = [friend(name) for name in ("ana", "bo", "cy", "dee")]
    assert open_lines("tell", *people) == ["ana", "bo"]
    assert len(looking("tell", *people)) == len(people)
    wrote = person("eve", line(f"{ago(0)} wrote"), line(f"{ago(1)} wrote"))
    assert open_lines("tell", *people, wrote) == ["ana"]
    both = person("eve", line(f"{ago(0)} wrote"), line(f"{ago(0)} wrote", "Again"))
    assert open_lines("tell", *people, both) == []
    assert open_lines("tell", *people, tell_notes=3) == ["ana", "bo", "cy"]


@pytest.mark.parametrize(("days", "full"), [(0, True), (6, True), (7, False)])
def test_five_asks_are_a_full_week(days: int, *, full: bool) -> None:
    asks = [person(f"p{n}", line(f"{ago(days)} asked", size="advice")) for n in range(5)]
    ana = person("ana", line(f"{ago(60)} gave"), stage="friendly")
    assert open_lines("referral", ana, *asks) == ([] if full else ["ana"])
    assert open_lines("referral", ana, *asks[1:]) == ["ana"]
    said = morning(world(ana, *asks, **SEASON)).greeting
    assert said.endswith("and this one is full.") is full


def test_coming_back_lists_them_too() -> None:
    found = morning(world(friend("ana"), **SEASON))
    assert found.welcome_back
    assert [item.id for s in found.sections if s.name == "tell" for item in s.items] == ["ana"]


def test_the_goal_is_said_in_your_own_words() -> None:
    found = morning(world(me=me(goal="A bench of my own"), **SEASON))
    assert found.greeting == (
        "Looking for: A bench of my own."
        " Two kind notes a day, then stop. Five asks are a full week."
    )
    assert morning(world(**SEASON)).greeting.startswith("Two kind notes a day")
    assert morning(world(me=me(goal="A bench"))).greeting == ""


def test_a_week_that_began_in_another_month_counts() -> None:
    first = TODAY.replace(day=1)
    asks = [person(f"p{n}", line("2026-02-26 asked")) for n in range(5)]
    ana = person("ana", line(f"{ago(60)} gave"), stage="friendly")
    assert open_lines("referral", ana, *asks, today=first) == []


# paths


GUILD = person("guild", kind="organisation", name="The Guild")


@pytest.mark.parametrize("goal", ["A bench at [[guild]]", "To meet [[margit]]", "Dovetails"])
def test_ways_to_whom_the_goal_means(goal: str) -> None:
    there = line("2026-01-02 meeting", "Over the plans", with_=["margit"])
    ana = person("ana", line(f"{ago(60)} gave"), there, stage="friendly")
    margit = person("margit", work="Dovetails", organisation=ref("guild"), name="Margit Vale")
    (item,) = looking("paths", ana, margit, GUILD, me=me(goal=goal))
    assert item.id == "ana"
    assert item.text.startswith("Could introduce you to Margit Vale.")
    assert "Over the plans" in {one.text for one in item.evidence}
    assert looking("paths", ana, margit, GUILD, me=me(goal="Peace")) == ()
    assert looking("paths", ana, margit, GUILD, me=me()) == ()
