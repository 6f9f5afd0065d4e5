"""Everything that happened or is planned, month by month."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from netcrm.queries.ask import Ask, query
from netcrm.queries.files import files
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
    return tuple(Month(key, len(_index(ask)[key])) for key in _keys(ask))


@query
def month(ask: Ask, key: str) -> MonthPage:
    """The timeline of one month. Raises KeyError for a month without lines."""
    lines = (MonthLine(card(ask, owner), line) for owner, line in _index(ask)[key])
    newest_first = sorted(lines, key=lambda found: found.line.date.first, reverse=True)
    at = _keys(ask).index(key)
    later, earlier = _keys(ask)[max(at - 1, 0) : at], _keys(ask)[at + 1 : at + 2]
    return MonthPage(key, tuple(newest_first), *(next(iter(k), None) for k in (earlier, later)))


@query
def _keys(ask: Ask) -> tuple[str, ...]:
    return tuple(sorted(_index(ask), reverse=True))


@query
def _index(ask: Ask) -> Mapping[str, tuple[tuple[str, Dated], ...]]:
    """By month, the lines of all files and whose they are, by file and in the order typed."""
    found: dict[str, list[tuple[str, Dated]]] = defaultdict(list)
    for owner, contact in files(ask):
        for line in dated(so_far(contact, ask.reached)):
            found[month_key(line.date)].append((owner, line))
    return {key: tuple(lines) for key, lines in found.items()}
