"""Introductions: who came to you through whom, and whom you brought together."""

from dataclasses import dataclass
from itertools import zip_longest
from typing import NamedTuple

from netcrm.queries import introductions as queries
from netcrm.queries.ask import Ask
from netcrm.queries.named import Named
from netcrm.views.names import pages, steady_pages
from netcrm.website import addresses
from netcrm.website.pages.lines import Line, event_line
from netcrm.website.pages.page import Jump, PageKind, Shown
from netcrm.website.pages.parts import Piece, person
from netcrm.website.pages.rows import shown_jumps

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


class Key(NamedTuple):
    """A page of introductions: the branches it shows, and where the pairs come from.

    ``shown`` is of the pairs; the page is one of so many that the longer list of the two takes.
    """

    branches: tuple[queries.Branch, ...]
    shown: Shown


@dataclass(frozen=True, slots=True)
class IntroductionPage:
    """One page of introductions."""

    title: str
    branches: tuple[Branch, ...]
    together: tuple[Together, ...]
    parts: tuple[Jump, ...]


def keys(ask: Ask) -> tuple[Key, ...]:
    """The pages that all of them take."""
    trees = steady_pages(queries.trees(ask), lambda branch: "".join(branch.who))
    together = pages(queries.brought_spots(ask))
    of = max(len(trees), len(together))
    return tuple(
        Key(branches or (), Shown(at, of, spots or ()))
        for at, (branches, spots) in enumerate(zip_longest(trees, together), 1)
    )


def url(key: Key) -> str:
    """Where one lies."""
    return addresses.part_of(HOME, key.shown.number)


def page(ask: Ask, key: Key) -> IntroductionPage:
    """One of them."""
    return IntroductionPage(
        "Introductions",
        tuple(_branch(ask, *branch) for branch in key.branches),
        tuple(_together(ask, queries.brought_at(ask, spot)) for spot in key.shown.spots),
        shown_jumps(HOME, key.shown),
    )


def _branch(ask: Ask, depth: int, who: queries.Somebody, through: queries.Somebody) -> Branch:
    return Branch(min(depth, DEEPEST), _piece(ask, who), _piece(ask, through).text)


def _piece(ask: Ask, who: queries.Somebody) -> Piece:
    return person(ask, who.id) if who.id else Piece(who.name)


def shown(ask: Ask, who: Named) -> Piece:
    """Someone's name, leading to their page if they have one."""
    return person(ask, who.card.id)._replace(text=who.text) if who.card else Piece(who.text)


def _together(ask: Ask, row: queries.BroughtTogether) -> Together:
    line = event_line(ask, row.event, (), None)
    return Together(person(ask, row.one.id), shown(ask, row.other), line)


KINDS = (PageKind(HOME, "introductions.html", keys, url, page),)
