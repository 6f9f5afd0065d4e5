"""The promises of everyone: yours and others' by when they are due, closed ones folded."""

from dataclasses import dataclass
from typing import NamedTuple

from netcrm.queries.ask import Ask
from netcrm.queries.needs import PromiseRow, promises
from netcrm.views.names import pages
from netcrm.website import addresses
from netcrm.website.pages.lines import Line
from netcrm.website.pages.page import Jump, PageKind
from netcrm.website.pages.parts import person
from netcrm.website.pages.plans import promise_line
from netcrm.website.pages.rows import part_jumps, part_numbers

HOME = "promises.html"
_DUE = {
    "overdue": "Past the day",
    "week": "This week",
    "later": "Later",
    "someday": "No day named",
}


class PromiseGroup(NamedTuple):
    """Promises that are due at much the same time."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class PromisePage:
    """One page of promises."""

    title: str
    mine: tuple[PromiseGroup, ...]
    theirs: tuple[PromiseGroup, ...]
    closed: tuple[Line, ...]
    parts: tuple[Jump, ...]


def keys(ask: Ask) -> tuple[int, ...]:
    """The pages that all promises take."""
    return tuple(part_numbers(promises(ask)))


def page(ask: Ask, number: int) -> PromisePage:
    """One of them."""
    rows = pages(promises(ask))[number - 1]
    closed = (_line(ask, row) for row in reversed(rows) if row.when == "closed")
    return PromisePage(
        "Promises",
        _by_when(ask, rows, "me"),
        _by_when(ask, rows, "them"),
        tuple(closed),
        part_jumps(HOME, promises(ask), number),
    )


def _by_when(ask: Ask, rows: tuple[PromiseRow, ...], who: str) -> tuple[PromiseGroup, ...]:
    """The open promises of yours or of others; the heading says already who promised."""
    theirs = [row for row in rows if row.promise.who == who]
    groups = (
        PromiseGroup(
            title, tuple(_line(ask, row)._replace(kind="") for row in theirs if row.when == due)
        )
        for due, title in _DUE.items()
    )
    return tuple(group for group in groups if group.lines)


def _line(ask: Ask, row: PromiseRow) -> Line:
    """A promise with whose page it stands on."""
    return promise_line(ask, row.promise, person(ask, row.owner.id))


KINDS = (PageKind(HOME, "promises.html", keys, lambda n: addresses.part_of(HOME, n), page),)
