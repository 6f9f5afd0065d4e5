"""The next meeting of a group, from the words of ``meets``.

Understood are weekdays (``weekly on wednesday``, ``mondays and thursdays``), every other week
(``every other friday``: reckoned from the last meeting noted), and days of a month (``first tuesday
of the month``, ``last friday``, ``monthly on the 15th``). What stands behind a comma, ``at`` or
``from`` is for people to read. Other words are shown as typed and name no day.
"""

import re
from bisect import bisect_left
from calendar import monthrange
from collections.abc import Callable, Collection, Mapping
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import NamedTuple

from netcrm.model import Reached
from netcrm.views.days import passed

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ORDINALS: Mapping[str, int] = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "last": -1,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
    "5th": 5,
}
_WEEK = 7
_YEAR = 12
_WEEKS = 52
_FURTHER = 3
_LONGEST = 31
_MONDAY = date(MINYEAR, 1, 1)
"""The first day of the calendar, which is a Monday."""

_TAIL = re.compile(r"\s*(?:,|;|\(|\bat\b|\bfrom\b|\bin\b).*")
_FILLER = frozenset(
    ("on", "the", "of", "a", "and", "each", "month", "months", "monthly", "weekly", "week", "weeks")
)
_OTHER = re.compile(r"\b(?:every (?:other|second|2nd|two|2)|fortnightly|biweekly)\b")
_NUMBER = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")


class Rule(NamedTuple):
    """When a group meets: weekdays of each week (``every`` of them), or days of each month.

    ``places`` are pairs of which (1 to 5, -1 the last) and weekday; ``numbers`` days of the month.
    """

    weekdays: tuple[int, ...] = ()
    every: int = 1
    places: tuple[tuple[int, int], ...] = ()
    numbers: tuple[int, ...] = ()


def read_meets(text: str) -> Rule | None:
    """What the words of ``meets`` say, or None where no day follows from them."""
    said = _TAIL.sub("", " ".join(text.casefold().split()), count=1)
    every = 2 if _OTHER.search(said) else 1
    words = [word for word in _OTHER.sub("", said).split() if word != "every"]
    weekdays, which, numbers = [], [], []
    for word in words:
        day = _weekday(word)
        number = _NUMBER.fullmatch(word)
        if day is not None:
            weekdays.append(day)
        elif word in _ORDINALS:
            which.append(word)
        elif number:
            numbers.append(int(number[1]))
        elif word not in _FILLER:
            return None
    return _rule(weekdays, which, numbers, every)


def next_meeting(rule: Rule, held: Collection[date], reached: Reached) -> date | None:
    """The next day the rule names, today among them unless it is ``held`` already.

    Found by halving over weeks or months, so that the answer depends on meeting days alone. A rule
    for every other week names none before a meeting was held.
    """
    last = max((day for day in held if reached(day)), default=None)
    if rule.every > 1 and last is None:
        return None
    days = _weeks(rule, last or _MONDAY) if rule.weekdays else _months(rule)
    count = (MAXYEAR - MINYEAR) * (_WEEKS // rule.every if rule.weekdays else _YEAR)
    at = bisect_left(range(count), x=True, key=lambda n: not passed(reached, days(n)[-1]))
    ahead = (day for n in range(at, min(at + _FURTHER, count)) for day in days(n))
    return next((day for day in ahead if not passed(reached, day) and day not in held), None)


def _weeks(rule: Rule, start: date) -> Callable[[int], tuple[date, ...]]:
    """The days of the n-th week that the rule counts, from the first week of the calendar on."""
    phase = (start - _MONDAY).days // _WEEK % rule.every

    def days(number: int) -> tuple[date, ...]:
        monday = _MONDAY + timedelta((number * rule.every + phase) * _WEEK)
        return tuple(monday + timedelta(day) for day in rule.weekdays)

    return days


def _months(rule: Rule) -> Callable[[int], tuple[date, ...]]:
    """The days of the n-th month of the calendar; of one that has none, those of a later one."""

    def days(number: int) -> tuple[date, ...]:
        while True:  # on to the next month that has one
            first = date(MINYEAR + number // _YEAR, number % _YEAR + 1, 1)
            length = monthrange(first.year, first.month)[1]
            found = {_place(first, length, *place) for place in rule.places}
            found |= {day for day in rule.numbers if day <= length}
            if found - {None}:
                return tuple(first.replace(day=day) for day in sorted(filter(None, found)))
            number += 1

    return days


def _place(first: date, length: int, which: int, weekday: int) -> int | None:
    """Which day of a month is its second Tuesday, say."""
    start = (weekday - first.weekday()) % _WEEK + 1
    days = range(start, length + 1, _WEEK)
    if which < 0:
        return days[-1]
    return days[which - 1] if which <= len(days) else None


def _weekday(word: str) -> int | None:
    """The weekday that a word names, whole (many of them, too) or by its first three letters."""
    name = word.rstrip(".").removesuffix("s")
    return next((at for at, day in enumerate(DAYS) if name in (day, day[:3])), None)


def _rule(weekdays: list[int], which: list[str], numbers: list[int], every: int) -> Rule | None:
    if "second" in which and every > 1:
        return None
    if which and weekdays and not numbers and every == 1:
        places = {(_ORDINALS[word], day) for word in which for day in weekdays}
        return Rule(places=tuple(sorted(places)))
    if weekdays and not which and not numbers:
        return Rule(tuple(sorted(set(weekdays))), every)
    days = tuple(sorted({day for day in numbers if 1 <= day <= _LONGEST} | _plain(which)))
    return Rule(numbers=days) if days and not weekdays and every == 1 else None


def _plain(which: list[str]) -> set[int]:
    """Ordinals that stand for days of the month: ``the first``, ``the 3rd``."""
    return {_ORDINALS[word] for word in which if _ORDINALS[word] > 0}
