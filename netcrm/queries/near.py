"""Whom a name that is nobody's was likely meant for."""

from collections import defaultdict
from collections.abc import Mapping

from netcrm.queries.ask import Ask, query
from netcrm.views.likeness import allowed, skeleton, slips, sockets

_Index = Mapping[tuple[str, str, int], tuple[tuple[str, str], ...]]


@query
def near(ask: Ask, target: str) -> tuple[str, ...]:
    """The ids of those whose id, name or aka is the fewest slips away; none if all are too far."""
    bones = skeleton(target)
    most = allowed(len(bones))
    found: dict[str, int] = {}
    for socket in sockets(bones, most) if bones else ():
        for other, identity in _index(ask).get(socket, ()):
            found[identity] = min(slips(bones, other, most), found.get(identity, most + 1))
    fewest = min(found.values(), default=most + 1)
    return tuple(sorted(i for i, away in found.items() if away == fewest <= most))


@query
def first_named(ask: Ask, target: str) -> tuple[str, ...]:
    """The ids of those whose name begins with this one word."""
    return tuple(sorted(_by_first_word(ask).get(skeleton(target), ())))


@query
def _index(ask: Ask) -> _Index:
    """By what names like it have in common, every id, name and aka as a skeleton, and its id."""
    found: dict[tuple[str, str, int], dict[tuple[str, str], None]] = defaultdict(dict)
    for identity in ask.ids():
        contact = ask.contact(identity)
        for bones in {skeleton(name): None for name in (identity, contact.name, *contact.aka)}:
            for socket in sockets(bones):
                found[socket][bones, identity] = None
    return {socket: tuple(rows) for socket, rows in found.items()}


@query
def _by_first_word(ask: Ask) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for identity in ask.ids():
        first, *_ = (*ask.contact(identity).name.split(), "")
        found[skeleton(first)].append(identity)
    return {word: tuple(ids) for word, ids in found.items() if word}
