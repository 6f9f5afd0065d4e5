"""Everything that happened or is planned, month by month."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from netcrm.memo import Row
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
    return tuple(Month(key, sizes[key]) for key in _keys(ask))


@query
def month(ask: Ask, key: str) -> MonthPage:
    """The timeline of one month. Raises KeyError for a month without lines."""
    lines = [MonthLine(card(ask, owner), line) for owner, line in ask.bucket("month", key)]
    if not lines:
        raise KeyError(key)
    newest_first = sorted(lines, key=lambda found: found.line.date.first, reverse=True)
    at = _keys(ask).index(key)
    later, earlier = _keys(ask)[max(at - 1, 0) : at], _keys(ask)[at + 1 : at + 2]
    return MonthPage(key, tuple(newest_first), *(next(iter(k), None) for k in (earlier, later)))


@query
def _keys(ask: Ask) -> tuple[str, ...]:
    return tuple(sorted(ask.sizes("month"), reverse=True))


def rows(ask: Ask, identity: str) -> Iterator[Row]:
    """The lines of the files with one id, each in its month, by file and in the order typed."""
    for _, contact in files_of(ask, identity):
        for number, line in enumerate(dated(so_far(contact, ask.reached))):
            yield Row("month", month_key(line.date), (contact.file, number), (identity, line))
