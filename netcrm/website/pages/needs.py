"""The needs of everyone: the open ones first, the others folded."""

from dataclasses import dataclass
from typing import NamedTuple

from netcrm.queries.ask import Ask, query
from netcrm.queries.needs import NeedRow, SlotRow, all_needs, open_needs, open_slots
from netcrm.website import addresses
from netcrm.website.pages.page import Jump, PageKind
from netcrm.website.pages.parts import Piece, When, person, pieces, when
from netcrm.website.pages.plans import NeedView, need_view
from netcrm.website.pages.rows import nth, part_jumps, part_numbers

HOME = "needs.html"


class SlotView(NamedTuple):
    """A turn to take: the day, who needs it, for what, and what it is."""

    when: When
    who: Piece
    need: tuple[Piece, ...]
    text: tuple[Piece, ...]
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class NeedPage:
    """One page of needs, and of turns that nobody takes yet, by their day."""

    title: str
    slots: tuple[SlotView, ...]
    open: tuple[NeedView, ...]
    closed: tuple[NeedView, ...]
    parts: tuple[Jump, ...]


@query
def _needs(ask: Ask) -> tuple[NeedRow, ...]:
    """The open ones, the oldest first, then those that are closed, the newest first."""
    return (*open_needs(ask), *(row for row in all_needs(ask) if row.need.state != "open"))


def keys(ask: Ask) -> tuple[int, ...]:
    """The pages that all needs take."""
    return tuple(part_numbers(_longer(ask)))


def page(ask: Ask, number: int) -> NeedPage:
    """One of them."""
    rows = nth(_needs(ask), number)
    return NeedPage(
        "Needs",
        tuple(_slot(ask, row) for row in nth(open_slots(ask), number)),
        _views(ask, rows, "open"),
        _views(ask, rows, "done", "dropped"),
        part_jumps(HOME, _longer(ask), number),
    )


def _views(ask: Ask, rows: tuple[NeedRow, ...], *states: str) -> tuple[NeedView, ...]:
    found = (row for row in rows if row.need.state in states)
    return tuple(need_view(ask, row.need, person(ask, row.owner.id)) for row in found)


def _longer(ask: Ask) -> tuple[object, ...]:
    """Of the two lists, the one that takes more pages."""
    return max(_needs(ask), open_slots(ask), key=len)


def _slot(ask: Ask, row: SlotRow) -> SlotView:
    place = row.slot.place
    return SlotView(
        when(row.slot.date),
        person(ask, row.owner.id),
        pieces(ask, row.need.text),
        pieces(ask, row.slot.text),
        place.file,
        place.line,
    )


KINDS = (PageKind(HOME, "needs.html", keys, lambda n: addresses.part_of(HOME, n), page),)
