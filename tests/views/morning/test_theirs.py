"""What others promised you, unless they have enough to carry."""

from typing import Any

import pytest

from tests.views.build import ago, ahead, items, line, need, person, promise


@pytest.mark.parametrize(("days", "shown"), [(7, 0), (6, 1), (0, 1), (-90, 1)])
def test_theirs_overdue_and_this_week(days: int, shown: int) -> None:
    assert len(items("theirs", person("ana", promises=[promise("them", ahead(days))]))) == shown


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"needs": [need(f"{ago(900)} open", until=ago(800))]}, 0),
        ({"needs": [need(f"{ago(9)} done"), need(f"{ago(9)} dropped")]}, 1),
        ({"snooze": ahead(1)}, 0),
        ({"snooze": ago(0)}, 1),
    ],
)
def test_theirs_are_silent_while_they_need_something(fields: dict[str, Any], shown: int) -> None:
    ana = person("ana", promises=[promise("them", ago(3))], **fields)
    assert len(items("theirs", ana)) == shown


@pytest.mark.parametrize(("days", "shown"), [(-1, 1), (0, 0), (90, 0), (91, 1)])
def test_theirs_are_silent_after_a_hard_event(days: int, shown: int) -> None:
    promised = [promise("them", ago(3))]
    hard = person("ana", line(f"{ago(days)} life", hard=True), promises=promised)
    light = person("ana", line(f"{ago(days)} life"), promises=promised)
    assert len(items("theirs", hard)) == shown
    assert len(items("theirs", light)) == 1


@pytest.mark.parametrize(("days", "shown"), [(14, 1), (13, 0), (3, 0)])
def test_a_promise_you_wrote_about_rests(days: int, shown: int) -> None:
    ana = person("ana", line(f"{ago(days)} wrote"), promises=[promise("them", ago(20))])
    assert len(items("theirs", ana)) == shown


@pytest.mark.parametrize(("due", "shown"), [(3, 0), (4, 0), (2, 1)])
def test_a_promise_due_after_you_wrote_does_not_rest(due: int, shown: int) -> None:
    ana = person("ana", line(f"{ago(3)} wrote"), promises=[promise("them", ago(due))])
    assert len(items("theirs", ana)) == shown
