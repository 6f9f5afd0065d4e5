"""Lists of who has something in common, one at a time: an index of them, and each by its key."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from netcrm.memo import Row
from netcrm.queries.ask import Ask
from netcrm.queries.named import Heading
from netcrm.queries.people import Card, card
from netcrm.text.words import fold
from netcrm.views.names import sort_key


HEADINGS = "headings"
"""What says, among what hangs together over many files, which headings anybody stands under."""
_INDEXES = ("tag", "place", "organisation", "group")


class Facet(NamedTuple):
    """One row of an index: a contact stands under a heading.

    Without an ``id`` the heading stands there even if nobody is under it.
    """

    heading: Heading
    id: str | None


class Entry(NamedTuple):
    """One line of an index page: a heading, its own card if it is a contact, and how many."""

    key: str
    name: str
    card: Card | None
    size: int


@dataclass(frozen=True, slots=True)
class Bucket:
    """Everyone under one heading, by name."""

    key: str
    name: str
    card: Card | None
    people: tuple[Card, ...]


def rows_of(index: str, facets: Iterable[Facet]) -> Iterator[Row]:
    """Facets as rows of an index, each contact once under each heading."""
    found: dict[tuple[str, str | None], Facet] = {}
    for facet in facets:
        found.setdefault((facet.heading.key, facet.id), facet)
    for (key, identity), facet in found.items():
        yield Row(index, key, (identity is not None, fold(identity or "")), facet)


def entries(ask: Ask, index: str) -> tuple[Entry, ...]:
    """The index page: each heading with its number of people, by name."""
    lines = (_entry(ask.bucket(index, key)) for key in ask.sizes(index))
    return tuple(sorted(lines, key=lambda entry: sort_key(entry.name, entry.key)))


def _entry(under: tuple[Facet, ...]) -> Entry:
    return Entry(*spelling(under), len(ids_under(under)))


def bucket(ask: Ask, index: str, key: str) -> Bucket:
    """Everyone under one heading. Raises KeyError where there is no such heading."""
    under = facets(ask, index, key)
    return Bucket(*spelling(under), by_name(card(ask, i) for i in ids_under(under)))


def facets(ask: Ask, index: str, key: str) -> tuple[Facet, ...]:
    """What stands under one heading. Raises KeyError where there is no such heading."""
    under = ask.bucket(index, key)
    if not under:
        raise KeyError(key)
    return under


def ids_under(under: tuple[Facet, ...]) -> tuple[str, ...]:
    """The ids under one heading, each once."""
    return tuple(dict.fromkeys(facet.id for facet in under if facet.id is not None))


def spelling(under: tuple[Facet, ...]) -> Heading:
    """The heading as most spell it; of equals, the first in order."""
    times = Counter(facet.heading for facet in under)
    return min(times, key=lambda heading: (-times[heading], heading.name))


def by_name(cards: Iterable[Card]) -> tuple[Card, ...]:
    """Cards in the order of their names."""
    return tuple(sorted(cards, key=lambda card: sort_key(card.name, card.id)))


def headings(ask: Ask) -> Mapping[str, bool]:
    """Every heading that anybody stands under: who asks for one runs again if it comes or goes."""
    return {f"{index}/{key}": True for index in _INDEXES for key in ask.sizes(index)}


def stands(ask: Ask, index: str, key: str) -> bool:
    """Whether anybody stands under a heading; under what only ``me.md`` names may be nobody."""
    return ask.memo.part("whole", HEADINGS, f"{index}/{key}") is not None
