"""Everything that happened or is planned, month by month."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from netcrm.memo import Row
from netcrm.queries.ask import Ask, query
from netcrm.queries.files import files_of
from netcrm.queries.people import Card, card
from netcrm.views.months import Dated, dated, month_key
from netcrm.views.so_far import so_far

NEAR = "months"
"""What says, among what hangs together over many files, which months come before and after one."""


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
    lines = [MonthLine(card(ask, owner), line) for owner, line in ask.bucket("month", key)]
    if not lines:
        raise KeyError(key)
    newest_first = sorted(lines, key=lambda found: found.line.date.first, reverse=True)
    earlier, later = ask.part("whole", NEAR, key)
    return MonthPage(key, tuple(newest_first), earlier, later)


def near(ask: Ask) -> Mapping[str, tuple[str | None, str | None]]:
    """By month, those before and after it that have lines: a page is made again if they change."""
    keys = [None, *sorted(ask.sizes("month")), None]
    return {key: (keys[at - 1], keys[at + 1]) for at, key in enumerate(keys) if key is not None}


def rows(ask: Ask, identity: str) -> Iterator[Row]:
    """The lines of the files with one id, each in its month, by file and in the order typed."""
    for _, contact in files_of(ask, identity):
        for number, line in enumerate(dated(so_far(contact, ask.reached))):
            yield Row("month", month_key(line.date), (contact.file, number), (identity, line))
