"""Introductions: who came to you through whom, and whom you brought together."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from netcrm.memo import Row
from netcrm.model import MY_ID, Event, PartialDate, Place
from netcrm.queries.ask import Ask, query
from netcrm.queries.files import files_of
from netcrm.queries.named import Named, named
from netcrm.queries.people import Card, card, face
from netcrm.text.words import fold
from netcrm.views import circles as rings
from netcrm.views import forest
from netcrm.views.names import sort_key


class Introduction(NamedTuple):
    """Someone introduced a person to you (``via``); ``by`` has no card if they are no contact."""

    by: Named
    who: Card
    met: PartialDate | None
    place: Place


class BroughtTogether(NamedTuple):
    """You introduced two people to each other: a line ``introduced`` in the file of ``one``."""

    one: Card
    other: Named
    event: Event


class Branch(NamedTuple):
    """Someone in a tree of introductions, ``depth`` steps from its root."""

    depth: int
    who: Named


@dataclass(frozen=True, slots=True)
class Root:
    """Someone through whom others came to you, and how many, those they introduced included."""

    key: str
    who: Named
    size: int


@query
def introduced_by(ask: Ask, identity: str) -> tuple[Introduction, ...]:
    """Who introduced someone to you, in the order typed."""
    return tuple(
        Introduction(named(ask, ref), card(ask, identity), file.contact.met, ref.place)
        for file in files_of(ask, identity)
        for ref in file.contact.via
    )


@query
def brought_together(ask: Ask, identity: str) -> tuple[BroughtTogether, ...]:
    """Whom you introduced to someone, newest first."""
    return _newest_first(ask.bucket("together", identity))


@query
def all_brought_together(ask: Ask) -> tuple[BroughtTogether, ...]:
    """Everyone you introduced to each other, each pair of a line once, newest first."""
    return _newest_first(ask.bucket("brought", ""))


@query
def chain(ask: Ask, identity: str) -> tuple[Named, ...]:
    """The way someone came to you, from the first who introduced another down to them."""
    return tuple(_shown(ask, key) for key in forest.chain(_parents(ask), identity))


@query
def roots(ask: Ask) -> tuple[Root, ...]:
    """The roots of the forest by name: who introduced others and was introduced by nobody."""
    below: dict[str, int] = defaultdict(int)
    for key, root in forest.roots(_parents(ask)).items():
        below[root] += key != root
    found = (Root(root, _shown(ask, root), count) for root, count in below.items() if count)
    return tuple(sorted(found, key=lambda root: sort_key(root.who.text, root.key)))


@query
def tree(ask: Ask, root: str) -> tuple[Branch, ...]:
    """A tree of introductions in the order of reading, its root first; nobody twice."""
    steps = forest.tree(_children(ask), root)
    return tuple(Branch(step.depth, _shown(ask, step.key)) for step in steps)


@query
def circles(ask: Ask) -> tuple[tuple[Card, ...], ...]:
    """People whose ``via`` leads back to themselves, each circle once."""
    found = rings.circles(_parents(ask))
    return tuple(tuple(card(ask, key) for key in ring) for ring in found)


def _newest_first(rows: tuple[BroughtTogether, ...]) -> tuple[BroughtTogether, ...]:
    return tuple(sorted(rows, key=lambda row: row.event.date.first, reverse=True))


def _shown(ask: Ask, key: str) -> Named:
    """Who stands in the forest under a key: a contact, or a plain name in a ``via``."""
    if ask.has(key):
        found = card(ask, key)
        return Named(found.name, found)
    return Named(_plain(ask)[key], None)


@query
def _parents(ask: Ask) -> Mapping[str, tuple[str, ...]]:
    """By id, the keys of those who introduced someone: ids, and folded names of no contact."""
    return {origin.id: origin.keys for origin in ask.bucket("via", "")}


def _key(who: Named) -> str:
    return who.card.id if who.card else _no_id(who.text)


def _no_id(name: str) -> str:
    """A key for a name that is no contact's; no id holds a slash."""
    return f"/{fold(name)}"


@query
def _plain(ask: Ask) -> Mapping[str, str]:
    """By key, names in ``via`` that are no contact's."""
    names = sorted(name for origin in ask.bucket("via", "") for name in origin.names)
    return {_no_id(name): name for name in reversed(names)}


@query
def _children(ask: Ask) -> Mapping[str, tuple[str, ...]]:
    return forest.children(_parents(ask))


class Origin(NamedTuple):
    """Through whom someone came: the keys of all, and the names among them that are nobody's."""

    id: str
    keys: tuple[str, ...]
    names: tuple[str, ...]


def rows(ask: Ask, identity: str) -> Iterator[Row]:
    """Through whom someone came to you, and whom you brought together with them."""
    if identity != MY_ID:
        above = introduced_by(ask, identity)
        keys = tuple(dict.fromkeys(_key(one.by) for one in above))
        names = tuple(one.by.text for one in above if one.by.card is None)
        if keys:
            yield Row("via", "", (fold(identity),), Origin(identity, keys, names))
        if above:
            yield Row("above", identity, (), above[0].by)
        for key in keys:
            yield Row("introduced", key, (fold(identity),), identity)
    for number, row in enumerate(_brought(ask, identity)):
        place = (face(ask, identity).file, number)
        yield Row("brought", "", place, row)
        yield Row("together", identity, place, row)
        if row.other.card and row.other.card.id != identity:
            yield Row("together", row.other.card.id, place, row)


def _brought(ask: Ask, owner: str) -> Iterator[BroughtTogether]:
    """The pairs that the lines of one contact's files tell of, each pair of a line once."""
    for file in files_of(ask, owner):
        for event in file.contact.history:
            refs = event.to if event.kind == "introduced" else ()
            for other in dict.fromkeys(named(ask, ref) for ref in refs):
                yield BroughtTogether(card(ask, owner), other, event)
