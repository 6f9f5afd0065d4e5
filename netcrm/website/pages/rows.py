"""Pages that list people, or what people have in common: one row each, split where long."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from netcrm.memo import Spot
from netcrm.queries.ask import Ask, query
from netcrm.queries.buckets import Entry, entry
from netcrm.queries.people import Card, card, face
from netcrm.views.names import pages
from netcrm.views.words import count
from netcrm.website import addresses
from netcrm.website.pages.page import Jump, PageKind, Shelves, Shown
from netcrm.website.pages.parts import Piece, person

T = TypeVar("T")


class Row(NamedTuple):
    """A name that leads somewhere, and a few words about it."""

    name: Piece
    about: str


@dataclass(frozen=True, slots=True)
class RowPage:
    """A list under its title. ``parts`` lead to its other pages, ``jumps`` elsewhere nearby."""

    title: str
    lead: tuple[Piece, ...]
    rows: tuple[Row, ...]
    empty: str
    parts: tuple[Jump, ...] = ()
    jumps: tuple[Jump, ...] = ()


@query
def person_row(ask: Ask, identity: str) -> Row:
    """A contact's row: what they do and where, or what they are."""
    kind = card(ask, identity).kind
    seen = face(ask, identity)
    about = ("" if kind == "person" else kind, seen.meets, seen.work, seen.location)
    return Row(person(ask, identity), " · ".join(word for word in about if word))


def person_rows(ask: Ask, cards: Sequence[Card]) -> tuple[Row, ...]:
    """The rows of several contacts."""
    return tuple(person_row(ask, card.id) for card in cards)


def part_numbers(items: Sequence[object]) -> range:
    """The numbers of the pages that a list takes."""
    return range(1, len(pages(items)) + 1)


def nth(items: tuple[T, ...], number: int) -> tuple[T, ...]:
    """The items of one page; none where another list of the page goes on longer."""
    parts = pages(items)
    return parts[number - 1] if number <= len(parts) else ()


def part_jumps(url: str, items: Sequence[object], number: int) -> tuple[Jump, ...]:
    """The way to the other pages of a list, if it has any."""
    return shown_jumps(url, Shown(number, len(part_numbers(items)), ()))


def shown(spots: tuple[Spot, ...]) -> tuple[Shown, ...]:
    """The pages that a list takes, each with what it shows; of nothing, one without any."""
    parts = pages(spots)
    return tuple(Shown(at, len(parts), part) for at, part in enumerate(parts, 1))


def shown_jumps(url: str, part: Shown) -> tuple[Jump, ...]:
    """The way from one page of a list to the others, if it has any."""
    numbers = range(1, part.of + 1) if part.of > 1 else ()
    return tuple(
        Jump(str(n), "" if n == part.number else link(addresses.part_of(url, n))) for n in numbers
    )


def link(url: str) -> str:
    """An address as templates use it."""
    return addresses.escape(url)


class Under(NamedTuple):
    """A page of those who have something in common: its key, its name, and whom it shows."""

    key: str
    title: str
    shown: Shown


@dataclass(frozen=True, slots=True)
class Folder:
    """What people have in common (tags, places, …): a page that lists all, and one for each.

    ``none`` is said where there is nothing to list. Entries that are contacts themselves have
    their contact page and no other.
    """

    name: str
    title: str
    none: str
    index: str

    def kinds(self) -> tuple[PageKind[Shown], PageKind[Under]]:
        """The two kinds of page."""
        home = addresses.listing(self.name)
        keys = Shelves(self.names, self.keys)
        return (
            PageKind(home, "rows.html", self.listing_keys, self.listing_url, self.listing),
            PageKind(home, "rows.html", keys, self.url, self.page),
        )

    def listing_keys(self, ask: Ask) -> tuple[Shown, ...]:
        """The pages that list all."""
        return shown(ask.order("entry", self.index))

    def listing_url(self, part: Shown) -> str:
        """Where they lie."""
        return addresses.part_of(addresses.listing(self.name), part.number)

    def listing(self, ask: Ask, part: Shown) -> RowPage:
        """One of them."""
        rows = tuple(self._entry(ask, ask.at("entry", self.index, spot)) for spot in part.spots)
        parts = shown_jumps(addresses.listing(self.name), part)
        return RowPage(self.title, (), rows, self.none, parts)

    def names(self, ask: Ask) -> tuple[str, ...]:
        """The keys of all entries."""
        return tuple(ask.sizes(self.index))

    def keys(self, ask: Ask, name: str) -> tuple[Under, ...]:
        """The page of an entry, or several where many share it; none for a contact's."""
        found = entry(ask, self.index, name)
        spots = () if found.card else shown(ask.order(self.index, name))
        return tuple(Under(name, found.name, part) for part in spots)

    def url(self, key: Under) -> str:
        """Where it lies."""
        return addresses.item(self.name, key.key, key.shown.number)

    def page(self, ask: Ask, key: Under) -> RowPage:
        """Everyone who has it in common."""
        rows = tuple(person_row(ask, identity) for identity, _ in key.shown.spots)
        parts = shown_jumps(addresses.item(self.name, key.key), key.shown)
        up = (Jump(self.title, link(addresses.listing(self.name))),)
        return RowPage(key.title, (), rows, self.none, parts, up)

    def _entry(self, ask: Ask, entry: Entry) -> Row:
        about = count(entry.size, "person", "people")
        if entry.card is not None:
            return Row(person(ask, entry.card.id), about)
        return Row(Piece(entry.name, link(addresses.item(self.name, entry.key))), about)
