"""Lists of who has something in common, one at a time: an index of them, and each by its key."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from netcrm.memo import Outcome, Row
from netcrm.queries.ask import Ask
from netcrm.queries.named import Heading
from netcrm.queries.people import Card, card
from netcrm.views.names import sort_key

INDEXES = ("tag", "place", "organisation", "group")
"""The indexes of headings, each of which has an entry on an index page."""


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


def rows_of(ask: Ask, index: str, facets: Iterable[Facet]) -> Iterator[Row]:
    """Facets as rows of an index, each contact once under each heading, by name."""
    found: dict[tuple[str, str | None], Facet] = {}
    for facet in facets:
        found.setdefault((facet.heading.key, facet.id), facet)
    for (key, identity), facet in found.items():
        by_name = ("", "", "") if identity is None else sort_key(card(ask, identity).name, identity)
        yield Row(index, key, (identity is not None, *by_name), facet)


def entries(ask: Ask, index: str) -> tuple[Entry, ...]:
    """The index page: each heading with its number of people, by name."""
    return ask.bucket("entry", index)


def entry(ask: Ask, index: str, key: str) -> Entry:
    """One line of it. Raises KeyError where there is no such heading."""
    found: Entry = ask.part("whole", f"{index}/{key}", "entry")
    return found


def headed(ask: Ask) -> tuple[str, ...]:
    """Every heading anybody stands under, after its index: each with an entry of its own."""
    return tuple(f"{index}/{key}" for index in INDEXES for key in ask.sizes(index))


def entry_of(ask: Ask, headed: str) -> Outcome:
    """The entry of one of these."""
    index, _, key = headed.partition("/")
    under = ask.bucket(index, key)
    made = Entry(*spelling(under), len(ids_under(under)))
    return Outcome({"entry": made}, (Row("entry", index, sort_key(made.name, made.key), made),))


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


def stands(ask: Ask, index: str, key: str) -> bool:
    """Whether anybody stands under a heading; under what only ``me.md`` names may be nobody."""
    return ask.memo.part("whole", f"{index}/{key}", "entry") is not None
