"""Who there is, and who is meant: cards and the resolving of names."""

from collections.abc import Iterator
from typing import NamedTuple, cast

from netcrm.memo import Row
from netcrm.model import MY_ID, Anniversary, Contact, ContactKind, Ref
from netcrm.queries.ask import Ask, query
from netcrm.text.words import fold
from netcrm.views.statuses import UNMENTIONED


class Card(NamedTuple):
    """What any page may show of someone: an id to link to and a name to show."""

    id: str
    name: str
    kind: ContactKind


class Face(NamedTuple):
    """What lists say of someone beside the name: where and what, and the file it stands in."""

    file: str
    work: str
    location: str
    meets: str


class Reach(NamedTuple):
    """How to reach someone, as typed, and when they were born."""

    ways: tuple[str, ...]
    birthday: Anniversary | None


class Resolution(NamedTuple):
    """Who a reference means: ``id`` if it is one, else all ``candidates`` (none: nobody)."""

    id: str | None
    candidates: tuple[str, ...] = ()


NOBODY = Resolution(None)


def rows(contact: Contact) -> Iterator[Row]:
    """A contact's kind, and what it can be called: its id, its name and each ``aka``.

    You are only ``me``.
    """
    yield Row("id", fold(contact.id), (), contact.id)
    yield Row("kind", contact.kind, (contact.id == MY_ID, fold(contact.id)), contact.id)
    if contact.id != MY_ID:
        place = (fold(contact.id),)
        yield Row("name", fold(contact.name), place, contact.id)
        for name in dict.fromkeys(map(fold, contact.aka)):
            yield Row("aka", name, place, contact.id)


def card_of(contact: Contact) -> Card:
    """The card of a contact."""
    return Card(contact.id, contact.name, contact.kind)


def met_of(contact: Contact) -> bool:
    """Whether a contact is a person who may be brought up."""
    somebody = contact.kind == "person" and contact.id != MY_ID
    return somebody and contact.status.state not in UNMENTIONED


def face_of(contact: Contact) -> Face:
    """The face of a contact."""
    return Face(contact.file, contact.work, contact.location, contact.meets)


def reach_of(contact: Contact) -> Reach:
    """How to reach a contact."""
    return Reach((*contact.phone, *contact.email, *contact.address), contact.birthday)


def card(ask: Ask, identity: str) -> Card:
    """The card of a contact. Raises KeyError where there is none."""
    found: Card | None = ask.memo.part("file", identity, "card")  # for each name on each page
    if found is None:
        raise KeyError(identity)
    return found


def face(ask: Ask, identity: str) -> Face:
    """The face of a contact. Raises KeyError where there is none."""
    return cast("Face", ask.part("file", identity, "face"))


def reach(ask: Ask, identity: str) -> Reach:
    """How to reach a contact. Raises KeyError where there is none."""
    return cast("Reach", ask.part("file", identity, "reach"))


def of_kind(ask: Ask, kind: ContactKind) -> tuple[str, ...]:
    """The ids of everyone of a kind, in order; ``me`` comes last."""
    return tuple(identity for identity, _ in ask.order("kind", kind))


def by_id(ask: Ask, text: str) -> str | None:
    """The id that a text is, if it is one; ``me`` where there is a ``me.md``."""
    found: str | None = ask.only("id", fold(text))
    return found


def resolve(ask: Ask, ref: Ref) -> Resolution:
    """Who ``ref`` means: by id, then unique full name, then unique aka (FORMAT.md, "Links")."""
    return resolve_text(ask, ref.target)


@query
def resolve_text(ask: Ask, target: str) -> Resolution:
    """Who a text means, by id, unique full name or unique aka; reserved words mean nobody."""
    key = fold(target)
    identity = by_id(ask, key)
    if identity is not None:
        return Resolution(identity)
    for index in ("name", "aka"):
        found = ask.bucket(index, key)
        if found:
            return Resolution(found[0] if len(found) == 1 else None, found)
    return NOBODY
