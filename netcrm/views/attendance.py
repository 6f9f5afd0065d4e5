"""Who was at a group's meetings."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple


class Turnout(NamedTuple):
    """A meeting whose attendance was noted: its day, and who was there."""

    date: date
    present: frozenset[str]


class Presence(NamedTuple):
    """How often someone was there, and the last time."""

    times: int
    last: date | None


def presence(turnouts: Iterable[Turnout], identity: str) -> Presence:
    """How often someone was at a group's meetings; two on one day are two."""
    days = [turnout.date for turnout in turnouts if identity in turnout.present]
    return Presence(len(days), max(days, default=None))


def missed(turnouts: Iterable[Turnout], identity: str, last: int) -> bool:
    """Whether someone was at none of the last meetings; false while there were fewer.

    ``last`` is how many of them (MODEL.md, "Groups").
    """
    latest = sorted(turnouts, key=lambda turnout: turnout.date, reverse=True)[:last]
    return len(latest) == last and all(identity not in turnout.present for turnout in latest)
