"""Reckoning with days when only ``reached(day)`` may be asked."""

from collections.abc import Iterator
from datetime import MAXYEAR, MINYEAR, date, timedelta
from fractions import Fraction
from functools import lru_cache
from math import ceil

from netcrm.model import Anniversary, Reached


def after(day: date, days: int) -> date:
    """The day ``days`` after ``day`` (before it, if negative), within the calendar's ends."""
    try:
        return day + timedelta(days)
    except OverflowError:
        return date.max if days > 0 else date.min


@lru_cache(maxsize=4096)
def share(days: float, factor: float) -> int:
    """``days`` times ``factor`` in whole days, rounded up, as written in decimals.

    0.7 of 10 days are 7 and not 8, whatever binary fractions make of 0.7.
    """
    return ceil(Fraction(str(days)) * Fraction(str(factor)))


def within(reached: Reached, start: date, end: date) -> bool:
    """Whether today lies in ``[start, end)``."""
    return reached(start) and not reached(end)


def passed(reached: Reached, day: date) -> bool:
    """Whether ``day`` lies before today."""
    return day < date.max and reached(after(day, 1))


def current_year(reached: Reached) -> int:
    """Today's year, found by halving; the answer depends on New Year's days alone."""
    low, high = MINYEAR, MAXYEAR
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if reached(date(middle, 1, 1)) else (low, middle - 1)
    return low


def coming(day: Anniversary, year: int) -> Iterator[date]:
    """The day's occurrences in ``year`` and the next, none before the year it began."""
    for each in range(year, min(year + 1, MAXYEAR) + 1):
        if day.year is None or each >= day.year:
            yield day.on(each)
