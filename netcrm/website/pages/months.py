"""The timeline of everyone, month by month."""

from dataclasses import dataclass

from netcrm.model import PartialDate
from netcrm.queries.ask import Ask
from netcrm.queries.months import month, months
from netcrm.views.names import pages
from netcrm.views.words import count, month_name
from netcrm.website import addresses
from netcrm.website.pages.lines import Line, month_line
from netcrm.website.pages.page import Jump, PageKind, Part
from netcrm.website.pages.parts import Piece
from netcrm.website.pages.rows import Row, RowPage, link, part_jumps, part_numbers

FOLDER = "months"
HOME = addresses.listing(FOLDER)


@dataclass(frozen=True, slots=True)
class MonthLines:
    """Everything that happened or is planned in a month, newest first."""

    title: str
    jumps: tuple[Jump, ...]
    lines: tuple[Line, ...]
    parts: tuple[Jump, ...]


def listing_keys(ask: Ask) -> tuple[int, ...]:
    """The pages that list the months."""
    return tuple(part_numbers(months(ask)))


def listing(ask: Ask, number: int) -> RowPage:
    """One of them, newest first."""
    found = months(ask)
    rows = (Row(_piece(m.key), count(m.size, "line")) for m in pages(found)[number - 1])
    none = "Nothing has been noted on any day yet."
    return RowPage("Months", (), tuple(rows), none, part_jumps(HOME, found, number))


def keys(ask: Ask) -> tuple[Part, ...]:
    """A page for each month, or several for a full one."""
    return tuple(Part(m.key, n) for m in months(ask) for n in part_numbers(range(m.size)))


def page(ask: Ask, key: Part) -> MonthLines:
    """One page of a month."""
    found = month(ask, key.key)
    ways = (("← ", found.earlier, ""), ("", found.later, " →"))
    near = (Jump(f"{a}{_name(k)}{b}", _piece(k).url) for a, k, b in ways if k)
    lines = (month_line(ask, line.owner, line.line) for line in pages(found.lines)[key.number - 1])
    parts = part_jumps(addresses.item(FOLDER, key.key), found.lines, key.number)
    return MonthLines(_name(key.key), (*near, Jump("Months", link(HOME))), tuple(lines), parts)


def _name(key: str) -> str:
    return month_name(PartialDate(int(key[:-3]), int(key[-2:])))


def _piece(key: str) -> Piece:
    return Piece(_name(key), link(addresses.item(FOLDER, key)))


KINDS = (
    PageKind(HOME, "rows.html", listing_keys, lambda n: addresses.part_of(HOME, n), listing),
    PageKind(HOME, "month.html", keys, lambda k: addresses.item(FOLDER, k.key, k.number), page),
)
