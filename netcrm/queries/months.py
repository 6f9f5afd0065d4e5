"""Everything that happened or is planned, month by month."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from netcrm.memo import Row, Spot
from netcrm.queries.ask import Ask, query
from netcrm.queries.files import files_of
from netcrm.queries.people import Card, card
from netcrm.views.months import Dated, dated, month_key
from netcrm.views.so_far import so_far


class Month(NamedTuple):
    """A month as ``2026-03``, and how many lines it has."""

    key: str
    size: int


class MonthLine(NamedTuple):
    """A line of the timeline, and whose file it stands in."""

    owner: Card
    line: Dated


@dataclass(frozen=True, slots=True)
class MonthPage:
    """The lines of one month, newest first, and the months before and after that have any."""

    key: str
    lines: tuple[MonthLine, ...]
    earlier: str | None
    later: str | None


@query
def months(ask: Ask) -> tuple[Month, ...]:
    """Every month that has lines, newest first."""
    sizes = ask.sizes("month")
    return tuple(Month(key, sizes[key]) for key in sorted(sizes, reverse=True))


@query
def month(ask: Ask, key: str) -> MonthPage:
    """The timeline of one month. Raises KeyError for a month without lines."""
    lines = tuple(MonthLine(card(ask, owner), line) for owner, line in ask.bucket("month", key))
    if not lines:
        raise KeyError(key)
    return MonthPage(key, lines, *near(ask, key))


def month_spots(ask: Ask, key: str) -> tuple[Spot, ...]:
    """Where the lines of a month come from, the newest first."""
    return ask.order("month", key)


def month_line(ask: Ask, key: str, spot: Spot) -> MonthLine:
    """One line of a month."""
    owner, line = ask.at("month", key, spot)
    return MonthLine(card(ask, owner), line)


def near(ask: Ask, key: str) -> tuple[str | None, str | None]:
    """The months before and after one that have lines."""
    keys = [None, *sorted(ask.sizes("month")), None]
    at = keys.index(key)
    return keys[at - 1], keys[at + 1]


def rows(ask: Ask, identity: str) -> Iterator[Row]:
    """The lines of the files with one id, each in its month: the newest first, then as typed."""
    for _, contact in files_of(ask, identity):
        for number, line in enumerate(dated(so_far(contact, ask.reached))):
            place = (-line.date.first.toordinal(), contact.file, number)
            yield Row("month", month_key(line.date), place, (identity, line))
