"""The quiet ones, by circle, opening with something heard."""

import pytest

from tests.views.build import ago, ahead, items, line, one, person


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
