"""Days as people say them of what is to come: ``tomorrow``, ``next friday``, ``in 3 weeks``."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from netcrm.text.dates import read_whole_date
from netcrm.text.spoken import When, count_of, moved, weekday_of, whole_day, yearless
from netcrm.text.words import fold

CURE = "say it as 2026-03-14, tomorrow, next friday, or in 3 weeks"

_NEAR = {"today": 0, "tomorrow": 1, "the day after tomorrow": 2}
_AWAY = re.compile(r"(?:in |for )?(?P<count>\d{1,4}|[a-z]+) (?P<unit>day|week|month|year)s?")
_WEEKDAY = re.compile(r"(?:(?:on|by|until|next|this|coming) )?(?P<day>[a-z]{3,9})\.?")
_YEARS = 9  # 29 February may be 8 years on


def read_soon(text: str, today: date) -> When:
    """The whole day that is meant on a day called ``today``.

    A weekday is the first one after today, ``next`` or not; a day and month without a year the
    next such day. Days as FORMAT.md writes them are read too, past ones as well.
    """
    said = fold(text)
    try:
        day = next(filter(None, (read(said, today) for read in _READERS)), None)
    except (OverflowError, ValueError):
        return When(None, f"{said} is beyond the last year there is", CURE)
    if day is not None:
        return whole_day(day)
    found = read_whole_date(text)
    if found.value is not None and not found.value.whole:
        return When(None, f"{text.strip()} names no day", CURE)
    if found.value is not None:
        return When(found.value)
    said_so = found.hint.startswith("did you mean") or "days" in found.hint
    return When(None, found.message, found.hint if said_so else CURE)


def _near(said: str, today: date) -> date | None:
    """``tomorrow`` and its like."""
    return today + timedelta(_NEAR[said]) if said in _NEAR else None


def _away(said: str, today: date) -> date | None:
    """``in 3 days``, ``next month``, ``a week``; in a month is the same day of it, or its last."""
    match = _AWAY.fullmatch(said)
    count = count_of(match["count"]) if match else None
    return None if match is None or count is None else moved(today, count, match["unit"])


def _weekday(said: str, today: date) -> date | None:
    """``friday``, ``next fri``: the first one after today."""
    match = _WEEKDAY.fullmatch(said)
    day = weekday_of(match["day"]) if match else None
    return None if day is None else today + timedelta((day - today.weekday() - 1) % 7 + 1)


def _yearless(said: str, today: date) -> date | None:
    """``14 march``, ``Mar 14``: the next such day, today counted."""
    years = range(today.year, min(today.year + _YEARS, date.max.year + 1))
    return next((day for day in yearless(said, years) if day >= today), None)


_READERS: tuple[Callable[[str, date], date | None], ...] = (_near, _away, _weekday, _yearless)
