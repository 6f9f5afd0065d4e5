"""Days as people name them, behind us or ahead: the words that both ways share."""

import re
from calendar import day_name, month_name, monthrange
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from netcrm.model import PartialDate

_COUNTS = {word: at for at, word in enumerate(("one", "two", "three", "four", "five", "six"), 1)}
_COUNTS |= {"a": 1, "an": 1, "next": 1}
_WEEKDAYS = {name.casefold(): at for at, name in enumerate(day_name)}
_MONTHS = {name.casefold(): at for at, name in enumerate(month_name) if name}
_SHORTEST = 3
_DAY_MONTH = re.compile(r"(?:on )?(?:the )?(\d{1,2})(?:st|nd|rd|th|\.)? (?:of )?([a-z]{3,9})\.?")
_MONTH_DAY = re.compile(r"(?:on )?([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?")


class When(NamedTuple):
    """A day that was said, or why it is none: then ``day`` is None and ``hint`` the cure."""

    day: PartialDate | None
    message: str = ""
    hint: str = ""


def whole_day(day: date) -> When:
    """A day of the calendar, as it was said."""
    return When(PartialDate(day.year, day.month, day.day))


def count_of(word: str) -> int | None:
    """A number in figures or, if it is small, in a word; ``a week`` is one."""
    return int(word) if word.isdigit() else _COUNTS.get(word)


def moved(today: date, count: int, unit: str) -> date:
    """So many days, weeks, months or years on, or back if it is negative.

    In a month is the same day of it, or its last. Raises ValueError or OverflowError beyond the
    years there are.
    """
    if unit in {"day", "week"}:
        return today + timedelta(count * (7 if unit == "week" else 1))
    year, month = divmod(
        today.year * 12 + today.month - 1 + count * (12 if unit == "year" else 1), 12
    )
    first = date(year, month + 1, 1)
    return first.replace(day=min(today.day, monthrange(year, month + 1)[1]))


def weekday_of(word: str) -> int | None:
    """The number of a weekday, Monday is 0, from its name or three letters of it or more."""
    return _number(word, _WEEKDAYS)


def yearless(said: str, years: Iterable[int]) -> Iterator[date]:
    """``14 march``, ``Mar 14``: that day in each of these years that have it."""
    forward, backward = _DAY_MONTH.fullmatch(said), _MONTH_DAY.fullmatch(said)
    match = forward or backward
    if match is None:
        return
    day, word = match.groups() if forward else match.groups()[::-1]
    month = _number(word, _MONTHS)
    for year in years:
        if month and 1 <= int(day) <= monthrange(year, month)[1]:
            yield date(year, month, int(day))


def _number(word: str, names: dict[str, int]) -> int | None:
    found = [at for name, at in names.items() if name.startswith(word)]
    return found[0] if len(found) == 1 and len(word) >= _SHORTEST else None
