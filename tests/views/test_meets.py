"""When a group meets next, from the words of its file."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.views.meets import next_meeting, read_meets

TODAY = date(2026, 3, 18)  # a Wednesday


def coming(text: str, today: date = TODAY, held: tuple[str, ...] = ()) -> str | None:
    rule = read_meets(text)
    assert rule is not None, text
    found = next_meeting(rule, [date.fromisoformat(day) for day in held], lambda day: day <= today)
    return found.isoformat() if found else None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("weekly on wednesday", "2026-03-18"),
        ("Wednesdays", "2026-03-18"),
        ("every Thursday, after six", "2026-03-19"),
        ("every tuesday at 19:00", "2026-03-24"),
        ("mondays and fridays", "2026-03-20"),
        ("weekly on tue", "2026-03-24"),
        ("first wednesday of the month", "2026-04-01"),
        ("third Wednesday of every month", "2026-03-18"),
        ("monthly on the last friday", "2026-03-27"),
        ("2nd and 4th tuesday", "2026-03-24"),
        ("the fifth monday of the month", "2026-03-30"),
        ("fifth friday", "2026-05-29"),
        ("monthly on the 15th", "2026-04-15"),
        ("on the 18th of each month", "2026-03-18"),
        ("the 1st and 31st", "2026-03-31"),
    ],
)
def test_the_next_day(text: str, day: str) -> None:
    assert coming(text) == day


@pytest.mark.parametrize(
    "text",
    [
        *("", "weekly", "monthly", "when Gus has time", "wednesdays except august"),
        *("[[ana]]", "daily", "the 40th", "every other month on the 3rd", "every 3 weeks"),
    ],
)
def test_other_words_name_no_day(text: str) -> None:
    assert read_meets(text) is None


def test_the_day_itself_counts_until_it_is_noted_or_over() -> None:
    assert coming("wednesdays", held=("2026-03-11",)) == "2026-03-18"
    assert coming("wednesdays", held=("2026-03-18",)) == "2026-03-25"
    assert coming("wednesdays", today=date(2026, 3, 19)) == "2026-03-25"
    assert coming("third wednesday", held=("2026-03-18",)) == "2026-04-15"


def test_every_other_week_is_reckoned_from_the_last_meeting() -> None:
    assert coming("every other wednesday") is None
    assert coming("every other wednesday", held=("2026-03-11",)) == "2026-03-25"
    assert coming("every second wednesday", held=("2026-03-04",)) == "2026-03-18"
    assert coming("fortnightly on thursday", held=("2026-03-05", "2026-04-30")) == "2026-03-19"


@given(
    st.sampled_from(["wednesdays", "last friday", "mondays and sundays", "the 31st", "5th monday"]),
    st.dates(date(1990, 1, 1), date(2090, 1, 1)),
)
def test_it_is_the_first_that_fits(text: str, today: date) -> None:
    day = date.fromisoformat(coming(text, today) or "")
    assert today <= day
    assert (day - today).days < 130  # from one fifth Monday to the next
    before = {coming(text, today + timedelta(n)) for n in range((day - today).days + 1)}
    assert before == {day.isoformat()}
    assert coming(text, day + timedelta(1)) != day.isoformat()


def test_only_meeting_days_are_asked_about() -> None:
    asked: list[date] = []

    def reached(day: date) -> bool:
        asked.append(day)
        return day <= TODAY

    rule = read_meets("wednesdays")
    assert rule is not None
    next_meeting(rule, (), reached)
    no, yes = (sorted(day for day in asked if (day <= TODAY) is past) for past in (False, True))
    assert (yes[-1], no[0]) == (date(2026, 3, 12), date(2026, 3, 19))


def test_the_ends_of_the_calendar_are_no_trouble() -> None:
    for text in ("wednesdays", "last friday", "the 31st"):
        coming(text, date.max)
        coming(text, date.min)
