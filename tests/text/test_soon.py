"""Days to come as people say them."""

from datetime import date

import pytest

from netcrm.text.soon import read_soon

TODAY = date(2026, 3, 18)  # a Wednesday


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("today", "2026-03-18"),
        ("Tomorrow", "2026-03-19"),
        ("the day after tomorrow", "2026-03-20"),
        ("friday", "2026-03-20"),
        ("by next Fri.", "None"),
        ("next fri.", "2026-03-20"),
        ("until monday", "2026-03-23"),
        ("wednesday", "2026-03-25"),
        ("in 3 days", "2026-03-21"),
        ("in a week", "2026-03-25"),
        ("two weeks", "2026-04-01"),
        ("next month", "2026-04-18"),
        ("in a year", "2027-03-18"),
        ("18 march", "2026-03-18"),
        ("the 17th of march", "2027-03-17"),
        ("Apr 2", "2026-04-02"),
        ("29 feb", "2028-02-29"),
        ("30 feb", "None"),
        ("2026-04-01", "2026-04-01"),
        ("2020-04-01", "2020-04-01"),
        ("2026-04", "None"),
        ("soon", "None"),
        ("in 9999 years", "None"),
        ("", "None"),
    ],
)
def test_the_day(said: str, day: str) -> None:
    found = read_soon(said, TODAY)
    assert str(found.day) == day
    assert bool(found.message) == bool(found.hint) == (found.day is None)


def test_a_month_is_as_long_as_it_is() -> None:
    assert str(read_soon("in a month", date(2026, 1, 31)).day) == "2026-02-28"
