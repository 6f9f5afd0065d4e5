"""The timeline of everyone, month by month."""

from dataclasses import dataclass
from typing import NamedTuple

from netcrm.model import PartialDate
from netcrm.queries.ask import Ask
from netcrm.queries.months import month_line, month_spots, months
from netcrm.views.names import pages, steady_pages
from netcrm.views.words import count, month_name
from netcrm.website import addresses
from netcrm.website.pages.lines import Line
from netcrm.website.pages.lines import month_line as line_view
from netcrm.website.pages.page import Jump, PageKind, Shelves, Shown
from netcrm.website.pages.parts import Piece
from netcrm.website.pages.rows import (
    Row,
    RowPage,
    link,
    part_jumps,
    part_numbers,
    shown_jumps,
)

FOLDER = "months"
HOME = addresses.listing(FOLDER)


class MonthKey(NamedTuple):
    """A page of a month: those before and after it, if there are any, and what it shows."""

    month: str
    earlier: str
    later: str
    shown: Shown


@dataclass(frozen=True, slots=True)
class MonthLines:
    """Everything that happened or is planned in a month, newest first."""

    title: str
    jumps: tuple[Jump, ...]
    lines: tuple[Line, ...]
    parts: tuple[Jump, ...]


def names(ask: Ask) -> tuple[str, ...]:
    """The months that have lines, each between the months before and after it that have any."""
    keys = ["", *(month.key for month in reversed(months(ask))), ""]
    return tuple("/".join(keys[at - 1 : at + 2]) for at in range(1, len(keys) - 1))


def listing_keys(ask: Ask) -> tuple[int, ...]:
    """The pages that list the months."""
    return tuple(part_numbers(months(ask)))


def listing(ask: Ask, number: int) -> RowPage:
    """One of them, newest first."""
    found = months(ask)
    rows = (Row(_piece(m.key), count(m.size, "line")) for m in pages(found)[number - 1])
    none = "Nothing has been noted on any day yet."
    return RowPage("Months", (), tuple(rows), none, part_jumps(HOME, found, number))


def keys(ask: Ask, name: str) -> tuple[MonthKey, ...]:
    """The page of a month, or several for a full one, of which one more line changes one or two."""
    earlier, month, later = name.split("/")
    parts = steady_pages(month_spots(ask, month), lambda spot: spot[0])
    return tuple(
        MonthKey(month, earlier, later, Shown(at, len(parts), part))
        for at, part in enumerate(parts, 1)
    )


def url(key: MonthKey) -> str:
    """Where it lies."""
    return addresses.item(FOLDER, key.month, key.shown.number)


def page(ask: Ask, key: MonthKey) -> MonthLines:
    """One page of a month."""
    ways = (("← ", key.earlier, ""), ("", key.later, " →"))
    nearby = (Jump(f"{a}{_name(k)}{b}", _piece(k).url) for a, k, b in ways if k)
    found = (month_line(ask, key.month, spot) for spot in key.shown.spots)
    lines = tuple(line_view(ask, owner, line) for owner, line in found)
    parts = shown_jumps(addresses.item(FOLDER, key.month), key.shown)
    return MonthLines(_name(key.month), (*nearby, Jump("Months", link(HOME))), lines, parts)


def _name(key: str) -> str:
    return month_name(PartialDate(int(key[:-3]), int(key[-2:])))


def _piece(key: str) -> Piece:
    return Piece(_name(key), link(addresses.item(FOLDER, key)))


KINDS = (
    PageKind(HOME, "rows.html", listing_keys, lambda n: addresses.part_of(HOME, n), listing),
    PageKind(HOME, "month.html", Shelves(names, keys), url, page),
)
