"""Everyone on compact cards, to look through or to print."""

from dataclasses import dataclass
from typing import NamedTuple

from netcrm.queries.ask import Ask, query
from netcrm.queries.people import Card, reach
from netcrm.views.names import pages
from netcrm.views.words import long_date
from netcrm.website import addresses
from netcrm.website.pages.page import Jump, PageKind
from netcrm.website.pages.parts import Piece, person
from netcrm.website.pages.rows import part_jumps, part_numbers, person_row

FOLDER = "cards"
HOME = addresses.listing(FOLDER)


class CardView(NamedTuple):
    """A name, what they do and where, and how to reach them."""

    name: Piece
    about: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CardPage:
    """One page of cards."""

    title: str
    cards: tuple[CardView, ...]
    parts: tuple[Jump, ...]


@query
def _cards(ask: Ask) -> tuple[Card, ...]:
    """Every contact by name."""
    return ask.bucket("card", "")


def keys(ask: Ask) -> tuple[int, ...]:
    """The pages that all cards take."""
    return tuple(part_numbers(_cards(ask)))


def page(ask: Ask, number: int) -> CardPage:
    """One of them."""
    shown = pages(_cards(ask))[number - 1]
    cards = tuple(_view(ask, found.id) for found in shown)
    return CardPage("Cards", cards, part_jumps(HOME, _cards(ask), number))


def _view(ask: Ask, identity: str) -> CardView:
    found = reach(ask, identity)
    birthday = (f"Birthday {long_date(found.birthday)}",) if found.birthday else ()
    about = person_row(ask, identity).about
    return CardView(person(ask, identity), about, (*found.ways, *birthday))


KINDS = (PageKind(HOME, "cards.html", keys, lambda n: addresses.part_of(HOME, n), page),)
