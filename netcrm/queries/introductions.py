"""Introductions: who came to you through whom, and whom you brought together."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from netcrm.memo import Row, Spot
from netcrm.model import MY_ID, Event, PartialDate, Place
from netcrm.queries.ask import Ask, query
from netcrm.queries.files import files_of
from netcrm.queries.named import Named, named
from netcrm.queries.people import Card, card, face
from netcrm.text.words import fold
from netcrm.views import circles as rings
from netcrm.views import forest

_MARK = "/"
"""What the keys of names begin with that are no contact's: no id holds it."""


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


class Somebody(NamedTuple):
    """A contact by ``id``, or a ``name`` that is no contact's; both empty for nobody."""

    id: str
    name: str


class Branch(NamedTuple):
    """Someone in a tree of introductions, ``depth`` steps from its root, and through whom."""

    depth: int
    who: Somebody
    through: Somebody


_NOBODY = Somebody("", "")


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
    return ask.bucket("together", identity)


def brought_spots(ask: Ask) -> tuple[Spot, ...]:
    """Where the pairs stand that you introduced, each of a line once, newest first."""
    return ask.order("brought", "")


def brought_at(ask: Ask, spot: Spot) -> BroughtTogether:
    """One of these pairs."""
    found: BroughtTogether = ask.at("brought", "", spot)
    return found


@query
def chain(ask: Ask, identity: str) -> tuple[Named, ...]:
    """The way someone came to you, from the first who introduced another down to them."""
    return tuple(_shown(ask, key) for key in forest.chain(_parents(ask), identity))


def trees(ask: Ask) -> tuple[Branch, ...]:
    """All trees, one after the other by their roots' keys, each in the order of reading.

    Names of contacts are not looked at: who shows them reads the few that it shows.
    """
    parents, below = _parents(ask), _children(ask)
    found = {root for key, root in forest.roots(parents).items() if key != root}
    roots = sorted(found, key=lambda root: (root.lstrip(_MARK), root))
    names = _plain(ask)
    return tuple(branch for root in roots for branch in _tree(below, root, names))


def _tree(
    below: Mapping[str, tuple[str, ...]], root: str, names: Mapping[str, str]
) -> Iterator[Branch]:
    above: list[Somebody] = [_NOBODY]
    for depth, key in forest.tree(below, root):
        who = Somebody("", names[key]) if key.startswith(_MARK) else Somebody(key, "")
        del above[depth + 1 :]
        yield Branch(depth, who, above[-1])
        above.append(who)


@query
def circles(ask: Ask) -> tuple[tuple[Card, ...], ...]:
    """People whose ``via`` leads back to themselves, each circle once."""
    found = rings.circles(_parents(ask))
    return tuple(tuple(card(ask, key) for key in ring) for ring in found)


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
    """A key for a name that is no contact's."""
    return f"{_MARK}{fold(name)}"


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
        place = (-row.event.date.first.toordinal(), face(ask, identity).file, number)
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
