"""The whole page: order, front lines, seasons, and coming back after a while."""

from dataclasses import replace
from typing import Any

import pytest

from netcrm.queries.followups import followups
from netcrm.queries.morning import morning
from netcrm.queries.needs import all_needs, open_needs, promises
from netcrm.queries.row import row
from netcrm.views.morning.items import TITLES, SectionName
from tests.views.build import ago, ahead, day, items, line, need, person, promise, slot, world

ORDER: list[SectionName] = [
    "today",
    "needs",
    "life",
    "promises",
    "met",
    "thanks",
    "quiet",
    "theirs",
]


def crowd() -> tuple[Any, ...]:
    """Several people with something in most sections; somebody wrote of yesterday."""
    return (
        person("a", birthday="03-15"),
        person("b", birthday="03-29"),
        person("c", needs=[need(f"{ago(9)} open", "Dinners", slot(f"{ahead(2)} open"))]),
        person("d", line(f"{ago(1)} life", hard=True)),
        person("e", promises=[promise("me", ago(2)), promise("them", ago(1))]),
        person("f", met=ago(3)),
        person("g", line(f"{ago(9)} received")),
        person("h", line(f"{ago(70)} call"), circle="close"),
    )


def test_sections_stand_in_their_order_empty_or_not() -> None:
    for contacts in ((), crowd()):
        found = morning(world(*contacts))
        assert [section.name for section in found.sections] == ORDER
        assert [section.title for section in found.sections] == [TITLES[name] for name in ORDER]


@pytest.mark.parametrize("front", [0, 1, 5, 100])
def test_the_first_lines_are_in_front_and_folded_ones_never(front: int) -> None:
    found = morning(world(*crowd(), front=front))
    lines = [item for section in found.sections for item in section.items]
    open_lines = [item for item in lines if not item.folded]
    assert [item.id for item in open_lines] == ["a", "c", "d", "e", "f", "g", "h", "e"]
    assert [item.front for item in open_lines] == [n < front for n in range(8)]
    assert not any(item.front for item in lines if item.folded)
    assert found.folded == 9 - min(front, 8)


def test_every_line_has_its_evidence_with_file_and_line() -> None:
    found = morning(world(*crowd()))
    for section in found.every:
        for item in section.items:
            assert item.evidence
            assert all(e.file == f"contacts/{item.id}.md" and e.line > 1 for e in item.evidence)
            assert all(e.text for e in item.evidence)


# seasons


def test_a_season_of_rest_stops_clocks_while_needs_and_promises_stay() -> None:
    resting = f"resting until {ahead(1)}"
    assert items("quiet", *crowd(), season=resting) == ()
    for section in ("needs", "promises"):
        assert items(section, *crowd(), season=resting) == items(section, *crowd())
    found = morning(world(*crowd(), season=resting))
    assert found.season == "resting"
    assert found.greeting == (
        "Resting until 16 March 2026: the clocks stand still; needs and promises stay."
    )


@pytest.mark.parametrize(
    ("setting", "name"),
    [
        ("working", "working"),
        ("looking", "looking"),
        ("resting", "resting"),
        ("Resting  until 2026-04", "resting"),
        (f"resting until {ago(0)}", "working"),  # the day itself is a working day again
        ("resting until 2026-02-30", "working"),
        ("hibernating", "working"),
    ],
)
def test_the_season(setting: str, name: str) -> None:
    assert morning(world(season=setting)).season == name


# coming back


@pytest.mark.parametrize(("days", "back"), [(20, False), (21, True), (400, True)])
def test_after_three_weeks_without_a_line_no_backlog_is_listed(days: int, *, back: bool) -> None:
    ana = person(
        "ana",
        line(f"{ago(days)} call"),
        line(f"{ahead(3)} call"),
        cadence=7,
        birthday="03-16",
        promises=[promise("me", ago(30)), promise("me", ahead(2)), promise("them", ago(1))],
    )
    found = morning(world(ana))
    assert found.welcome_back is back
    assert found.greeting.startswith("Welcome back. Nothing was noted since ") is back
    listed = [(s.name, item.date) for s in found.sections for item in s.items]
    assert ("quiet" in dict(listed)) is not back
    assert ("theirs" in dict(listed)) is not back
    assert len([name for name, _ in listed if name == "promises"]) == (1 if back else 2)
    assert "today" in dict(listed)
    assert sum(len(s.items) for s in found.every) == 5
    assert [item.text for s in found.every for item in s.items if item.backlog and item.front] == []


