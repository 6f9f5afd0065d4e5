"""Whom a name that is nobody's was likely meant for."""

from collections.abc import Iterator

from netcrm.memo import Row
from netcrm.model import MY_ID, Contact
from netcrm.queries.ask import Ask, query
from netcrm.views.likeness import allowed, skeleton, slips, sockets


@query
def near(ask: Ask, target: str) -> tuple[str, ...]:
    """The ids of those whose id, name or aka is the fewest slips away; none if all are too far."""
    bones = skeleton(target)
    most = allowed(len(bones))
    found: dict[str, int] = {}
    for socket in sockets(bones, most) if bones else ():
        for other, identity in ask.bucket("near", _key(socket)):
            found[identity] = min(slips(bones, other, most), found.get(identity, most + 1))
    fewest = min(found.values(), default=most + 1)
    return tuple(sorted(i for i, away in found.items() if away == fewest <= most))


@query
def first_named(ask: Ask, target: str) -> tuple[str, ...]:
    """The ids of those whose name begins with this one word."""
    return tuple(sorted(ask.bucket("first", skeleton(target))))


def rows(contact: Contact) -> Iterator[Row]:
    """By what names like it have in common, every id, name and aka as a skeleton, and its id."""
    identity = contact.id
    if identity == MY_ID:
        return
    for bones in dict.fromkeys(map(skeleton, (identity, contact.name, *contact.aka))):
        for socket in sockets(bones):
            yield Row("near", _key(socket), (bones, identity), (bones, identity))
    first, *_ = (*contact.name.split(), "")
    if skeleton(first):
        yield Row("first", skeleton(first), (identity,), identity)


def _key(socket: tuple[str, str, int]) -> str:
    """A socket as the key of a bucket."""
    return "\0".join(map(str, socket))
