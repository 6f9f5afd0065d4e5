"""The quiet ones, by circle, opening with something heard."""

from typing import Any

import pytest

from netcrm.config import Giving
from netcrm.model import Event
from netcrm.queries.followups import followups
from tests.views.build import (
    ago,
    ahead,
    items,
    line,
    need,
    one,
    person,
    promise,
    rhythm_of,
    slot,
    world,
)


@pytest.mark.parametrize(
    ("days", "status"),
    [(29, None), (30, "while"), (59, "while"), (60, "quiet"), (365, "long-quiet"), (1095, None)],
)
def test_the_quiet_ones(days: int, status: str | None) -> None:
    found = items("quiet", person("ana", line(f"{ago(days)} call"), circle="close"))
    assert [item.status for item in found] == ([status] if status else [])


def test_quiet_lines_open_with_something_heard() -> None:
    lines = [
        line(f"{ago(80)} heard", "Her exam, June"),
        line(f"{ago(75)} heard", "Picked up", done=ago(70)),
        line(f"{ago(74)} heard", "Picked up, no day", closed=True),
        line(f"{ahead(1)} heard", "Not yet"),
        line(f"{ago(70)} call"),
    ]
    found = one("quiet", person("ana", *lines, cadence=30))
    assert found.text.startswith("Her exam, June. Nothing noted since 4 January 2026;")
    assert found.evidence[0].text == "Her exam, June"


def test_quiet_lines_come_by_circle() -> None:
    people = [
        person("a", line(f"{ago(400)} call"), circle="known"),
        person("b", line(f"{ago(400)} call"), cadence=7),
        person("c", line(f"{ago(100)} call"), circle="close"),
        person("d", line(f"{ago(200)} call"), circle="close"),
        person("e", line(f"{ago(50)} call"), circle="inner"),
    ]
    assert [item.id for item in items("quiet", *people)] == ["e", "d", "c", "a", "b"]


@pytest.mark.parametrize(("days", "shown"), [(14, 1), (13, 0), (0, 0), (-1, 1)])
def test_a_note_of_yours_rests(days: int, shown: int) -> None:
    ana = person("ana", line(f"{ago(days)} wrote"), line(f"{ago(70)} call"), circle="close")
    assert len(items("quiet", ana)) == shown


GAVE = [line(f"{ago(days)} gave") for days in (100, 200, 300, 400, 500)]
NO = [line(f"{ago(days)} asked", outcome="no") for days in (90, 91)]


@pytest.mark.parametrize(
    ("lines", "fields", "shown"),
    [
        ([*GAVE, *NO], {}, 0),
        ([*GAVE[1:], *NO], {}, 1),
        ([*GAVE, *NO[1:]], {}, 1),
        ([*GAVE, NO[0], line(f"{ago(91)} asked", outcome="partly")], {}, 1),
        ([*GAVE, NO[0], line(f"{ago(91)} asked")], {}, 1),  # no answer is no no
        ([*GAVE, NO[0], line(f"{ago(91)} asked", outcome="withdrawn")], {}, 1),
        ([*GAVE, NO[0], line(f"{ahead(1)} asked", outcome="no")], {}, 1),
        ([*GAVE, *NO, line(f"{ago(900)} received")], {}, 1),
        ([*GAVE, *NO, line(f"{ahead(1)} received")], {}, 0),
        ([*GAVE[1:], *NO, line(f"{ahead(1)} gave")], {}, 1),
        ([*GAVE[1:], *NO], {"promises": [promise("me", ago(9), closed=True)]}, 0),
        ([*GAVE[1:], *NO], {"promises": [promise("me", ahead(9), closed=True)]}, 1),
        ([*GAVE, *NO], {"kin": True}, 1),
        ([*GAVE, *NO], {"needs": [need(f"{ago(90)} open")]}, 1),
        ([*GAVE, *NO], {"needs": [need(f"{ago(90)} done")]}, 0),
        ([*GAVE, *NO, line(f"{ago(90)} life", hard=True)], {}, 1),
        ([*GAVE, *NO, line(f"{ago(91)} life", hard=True)], {}, 0),
        ([*GAVE, *NO, line(f"{ago(20)} life")], {}, 0),
    ],
)
def test_no_clock_asks_for_more_where_help_went_one_way(
    lines: list[Event], fields: dict[str, Any], shown: int
) -> None:
    ana = person("ana", *lines, circle="close", **fields)
    assert len(items("quiet", ana)) == shown
    assert len(followups(world(ana))) == shown
    assert rhythm_of(ana).status == "quiet"  # what is so stays so, and is said when asked for


def test_how_often_that_is_are_settings() -> None:
    ana = person("ana", *GAVE[1:], *NO[1:], circle="close")
    assert items("quiet", ana, giving=Giving(given=4, refused=1)) == ()
    assert items("quiet", ana, giving=Giving(given=5, refused=1))
    assert items("quiet", ana, giving=Giving(given=4, refused=2))


def test_needs_and_hard_times_are_told_all_the_same() -> None:
    soup = need(f"{ago(9)} open", "Soup", slot(f"{ahead(1)} open"))
    ana = person("ana", *GAVE, *NO, line(f"{ago(8)} life", hard=True), needs=[soup], circle="close")
    assert items("needs", ana)
    assert items("life", ana)
