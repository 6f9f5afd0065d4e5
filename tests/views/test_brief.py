"""The brief: what stands in it, what does not, and what each line rests on."""

# ruff: noqa: ANN401  a builder passes on whatever fields a test names

from typing import Any

import pytest

from netcrm.model import Contact
from netcrm.queries.brief import brief, has_brief
from netcrm.views.brief import TITLES, Brief, Said
from tests.views.build import ago, ahead, line, me, need, person, promise, slot, world


def told(contact: Contact, *others: Contact, **more: Any) -> Brief:
    return brief(world(contact, *others, **more), contact.id)


def lines(section: str, contact: Contact, *others: Contact, **more: Any) -> tuple[Said, ...]:
    found = told(contact, *others, **more)
    return next((part.lines for part in found.sections if part.name == section), ())


def texts(section: str, contact: Contact, *others: Contact, **more: Any) -> list[str]:
    found = lines(section, contact, *others, **more)
    return [f"{said.name}: {said.text}" if said.name else said.text for said in found]


def test_last_time_is_told_by_every_line_of_that_day() -> None:
    days = (line("2026-03-01 visit", "Soup"), line("2026-03-01 gave", "A lamp"))
    ana = person("ana", *days, line("2026-02-01 call", "Long ago"))
    assert texts("last", ana) == ["1 March 2026: Soup.", "1 March 2026: A lamp."]


def test_a_crowd_does_not_hide_the_last_time_you_spoke() -> None:
    club = person("club", line("2026-03-01 meeting", "Toasters", with_=["ana"]), kind="group")
    ana = person("ana", line("2026-02-01 call", "Her hip"))
    assert texts("last", ana, club) == ["1 March 2026: Toasters.", "1 February 2026: Her hip."]
    assert texts("last", person("bo", met="2026-01-05", met_at="the fair"), club) == [
        "5 January 2026: you met, the fair."
    ]


def test_what_was_heard_and_not_picked_up() -> None:
    heard = [line(f"{ago(400)} heard", "The exam"), line(f"{ago(9)} heard", "A cough", done=ago(2))]
    ahead_of_today = line(f"{ahead(1)} heard", "Not yet")
    assert texts("heard", person("ana", *heard, ahead_of_today)) == ["The exam. (8 February 2025)"]


@pytest.mark.parametrize(
    ("days", "hard", "there"),
    [
        *((-20, False, True), (43, False, True), (44, False, False)),
        *((44, True, True), (378, True, True), (379, True, False)),
    ],
)
def test_a_life_event_stays_while_the_morning_comes_back_to_it(
    days: int,
    hard: bool,  # noqa: FBT001  a table
    there: bool,  # noqa: FBT001
) -> None:
    ana = person("ana", line(f"{ago(days)} life", "Moved", hard=hard))
    assert bool(lines("heard", ana)) is there


def test_what_they_care_about_keeps_commas_apart() -> None:
    ana = person("ana", likes=("films", "tea"), offers=("a van, with a driver", "time"))
    assert texts("cares", ana) == ["Films and tea.", "Can help with a van, with a driver; time."]


def test_needs_with_slots_and_what_you_took() -> None:
    slots = (slot(f"{ahead(3)} open", "Curry"), slot(f"{ahead(4)} me", "Soup"))
    past = (slot(f"{ago(1)} open", "Gone"), slot(f"{ago(1)} me", "Past"))
    ana = person("ana", needs=[need(f"{ago(9)} open", "Dinners", *slots, *past)])
    assert texts("needs", ana) == [
        "Dinners (since 6 March 2026).",
        "Curry (18 March 2026) is still open.",
    ]
    assert texts("promises", ana) == ["Soup (you took 19 March 2026)."]
    assert texts("needs", person("bo", needs=[need(f"{ago(9)} done")])) == []


def test_your_promises_and_not_theirs() -> None:
    mine = promise("me", ahead(40), "The book")
    closed = promise("me", "", "Done", closed=True)
    ana = person("ana", promises=[mine, promise("them", ahead(1)), closed])
    assert texts("promises", ana) == ["The book (promised for 24 April 2026)."]


