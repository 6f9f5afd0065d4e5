"""Days as people say them of what has been: ``yesterday``, ``last friday``, ``3 days ago``."""

import re
from calendar import day_name, month_name, monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from netcrm.model import PartialDate
from netcrm.text.dates import read_whole_date
from netcrm.text.words import fold

CURE = "say it as 2026-03-14, yesterday, last friday, or 3 days ago"

_NEAR = {"today": 0, "yesterday": 1, "the day before yesterday": 2, "last week": 7}
_NEAR |= {"tomorrow": -1}
COUNTS = {word: at for at, word in enumerate(("one", "two", "three", "four", "five", "six"), 1)}
COUNTS |= {"a": 1, "an": 1}
"""Small numbers as words."""
WEEKDAYS = {name.casefold(): at for at, name in enumerate(day_name)}
MONTHS = {name.casefold(): at for at, name in enumerate(month_name) if name}
"""Weekdays from 0 and months from 1, by their names."""
_SHORTEST = 3
_AGO = re.compile(r"(?P<count>\d{1,4}|[a-z]+) (?P<unit>day|week|month|year)s? ago")
_WEEKDAY = re.compile(r"(?:(?:on|last|this past|past) )?(?P<day>[a-z]{3,9})\.?")
_DAY_MONTH = re.compile(r"(?:on )?(?:the )?(\d{1,2})(?:st|nd|rd|th|\.)? (?:of )?([a-z]{3,9})\.?")
_MONTH_DAY = re.compile(r"(?:on )?([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?")


class When(NamedTuple):
    """A day that was said, or why it is none: then ``day`` is None and ``hint`` the cure."""

    day: PartialDate | None
    message: str = ""
    hint: str = ""


def read_when(text: str, today: date) -> When:
    """The day that is meant on a day called ``today``.

    A weekday is the last one before today, ``last`` or not; a day and month without a year the
    last such day. Days as FORMAT.md writes them are read too, by month or year as well.
    """
    said = fold(text)
    try:
        day = next(filter(None, (read(said, today) for read in _READERS)), None)
    except (OverflowError, ValueError):
        return When(None, f"{said} was before the year 1", CURE)
    if day is not None:
        return When(PartialDate(day.year, day.month, day.day))
    found = read_whole_date(text)
    if found.value is not None:
        return When(found.value)
    near = found.hint.startswith("did you mean") and not _AGO.fullmatch(said)
    return When(None, found.message, found.hint if near or "days" in found.hint else CURE)


def _near(said: str, today: date) -> date | None:
    """``yesterday`` and its like."""
    return today - timedelta(_NEAR[said]) if said in _NEAR else None


def _ago(said: str, today: date) -> date | None:
    """``3 days ago``, ``a week ago``; a month ago is the same day of it, or its last."""
    match = _AGO.fullmatch(said)
    if match is None:
        return None
    count = int(match["count"]) if match["count"].isdigit() else COUNTS.get(match["count"])
    if count is None:
        return None
    if match["unit"] in {"day", "week"}:
        return today - timedelta(count * (7 if match["unit"] == "week" else 1))
    return months_before(today, count * (12 if match["unit"] == "year" else 1))


def months_before(today: date, count: int) -> date:
    """The same day so many months before (after, if negative), or the last day of that month."""
    year, month = divmod(today.year * 12 + today.month - 1 - count, 12)
    first = date(year, month + 1, 1)
    return first.replace(day=min(today.day, monthrange(year, month + 1)[1]))


def _weekday(said: str, today: date) -> date | None:
    """``friday``, ``last fri``: the last one before today."""
    match = _WEEKDAY.fullmatch(said)
    day = number_of(match["day"], WEEKDAYS) if match else None
    return None if day is None else today - timedelta((today.weekday() - day - 1) % 7 + 1)


def _yearless(said: str, today: date) -> date | None:
    """``14 march``, ``Mar 14``: the last such day, today counted."""
    forward, backward = _DAY_MONTH.fullmatch(said), _MONTH_DAY.fullmatch(said)
    if forward:
        day, word = int(forward[1]), forward[2]
    elif backward:
        day, word = int(backward[2]), backward[1]
    else:
        return None
    month = number_of(word, MONTHS)
    for year in range(today.year, max(today.year - 9, 0), -1):  # 29 February may be 8 years back
        if month and 1 <= day <= monthrange(year, month)[1] and date(year, month, day) <= today:
            return date(year, month, day)
    return None


def number_of(word: str, names: dict[str, int]) -> int | None:
    """The number of a weekday or month from its name, or three letters of it or more."""
    found = [at for name, at in names.items() if name.startswith(word)]
    return found[0] if len(found) == 1 and len(word) >= _SHORTEST else None


_READERS: tuple[Callable[[str, date], date | None], ...] = (_near, _ago, _weekday, _yearless)
