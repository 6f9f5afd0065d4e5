"""Introductions: who came to you through whom, and whom you brought together."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from netcrm.queries.ask import Ask, query
from netcrm.queries.introductions import BroughtTogether, all_brought_together, roots, tree
from netcrm.queries.named import Named
from netcrm.website import addresses
from netcrm.website.pages.lines import Line, event_line
from netcrm.website.pages.page import Jump, PageKind
from netcrm.website.pages.parts import Piece, person
from netcrm.website.pages.rows import nth, part_jumps, part_numbers

HOME = "introductions.html"
DEEPEST = 6
"""Steps further from the root than this are not indented further."""


class Branch(NamedTuple):
    """Someone in a tree of introductions: how far to indent, who, and through whom."""

    depth: int
    who: Piece
    through: str


class Together(NamedTuple):
    """Two people you introduced to each other, and the line that says so."""

    one: Piece
    other: Piece
    line: Line


@dataclass(frozen=True, slots=True)
class IntroductionPage:
    """One page of introductions."""

    title: str
    branches: tuple[Branch, ...]
    together: tuple[Together, ...]
    parts: tuple[Jump, ...]


def keys(ask: Ask) -> tuple[int, ...]:
    """The pages that all of them take."""
    return tuple(part_numbers(_longer(ask)))


def page(ask: Ask, number: int) -> IntroductionPage:
    """One of them."""
    return IntroductionPage(
        "Introductions",
        nth(_branches(ask), number),
        tuple(_together(ask, row) for row in nth(all_brought_together(ask), number)),
        part_jumps(HOME, _longer(ask), number),
    )


@query
def _branches(ask: Ask) -> tuple[Branch, ...]:
    """All trees, one after the other, in the order of reading."""
    return tuple(branch for root in roots(ask) for branch in _tree(ask, root.key))


def _tree(ask: Ask, key: str) -> Iterator[Branch]:
    above: list[str] = []
    for depth, who in tree(ask, key):
        del above[depth:]
        yield Branch(min(depth, DEEPEST), shown(ask, who), above[-1] if above else "")
        above.append(who.text)


def shown(ask: Ask, who: Named) -> Piece:
    """Someone's name, leading to their page if they have one."""
    return person(ask, who.card.id)._replace(text=who.text) if who.card else Piece(who.text)


def _together(ask: Ask, row: BroughtTogether) -> Together:
    line = event_line(ask, row.event, (), None)
    return Together(person(ask, row.one.id), shown(ask, row.other), line)


def _longer(ask: Ask) -> tuple[object, ...]:
    """Of the two lists, the one that takes more pages."""
    return max(_branches(ask), all_brought_together(ask), key=len)


KINDS = (PageKind(HOME, "introductions.html", keys, lambda n: addresses.part_of(HOME, n), page),)