def test_an_early_ask_of_theirs_until_it_is_settled() -> None:
    ask = line("2026-03-01 asked-me", "Fifty", size="money", outcome="no")
    met = line("2026-03-01 met", "At a party")
    (found,) = texts("asked", person("rob", met, ask))
    assert found.endswith("It was early by your own measure; a no was fine.")
    settled = line("2026-03-01 asked-me", "Fifty", size="money", outcome="no", settled=True)
    assert texts("asked", person("rob", met, settled)) == []


def test_whom_you_have_in_common_once_by_what_says_most() -> None:
    ana = person(
        "ana",
        line("2026-03-01 visit", "Tea", with_=["bo", "cy", "dee"]),
        line("2026-02-01 introduced", "At last", to=["cy"]),
        via=["bo"],
    )
    others = (person("bo"), person("cy"), person("eve", via=["ana"]), person("dee", status="died"))
    assert texts("common", ana, *others) == [
        "Bo: Introduced you.",
        "Eve: Came to you through them.",
        "Cy: You introduced them to each other (1 February 2026).",
    ]
    assert texts("common", person("cy"), ana, *others[:1], *others[3:]) == [
        "Ana: You introduced them to each other (1 February 2026).",
        "Bo: Was there too (1 March 2026).",
    ]


def test_a_crowd_brings_nobody_together() -> None:
    six = [f"p{number}" for number in range(6)]
    ana = person("ana", line("2026-03-01 event", "Fair", with_=six))
    club = person("club", line("2026-03-01 meeting", "M", with_=["ana", "p1"]), kind="group")
    note = line("2026-03-02 note", "Said so", with_=["p2"])
    assert texts("common", ana, club, *map(person, six)) == []
    assert texts("common", person("ana", note), *map(person, six)) == []


def test_a_house_is_in_common_and_yours_is_not() -> None:
    pair = (person("ana", household="blue"), person("bo", household="blue"))
    assert texts("common", *pair) == ["Bo: Shares their house."]
    mine = me(household="blue")
    assert texts("common", pair[0], me=mine) == []


@pytest.mark.parametrize("status", ["lost", "apart", "died"])
def test_nothing_is_to_be_done_for_those_who_are_not_brought_up(status: str) -> None:
    full = {
        "needs": [need(f"{ago(9)} open")],
        "promises": [promise("me", ago(2))],
        "likes": ("tea",),
    }
    lines_ = (line(f"{ago(9)} heard", "An exam"), line(f"{ago(8)} visit", "Tea"))
    ana = person("ana", *lines_, status=status, **full)
    assert [part.name for part in told(ana).sections] == ["last", "cares"]
    assert not has_brief(world(ana), "ana")


def test_sections_stand_in_order_and_every_line_has_its_evidence() -> None:
    ana = person(
        "ana",
        line(f"{ago(9)} heard", "An exam"),
        line(f"{ago(8)} visit", "Tea", with_=["bo"]),
        needs=[need(f"{ago(9)} open")],
        promises=[promise("me", ago(2))],
        likes=("tea",),
    )
    found = told(ana, person("bo"))
    names = [part.name for part in found.sections]
    assert names == [name for name in TITLES if name in names]
    assert len(names) == len(TITLES) - 1
    assert found.lead
    assert found.evidence
    assert all(said.evidence for part in found.sections for said in part.lines)


def test_a_page_for_those_you_met_and_no_others() -> None:
    ana, bo = person("ana", line(f"{ago(8)} visit")), person("bo")
    club = person("club", line(f"{ago(8)} meeting"), kind="group")
    ask = world(ana, bo, club, me=me())
    assert [i for i in (*ask.ids(), "me") if has_brief(ask, i)] == ["ana"]
    assert ask.bucket("briefed", "") == ("ana",)
    assert brief(ask, "me").sections == ()
