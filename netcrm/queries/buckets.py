"""Lists of who has something in common, one at a time: an index of them, and each by its key."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from netcrm.queries.ask import Ask
from netcrm.queries.named import Heading
from netcrm.queries.people import Card, card
from netcrm.views.names import sort_key

Index = Mapping[str, tuple["Facet", ...]]


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


def index(facets: Iterable[Facet]) -> Index:
    """Facets by key, each contact once under each."""
    found: dict[str, dict[str | None, Facet]] = defaultdict(dict)
    for facet in facets:
        found[facet.heading.key].setdefault(facet.id, facet)
    return {key: tuple(under.values()) for key, under in found.items()}


def entries(found: Index) -> tuple[Entry, ...]:
    """The index page: each heading with its number of people, by name."""
    lines = (Entry(*spelling(under), len(ids_under(under))) for under in found.values())
    return tuple(sorted(lines, key=lambda entry: sort_key(entry.name, entry.key)))


def bucket(ask: Ask, found: Index, key: str) -> Bucket:
    """Everyone under one heading. Raises KeyError where there is no such heading."""
    under = found[key]
    return Bucket(*spelling(under), by_name(card(ask, i) for i in ids_under(under)))


def ids_under(under: tuple[Facet, ...]) -> tuple[str, ...]:
    """The ids under one heading."""
    return tuple(facet.id for facet in under if facet.id is not None)


def spelling(under: tuple[Facet, ...]) -> Heading:
    """The heading as most spell it; of equals, the first in order."""
    times = Counter(facet.heading for facet in under)
    return min(times, key=lambda heading: (-times[heading], heading.name))


def by_name(cards: Iterable[Card]) -> tuple[Card, ...]:
    """Cards in the order of their names."""
    return tuple(sorted(cards, key=lambda card: sort_key(card.name, card.id)))
