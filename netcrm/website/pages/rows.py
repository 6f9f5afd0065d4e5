"""Pages that list people, or what people have in common: one row each, split where long."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from netcrm.queries.ask import Ask, query
from netcrm.queries.buckets import Bucket, Entry
from netcrm.queries.people import Card, card, face
from netcrm.views.names import pages
from netcrm.views.words import count
from netcrm.website import addresses
from netcrm.website.pages.page import Jump, PageKind, Part
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
    numbers = part_numbers(items)
    if len(numbers) == 1:
        return ()
    return tuple(
        Jump(str(n), "" if n == number else link(addresses.part_of(url, n))) for n in numbers
    )


def link(url: str) -> str:
    """An address as templates use it."""
    return addresses.escape(url)


@dataclass(frozen=True, slots=True)
class Folder:
    """What people have in common (tags, places, …): a page that lists all, and one for each.

    ``none`` is said where there is nothing to list. Entries that are contacts themselves have
    their contact page and no other.
    """

    name: str
    title: str
    none: str
    entries: Callable[[Ask], tuple[Entry, ...]]
    bucket: Callable[[Ask, str], Bucket]

    def kinds(self) -> tuple[PageKind[int], PageKind[Part]]:
        """The two kinds of page."""
        home = addresses.listing(self.name)
        return (
            PageKind(home, "rows.html", self.listing_keys, self.listing_url, self.listing),
            PageKind(home, "rows.html", self.keys, self.url, self.page),
        )

    def listing_keys(self, ask: Ask) -> tuple[int, ...]:
        """The pages that list all."""
        return tuple(part_numbers(self.entries(ask)))

    def listing_url(self, number: int) -> str:
        """Where they lie."""
        return addresses.part_of(addresses.listing(self.name), number)

    def listing(self, ask: Ask, number: int) -> RowPage:
        """One of them."""
        entries = self.entries(ask)
        rows = tuple(self._entry(ask, entry) for entry in pages(entries)[number - 1])
        parts = part_jumps(addresses.listing(self.name), entries, number)
        return RowPage(self.title, (), rows, self.none, parts)

    def keys(self, ask: Ask) -> tuple[Part, ...]:
        """A page for each entry, or several where many share it."""
        return tuple(
            Part(entry.key, number)
            for entry in self.entries(ask)
            if entry.card is None
            for number in part_numbers(range(entry.size))
        )

    def url(self, key: Part) -> str:
        """Where it lies."""
        return addresses.item(self.name, key.key, key.number)

    def page(self, ask: Ask, key: Part) -> RowPage:
        """Everyone who has it in common."""
        bucket = self.bucket(ask, key.key)
        rows = person_rows(ask, pages(bucket.people)[key.number - 1])
        parts = part_jumps(addresses.item(self.name, key.key), bucket.people, key.number)
        up = (Jump(self.title, link(addresses.listing(self.name))),)
        return RowPage(bucket.name, (), rows, self.none, parts, up)

    def _entry(self, ask: Ask, entry: Entry) -> Row:
        about = count(entry.size, "person", "people")
        if entry.card is not None:
            return Row(person(ask, entry.card.id), about)
        return Row(Piece(entry.name, link(addresses.item(self.name, entry.key))), about)
