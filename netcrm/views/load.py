"""Load: what your circles ask for in a week, beside what there was (MODEL.md, "Load").

The time one has for people is finite, and new ties take it from old ones (Miritello et al. 2013).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import fsum
from typing import NamedTuple

from netcrm.config import Settings
from netcrm.model import CIRCLES, Reached
from netcrm.views.lately import lately
from netcrm.views.words import count, span

YEAR = 365
WEEK = 7


class Wish(NamedTuple):
    """How often one person's clock asks for a word: every ``days``, by their circle if any."""

    circle: str
    days: float


class Longer(NamedTuple):
    """An offer to lengthen a circle: its people, its days, and the contacts a week this spares."""

    circle: str
    people: int
    days: int
    spared: float
    sentence: str


@dataclass(frozen=True, slots=True)
class Load:
    """What all clocks ask for, beside the contacts of the last half-year.

    ``asked`` is the sum of 365 / C a year, ``had`` the contacts in the days that are looked back
    on; ``asked_week`` and ``had_week`` are the same a week. ``too_much`` is true where that is
    more than a week holds and more than you had; then ``longer`` offers to lengthen circles, what
    spares most first. ``sentence`` is empty where no clock runs.
    """

    asked: float
    had: int
    asked_week: float
    had_week: float
    too_much: bool
    sentence: str
    longer: tuple[Longer, ...]


def load(
    wishes: Iterable[Wish], days: Sequence[date], settings: Settings, reached: Reached
) -> Load:
    """The load of everyone whose clock runs.

    ``wishes`` has one of each person with a ``next_due``: their circle (empty, where a ``cadence``
    or the log gives the days) and ``cadence_days``; ``days`` are these people's contact days,
    ascending, one for each person and day.
    """
    limits = settings.load
    wanted = sorted(wishes)
    asked = fsum(YEAR / wish.days for wish in wanted)
    had = len(days[lately(days, limits.days, reached)])
    week, had_week = asked * WEEK / YEAR, had * WEEK / limits.days
    too_much = week > limits.week and week > had_week
    return Load(
        asked,
        had,
        week,
        had_week,
        too_much,
        _sentence(week, had_week, too_much=too_much) if wanted else "",
        _offers(wanted) if too_much else (),
    )


def _sentence(week: float, had: float, *, too_much: bool) -> str:
    more = ", more than a week holds" if too_much else ""
    return f"Your circles ask for {_number(week)} a week{more}; you had {_number(had)}."


def _number(week: float) -> str:
    """A number a week in words; a whole number, for it is no measure of anybody."""
    if not week:
        return "none"
    return str(round(week)) if round(week) else "less than one"


def _offers(wishes: Sequence[Wish]) -> tuple[Longer, ...]:
    """Each circle at twice its days, what spares most first."""
    by_circle: Mapping[str, list[float]] = defaultdict(list)
    for circle, days in wishes:
        by_circle[circle].append(days)
    found = [_longer(circle, by_circle[circle]) for circle in CIRCLES if circle in by_circle]
    return tuple(sorted(found, key=lambda offer: -offer.spared))


def _longer(circle: str, days: list[float]) -> Longer:
    length = round(days[0])
    spared = fsum(WEEK / each for each in days) / 2
    people = count(len(days), "person", "people")
    said = f"{circle}, {people}: every {_every(2 * length)} instead of every {_every(length)}"
    return Longer(circle, len(days), length, spared, f"{said} asks for {_number(spared)} less.")


def _every(days: int) -> str:
    return span(days).removeprefix("a ")
