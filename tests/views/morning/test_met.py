"""Someone newly met, before they forget you."""

from typing import Any

import pytest

from netcrm.model import Event
from tests.views.build import ago, ahead, items, line, one, person


@pytest.mark.parametrize(("days", "shown"), [(-1, 0), (0, 1), (14, 1), (15, 0)])
def test_first_met_in_the_last_fortnight(days: int, shown: int) -> None:
    assert len(items("met", person("ana", met=ago(days)))) == shown
    assert len(items("met", person("ana", line(f"{ago(days)} met")))) == shown


def test_it_opens_with_what_was_heard() -> None:
    lines = (line(f"{ago(3)} heard", "Her exam, June"), line(f"{ago(40)} heard", "Older"))
    found = one("met", person("ana", *lines, met=ago(3), met_at="the party"))
    assert found.text == (
        "Her exam, June. You met on 12 March 2026 (the party):"
        " write while they still know who you are."
    )
    assert [e.text for e in found.evidence] == ["Her exam, June", f"met: {ago(3)}"]


def test_a_month_is_said_as_one() -> None:
    assert one("met", person("ana", met="2026-03")).text.startswith("You met in March 2026: write")


@pytest.mark.parametrize(
    ("after", "shown"),
    [
        (line(f"{ago(4)} call"), 0),
        (line(f"{ago(5)} call"), 1),  # the day you met
        (line(f"{ago(5)} wrote"), 0),
        (line(f"{ago(4)} wrote"), 0),
        (line(f"{ahead(1)} wrote"), 1),
        (line(f"{ago(4)} note"), 1),
        (line(f"{ago(4)} event", with_=["a", "b", "c", "d", "e"]), 1),
        (line(f"{ago(5)} asked-me", size="money"), 0),
        (line(f"{ago(5)} asked-me", settled=True), 1),
        (line(f"{ago(4)} asked-me"), 1),
    ],
)
def test_no_word_since_and_no_ask_that_day(after: Event, shown: int) -> None:
    assert len(items("met", person("ana", after, met=ago(5)))) == shown


@pytest.mark.parametrize("fields", [{"kin": True}, {"daily_life": True}, {"kind": "group"}])
def test_not_for_family_or_those_seen_daily(fields: dict[str, Any]) -> None:
    assert items("met", person("ana", met=ago(5), **fields)) == ()


def test_not_for_your_own_house() -> None:
    mine = person("me", household=" Hill Road", file="me.md")
    assert items("met", person("ana", met=ago(5), household="hill road"), me=mine) == ()


def test_an_old_friend_noted_for_the_first_time_is_not_newly_met() -> None:
    assert items("met", person("ana", line(f"{ago(3)} call"))) == ()


def test_all_those_met_at_one_party_are_newly_met() -> None:
    named = ["ana", "b", "c", "d", "e"]
    bo = person("bo", line(f"{ago(3)} met", with_=named))
    assert [item.id for item in items("met", bo, *(person(i) for i in named))] == [
        *("ana", "b", "bo", "c", "d", "e")
    ]


def test_someone_met_before_is_not_newly_met() -> None:
    assert items("met", person("ana", line(f"{ago(3)} call"), met="1999")) == ()


def test_someone_seen_among_many_is_not_newly_met() -> None:
    club = person("club", line(f"{ago(3)} meeting", with_=["ana"]), kind="group")
    assert items("met", person("ana"), club) == ()


def test_their_housemates_days_are_not_theirs() -> None:
    bo = person("bo", met=ago(3), household="x")
    assert [item.id for item in items("met", bo, person("ana", household="x"))] == ["bo"]
