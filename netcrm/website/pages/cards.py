"""Everyone on compact cards, to look through or to print."""

from dataclasses import dataclass
from typing import NamedTuple

from netcrm.queries.ask import Ask
from netcrm.queries.people import reach
from netcrm.views.words import long_date
from netcrm.website import addresses
from netcrm.website.pages.page import Jump, PageKind, Shown
from netcrm.website.pages.parts import Piece, person
from netcrm.website.pages.rows import person_row, shown, shown_jumps

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


def keys(ask: Ask) -> tuple[Shown, ...]:
    """The pages that the cards of all contacts take, by name."""
    return shown(ask.order("card", ""))


def page(ask: Ask, part: Shown) -> CardPage:
    """One of them."""
    cards = tuple(_view(ask, identity) for identity, _ in part.spots)
    return CardPage("Cards", cards, shown_jumps(HOME, part))


def _view(ask: Ask, identity: str) -> CardView:
    found = reach(ask, identity)
    birthday = (f"Birthday {long_date(found.birthday)}",) if found.birthday else ()
    about = person_row(ask, identity).about
    return CardView(person(ask, identity), about, (*found.ways, *birthday))


KINDS = (PageKind(HOME, "cards.html", keys, lambda s: addresses.part_of(HOME, s.number), page),)