@pytest.mark.parametrize(
    "fields",
    [
        {"needs": [need(f"{ago(3)} open")]},
        {
            "needs": [
                need(f"{ago(90)} open", "Dinners", replace(slot(f"{ago(3)} me"), done=day(ago(3))))
            ]
        },
        {"promises": [promise("me", ahead(9))], "history": 3},
        {"met": ago(3)},
    ],
)
def test_any_line_anywhere_ends_it(fields: dict[str, Any]) -> None:
    history = [line(f"{ago(fields.pop('history'))} note")] if "history" in fields else []
    bo = person("bo", *history, **fields)
    assert not morning(world(person("ana", line(f"{ago(90)} call")), bo)).welcome_back


def test_a_line_in_my_own_file_is_a_line() -> None:
    mine = person("me", line(f"{ago(3)} note"), file="me.md")
    assert not morning(world(person("ana", line(f"{ago(90)} call")), me=mine)).welcome_back


def test_nobody_comes_back_to_an_empty_log() -> None:
    assert not morning(world(person("ana", met="1999"))).welcome_back


# lists


def test_follow_ups_come_by_status_then_circle() -> None:
    people = [
        person("a", line(f"{ago(70)} call"), circle="close"),
        person("b", line(f"{ago(25)} call"), circle="close"),
        person("c", line(f"{ago(15)} call"), circle="inner"),
        person("d", line(f"{ago(200)} call"), circle="wide"),
        person("e", line(f"{ago(200)} call"), circle="active"),
        person("f", line(f"{ago(1)} call"), circle="close"),
        person("g", line("1999 call")),
        person("h", line(f"{ago(70)} call"), circle="close", status="apart"),
        person("i", line(f"{ago(70)} call"), kind="group", circle="close"),
    ]
    found = followups(world(*people))
    assert found == (
        ("soon", "b"),
        ("while", "d"),
        ("quiet", "c"),
        ("quiet", "a"),
        ("quiet", "e"),
        ("long-ago", "g"),
    )


def test_needs_and_promises_of_everyone() -> None:
    ask = world(
        person("a", needs=[need(f"{ago(3)} open"), need(f"{ago(9)} done")]),
        person("b", needs=[need(f"{ago(5)} open")], promises=[promise("me", ago(1))]),
        person("c", needs=[need(f"{ago(4)} open")], promises=[promise("me")], status="died"),
        person(
            "d", promises=[promise("them", closed=True), promise("me"), promise("me", ahead(6))]
        ),
        person("e", promises=[promise("me", ahead(7)), promise("me", ahead(0))]),
    )
    assert [(r.owner.id, r.need.state) for r in open_needs(ask)] == [("b", "open"), ("a", "open")]
    assert [r.owner.id for r in all_needs(ask)] == ["a", "c", "b", "a"]
    assert [(r.owner.id, r.when) for r in promises(ask)] == [
        ("b", "overdue"),
        ("e", "week"),
        ("d", "week"),
        ("e", "later"),
        ("d", "closed"),
        ("d", "someday"),
    ]


def test_a_row_has_what_lists_show() -> None:
    ana = person(
        "ana",
        line(f"{ago(70)} call"),
        circle="close",
        groups=["club", "Choir", "Club"],
        tags=("old",),
        location="Asheville",
    )
    found = row(world(ana, person("club", kind="group")), "ana")
    assert (found.status, found.words, found.groups) == ("quiet", "quiet", ("club", "Choir"))
    assert (found.tags, found.circle, found.location) == (("old",), "close", "Asheville")
    assert found.next_due is not None
