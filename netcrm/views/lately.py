"""Counting what happened lately, when only ``reached(day)`` may be asked."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from netcrm.model import Reached
from netcrm.views.days import after


def lately(days: Sequence[date], length: int, reached: Reached) -> slice:
    """Which of some days, ascending, lie in the last ``length`` days; the last of these included.

    Found by halving: as few days are asked about as can be.
    """
    end = bisect_left(days, x=True, key=lambda day: not reached(day))
    gone = bisect_left(days, x=True, hi=end, key=lambda day: not _gone(day, length, reached))
    return slice(gone, end)


def _gone(day: date, length: int, reached: Reached) -> bool:
    return reached(after(day, length + 1))
