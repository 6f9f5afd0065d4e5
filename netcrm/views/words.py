"""How dates, counts and lists are put into words: everything that is shown uses these.

No locale: the same files give the same pages on every machine.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from netcrm.model import Anniversary, PartialDate

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_UNITS = ((365, "year"), (30, "month"), (7, "week"))


def long_date(day: date | PartialDate | Anniversary) -> str:
    """A day in words, as long as what is known: ``12 March 2026``, ``March 2026``, ``2026``."""
    if isinstance(day, PartialDate) and day.month is None:
        return str(day.year)
    parts = ["" if day.day is None else str(day.day), MONTHS[(day.month or 1) - 1]]
    if day.year is not None:
        parts.append(str(day.year))
    return " ".join(part for part in parts if part)


def on_date(day: date | PartialDate) -> str:
    """A day with its preposition: ``on 12 March 2026``, ``in March 2026``, ``in 2026``."""
    whole = not isinstance(day, PartialDate) or day.whole
    return f"{'on' if whole else 'in'} {long_date(day)}"


def remembered(day: Anniversary, *, once: bool) -> str:
    """A day to remember: ``5 June, since 2024``, or ``5 June 2024`` where it is for once."""
    if once or not day.year:
        return long_date(day)
    return f"{long_date(replace(day, year=None))}, since {day.year}"


def month_name(day: date | PartialDate) -> str:
    """The month of a day in words: ``March 2026``."""
    return f"{MONTHS[(day.month or 1) - 1]} {day.year}"


def names(items: Sequence[str]) -> str:
    """A list of names in words: ``Ana``, ``Ana and Bo``, ``Ana, Bo and Cy``."""
    if len(items) <= 1:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun: ``1 person``, ``3 people``; the plural is ``one`` with an s."""
    return f"{number} {one if number == 1 else many or one + 's'}"


_HALF_A_YEAR = 182


def span(days: float) -> str:
    """A length of time in words, in the largest unit that divides it.

    A year is 365 days, a month 30 and a week 7 (MODEL.md): ``a week``, ``3 months``, ``45 days``.
    The rhythm of the circle ``wide``, 182 days, is ``half a year``.
    """
    if days == _HALF_A_YEAR:
        return "half a year"
    for length, unit in _UNITS:
        if days >= length and days % length == 0:
            number = int(days // length)
            return f"a {unit}" if number == 1 else count(number, unit)
    return "a day" if days == 1 else f"{days:g} days"


def capital(text: str) -> str:
    """The text with a capital at its start."""
    return text[:1].upper() + text[1:]


def ordinal(number: int) -> str:
    """A number as a place in a row: ``1st``, ``22nd``, ``13th``."""
    teens = number % 100 in (11, 12, 13)
    ending = "th" if teens else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
