"""Who is named where: links into and out of a contact's files, of every sort."""

from collections.abc import Iterator
from typing import NamedTuple

from netcrm.memo import Row
from netcrm.model import PartialDate, Place, Ref
from netcrm.queries.ask import Ask, query, result
from netcrm.queries.files import references_of
from netcrm.queries.meant import meant
from netcrm.queries.people import Card, Resolution, card, face
from netcrm.views.references import MAY_BE_PLAIN, Reference, Role


class Backlink(NamedTuple):
    """A place in another's file that names someone.

    ``source`` is whose file; ``role`` and, in words, ``where`` say in what it stands; ``text`` is
    the TEXT around it as typed, with its ``[[links]]``; ``date`` is the line's, if it has one.
    """

    source: Card
    role: Role
    where: str
    text: str
    date: PartialDate | None
    place: Place


class Link(NamedTuple):
    """Someone named in a contact's own files; ``target`` is None for nobody or one of several."""

    target: Card | None
    ref: Ref
    role: Role
    where: str
    text: str
    date: PartialDate | None


def backlinks(ask: Ask, identity: str) -> tuple[Backlink, ...]:
    """Every place in another's file that names this contact, by file and line."""
    return tuple(
        Backlink(card(ask, owner), found.role, found.where, found.text, found.date, found.ref.place)
        for owner, found in references_to(ask, identity)
    )


def references_to(ask: Ask, identity: str) -> tuple[tuple[str, Reference], ...]:
    """The same as it stands in the files, each with the id of the one whose file it is."""
    return ask.bucket("backlink", identity)


def links(ask: Ask, identity: str) -> tuple[Link, ...]:
    """Everyone a contact's own files name, in order, itself and plain words of nobody left out."""
    return tuple(
        Link(target, found.ref, found.role, found.where, found.text, found.date)
        for found in references_of(ask, identity)
        for target in (_target(ask, found),)
        if (_is_link(found) if target is None else target.id != identity)
    )


def linked(ask: Ask, identity: str) -> tuple[Card, ...]:
    """The contacts a contact's own files name, each once, in the order they are first named."""
    return tuple(card(ask, other) for other in linked_ids(ask, identity))


@result("name", "linked")
def linked_ids(ask: Ask, identity: str) -> tuple[str, ...]:
    """The ids of the same."""
    found = dict.fromkeys(meaning.id for _, meaning in _meanings(ask, identity))
    return tuple(other for other in found if other is not None and other != identity)


@result("name", "adrift")
def adrift(ask: Ask, identity: str) -> tuple[Reference, ...]:
    """The places in a contact's own files that name nobody or one of several, in order."""
    return tuple(found for found, meaning in _meanings(ask, identity) if meaning.id is None)


@query
def _meanings(ask: Ask, identity: str) -> tuple[tuple[Reference, Resolution], ...]:
    """Every place in a contact's own files that names somebody, and who is meant."""
    return tuple((found, meant(ask, found)) for found in references_of(ask, identity))


def _is_link(reference: Reference) -> bool:
    """Whether it must lead to someone, so that it is a link even where it leads to nobody."""
    return reference.ref.linked or reference.role not in MAY_BE_PLAIN


def _target(ask: Ask, reference: Reference) -> Card | None:
    identity = meant(ask, reference).id
    return None if identity is None else card(ask, identity)


def rows(ask: Ask, owner: str) -> Iterator[Row]:
    """Who is named in someone's files, each place by who is meant; oneself does not count."""
    file = face(ask, owner).file
    for number, (reference, meaning) in enumerate(_meanings(ask, owner)):
        if meaning.id is not None and meaning.id != owner:
            yield Row("backlink", meaning.id, (file, number), (owner, reference))
