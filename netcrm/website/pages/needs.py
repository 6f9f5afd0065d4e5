"""The needs of everyone: the open ones first, the others folded."""

from dataclasses import dataclass

from netcrm.queries.ask import Ask, query
from netcrm.queries.needs import NeedRow, all_needs, open_needs
from netcrm.views.names import pages
from netcrm.website import addresses
from netcrm.website.pages.page import Jump, PageKind
from netcrm.website.pages.parts import person
from netcrm.website.pages.plans import NeedView, need_view
from netcrm.website.pages.rows import part_jumps, part_numbers

HOME = "needs.html"


@dataclass(frozen=True, slots=True)
class NeedPage:
    """One page of needs."""

    title: str
    open: tuple[NeedView, ...]
    closed: tuple[NeedView, ...]
    parts: tuple[Jump, ...]


@query
def _needs(ask: Ask) -> tuple[NeedRow, ...]:
    """The open ones, the oldest first, then those that are closed, the newest first."""
    return (*open_needs(ask), *(row for row in all_needs(ask) if row.need.state != "open"))


def keys(ask: Ask) -> tuple[int, ...]:
    """The pages that all needs take."""
    return tuple(part_numbers(_needs(ask)))


def page(ask: Ask, number: int) -> NeedPage:
    """One of them."""
    rows = pages(_needs(ask))[number - 1]
    parts = part_jumps(HOME, _needs(ask), number)
    return NeedPage("Needs", _views(ask, rows, "open"), _views(ask, rows, "done", "dropped"), parts)


def _views(ask: Ask, rows: tuple[NeedRow, ...], *states: str) -> tuple[NeedView, ...]:
    found = (row for row in rows if row.need.state in states)
    return tuple(need_view(ask, row.need, person(ask, row.owner.id)) for row in found)


KINDS = (PageKind(HOME, "needs.html", keys, lambda n: addresses.part_of(HOME, n), page),)
