"""What you promised: overdue, this week, and no more."""

from datetime import date
from typing import Any

import pytest

from netcrm.model import Promise
from tests.views.build import ago, ahead, items, need, one, person, promise, slot


@pytest.mark.parametrize(("days", "shown"), [(7, 0), (6, 1), (0, 1), (-1, 1), (-900, 1)])
def test_mine_overdue_and_this_week(days: int, shown: int) -> None:
    ana = person("ana", promises=[promise("me", ahead(days))])
    assert len(items("promises", ana)) == shown


@pytest.mark.parametrize(
    "kept",
    [promise("me"), promise("me", ago(1), closed=True), promise("them", ago(1))],
    ids=["no day", "closed", "theirs"],
)
def test_promises_that_are_not_on_the_morning(kept: Promise) -> None:
    assert items("promises", person("ana", promises=[kept])) == ()


def test_a_promise_by_month_counts_on_its_first_day() -> None:
    ana = person("ana", promises=[promise("me", "2026-04", "Lend the film.")])
    assert items("promises", ana, today=date(2026, 3, 25)) == ()
    found = one("promises", ana, today=date(2026, 3, 26))
    assert found.text == "Lend the film (promised for April 2026)."


@pytest.mark.parametrize(("days", "shown"), [(7, 0), (6, 1), (0, 1), (-1, 0)])
def test_a_slot_of_mine_is_a_promise_in_the_week_before_it(days: int, shown: int) -> None:
    taken = need(f"{ago(30)} open", "Dinners", slot(f"{ahead(days)} me", "Lasagne"))
    found = items("promises", person("ana", needs=[taken]))
    assert len(found) == shown


@pytest.mark.parametrize(
    "fields",
    [{"circle": "none"}, {"snooze": ahead(1)}, {"status": "paused"}, {"daily_life": True}],
)
def test_promises_stay_whatever_stops_the_clock(fields: dict[str, Any]) -> None:
    assert items("promises", person("ana", promises=[promise("me", ago(3))], **fields))
