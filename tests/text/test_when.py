"""Days as people say them, on Wednesday 18 March 2026."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from netcrm.text.when import read_when

TODAY = date(2026, 3, 18)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("today", "2026-03-18"),
        (" Yesterday ", "2026-03-17"),
        ("the day before yesterday", "2026-03-16"),
        ("tomorrow", "2026-03-19"),
        ("tuesday", "2026-03-17"),
        ("last Friday", "2026-03-13"),
        ("on fri", "2026-03-13"),
        ("wed", "2026-03-11"),
        ("thurs.", "2026-03-12"),
        ("3 days ago", "2026-03-15"),
        ("one day ago", "2026-03-17"),
        ("a week ago", "2026-03-11"),
        ("last week", "2026-03-11"),
        ("two  weeks ago", "2026-03-04"),
        ("a month ago", "2026-02-18"),
        ("15 months ago", "2024-12-18"),
        ("2 years ago", "2024-03-18"),
        ("14 march", "2026-03-14"),
        ("Mar 18th", "2026-03-18"),
        ("the 19th of March", "2025-03-19"),
        ("29 feb", "2024-02-29"),
        ("2026-03-14", "2026-03-14"),
        ("2026/3/4", "2026-03-04"),
        ("2026-03", "2026-03"),
        ("2019", "2019"),
    ],
)
def test_days(said: str, day: str) -> None:
    assert str(read_when(said, TODAY).day) == day


@pytest.mark.parametrize(
    ("today", "said", "day"),
    [
        (date(2026, 3, 31), "a month ago", "2026-02-28"),
        (date(2024, 2, 29), "a year ago", "2023-02-28"),
        (date(2026, 1, 1), "yesterday", "2025-12-31"),
        (date(1, 1, 1), "today", "0001-01-01"),
    ],
)
def test_ends_of_months_and_years(today: date, said: str, day: str) -> None:
    assert str(read_when(said, today).day) == day


@pytest.mark.parametrize(
    ("said", "hint"),
    [
        ("", "yesterday"),
        ("soon", "yesterday"),
        ("next friday", "yesterday"),
        ("ju 3", "yesterday"),
        ("zero days ago", "yesterday"),
        ("31 april", "yesterday"),
        ("9999 years ago", "yesterday"),
        ("2026-02-30", "2026-02-28"),
        ("14.03.2026", "did you mean 2026-03-14?"),
        ("14 March 2026", "did you mean 2026-03-14?"),
    ],
)
def test_what_is_no_day_has_a_cure(said: str, hint: str) -> None:
    found = read_when(said, TODAY)
    assert found.day is None
    assert found.message
    assert hint in found.hint


@given(st.text() | st.from_regex(r"\A\d+ (day|week|month|year)s? ago\Z"), st.dates())
@example("9999 weeks ago", date(1, 1, 1))
@example("yesterday", date(1, 1, 1))
@example("12 months ago", date(1, 1, 1))
def test_anything_at_all(said: str, today: date) -> None:
    found = read_when(said, today)
    assert (found.day is None) is bool(found.message)
    assert bool(found.hint) is bool(found.message)
