"""Contact days as dots on a line of time: whole years, never today, so that no day redraws it."""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from netcrm.views.contact_days import ContactDay
from netcrm.views.rhythm_words import last_noted
from netcrm.views.words import long_date
from netcrm.website.pages.parts import When, when

WIDTH = 1000
"""How wide the drawing is in its own units; a page stretches it."""
EDGE = 8
"""How far from its ends the first and the last dot may stand, so that none is cut."""
FEWEST = 2
"""From how many days on a line is drawn."""
LABELLED = 8
"""Up to how many years each has its label; of more, the first and the last."""
IN_A_GROUP = "in a larger group"
_HEIGHT = 10
_TOLD = {"household": "with the household", "with": "in another's file", "own": ""}


class Noted(NamedTuple):
    """A contact day: how it was (empty for one of their own file), and the line that says so."""

    when: When
    how: str
    file: str
    line: int


class TimeLine(NamedTuple):
    """Contact days on a line. ``near`` and ``crowd`` are dots and ``ticks`` New Year's Days.

    These three are path data of a drawing that is ``WIDTH`` wide; ``label`` says in words what it
    shows, and ``days`` is all of it as text. ``years`` stand below, in columns of one width if
    ``even``, else at both ends.
    """

    label: str
    near: str
    crowd: str
    ticks: str
    years: tuple[str, ...]
    even: bool
    days: tuple[Noted, ...]


def time_line(days: tuple[ContactDay, ...]) -> TimeLine | None:
    """The line of some contact days, ascending; None of one alone, which words say better."""
    if len(days) < FEWEST:
        return None
    years = range(days[0].date.year, days[-1].date.year + 1)
    even = len(years) <= LABELLED
    return TimeLine(
        label=_label(days),
        near=_dots([day.date for day in days if not day.crowd], years),
        crowd=_dots([day.date for day in days if day.crowd], years),
        ticks=_ticks(years),
        years=tuple(str(year) for year in (years if even else (years[0], years[-1]))),
        even=even,
        days=tuple(_noted(day) for day in reversed(days)),
    )


@lru_cache(maxsize=256)
def _ticks(years: range) -> str:
    return "".join(f"M{at} 2v16" for at in _at([date(year, 1, 1) for year in years], years))


def _label(days: tuple[ContactDay, ...]) -> str:
    first, last = (long_date(last_noted(day)) for day in (days[0], days[-1]))
    return f"{len(days)} days noted, from {first} to {last}"


def _dots(days: list[date], years: range) -> str:
    """Strokes of no length, whose round ends are dots; those at one place are drawn once."""
    return "".join([f"M{at} {_HEIGHT}h0" for at in dict.fromkeys(_at(days, years))])


def _at(days: list[date], years: range) -> list[int]:
    """Where days stand on the line."""
    start, end = date(years[0], 1, 1).toordinal(), date(years[-1], 12, 31).toordinal() + 1
    shares = [(day.toordinal() - start) / (end - start) for day in days]
    return [EDGE + round(share * (WIDTH - 2 * EDGE)) for share in shares]


def _noted(day: ContactDay) -> Noted:
    proven = day.evidence[0]
    how = IN_A_GROUP if day.crowd else _TOLD[day.source]
    return Noted(when(proven.date or day.date), how, proven.file, proven.line)
