"""Days as people say them of what has been: ``yesterday``, ``last friday``, ``3 days ago``."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from netcrm.text.dates import read_whole_date
from netcrm.text.spoken import When, count_of, moved, weekday_of, whole_day, yearless
from netcrm.text.words import fold

CURE = "say it as 2026-03-14, yesterday, last friday, or 3 days ago"

_NEAR = {"today": 0, "yesterday": 1, "the day before yesterday": 2, "last week": 7}
_NEAR |= {"tomorrow": -1}
_AGO = re.compile(r"(?P<count>\d{1,4}|(?!next)[a-z]+) (?P<unit>day|week|month|year)s? ago")
_WEEKDAY = re.compile(r"(?:(?:on|last|this past|past) )?(?P<day>[a-z]{3,9})\.?")
_YEARS = 9  # 29 February may be 8 years back


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
        return whole_day(day)
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
    count = count_of(match["count"]) if match else None
    return None if match is None or count is None else moved(today, -count, match["unit"])


def _weekday(said: str, today: date) -> date | None:
    """``friday``, ``last fri``: the last one before today."""
    match = _WEEKDAY.fullmatch(said)
    day = weekday_of(match["day"]) if match else None
    return None if day is None else today - timedelta((today.weekday() - day - 1) % 7 + 1)


def _yearless(said: str, today: date) -> date | None:
    """``14 march``, ``Mar 14``: the last such day, today counted."""
    years = range(today.year, max(today.year - _YEARS, 0), -1)
    return next((day for day in yearless(said, years) if day <= today), None)


_READERS: tuple[Callable[[str, date], date | None], ...] = (_near, _ago, _weekday, _yearless)
