"""Days as people say them of what is to come: ``tomorrow``, ``next friday``, ``in 3 weeks``."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from netcrm.model import PartialDate
from netcrm.text.dates import read_whole_date
from netcrm.text.when import COUNTS, MONTHS, WEEKDAYS, When, months_before, number_of
from netcrm.text.words import fold

CURE = "say it as 2026-03-14, tomorrow, next friday, or in 3 weeks"

_NEAR = {"today": 0, "tomorrow": 1, "the day after tomorrow": 2}
_AWAY = re.compile(r"(?:in |for )?(?P<count>\d{1,4}|[a-z]+) (?P<unit>day|week|month|year)s?")
_WEEKDAY = re.compile(r"(?:(?:on|by|until|next|this|coming) )?(?P<day>[a-z]{3,9})\.?")
_DAY_MONTH = re.compile(r"(?:on )?(?:the )?(\d{1,2})(?:st|nd|rd|th|\.)? (?:of )?([a-z]{3,9})\.?")
_MONTH_DAY = re.compile(r"(?:on )?([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?")


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
        return When(PartialDate(day.year, day.month, day.day))
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
    if match is None:
        return None
    word = match["count"]
    count = int(word) if word.isdigit() else {**COUNTS, "next": 1}.get(word)
    if count is None:
        return None
    if match["unit"] in {"day", "week"}:
        return today + timedelta(count * (7 if match["unit"] == "week" else 1))
    return months_before(today, -count * (12 if match["unit"] == "year" else 1))


def _weekday(said: str, today: date) -> date | None:
    """``friday``, ``next fri``: the first one after today."""
    match = _WEEKDAY.fullmatch(said)
    day = number_of(match["day"], WEEKDAYS) if match else None
    return None if day is None else today + timedelta((day - today.weekday() - 1) % 7 + 1)


def _yearless(said: str, today: date) -> date | None:
    """``14 march``, ``Mar 14``: the next such day, today counted."""
    forward, backward = _DAY_MONTH.fullmatch(said), _MONTH_DAY.fullmatch(said)
    if forward:
        day, word = int(forward[1]), forward[2]
    elif backward:
        day, word = int(backward[2]), backward[1]
    else:
        return None
    month = number_of(word, MONTHS)
    for year in range(today.year, today.year + 9):  # 29 February may be 8 years on
        if month and 1 <= day <= monthrange(year, month)[1] and date(year, month, day) >= today:
            return date(year, month, day)
    return None


_READERS: tuple[Callable[[str, date], date | None], ...] = (_near, _away, _weekday, _yearless)
