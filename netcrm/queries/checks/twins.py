"""Files that are likely one person's (NC304)."""

from collections.abc import Iterator

from netcrm.memo import Row
from netcrm.model import MY_ID, Contact, Place, Problem
from netcrm.queries.ask import Ask, query
from netcrm.queries.households import housemates
from netcrm.queries.people import resolve
from netcrm.text.words import fold
from netcrm.views.twins import Mark, marks

_CROWD = 5
"""What more files than this have in common, a switchboard say, is said to each but the first once,
and not of each pair of them."""


@query
def likely_twins(ask: Ask, identity: str) -> tuple[Problem, ...]:
    """For each file earlier by path that is likely of the same person, one problem in this one."""
    contact = ask.contact(identity)
    found: dict[str, Mark] = {}
    for mark in _marks(contact):
        for other in _earlier(ask, contact, mark):
            found.setdefault(other, mark)
    pairs = ((ask.contact(other), mark) for other, mark in found.items())
    return tuple(
        _problem(contact, other, mark) for other, mark in pairs if _may_be_one(ask, contact, other)
    )


def _earlier(ask: Ask, contact: Contact, mark: Mark) -> Iterator[str]:
    """The ids with the same mark whose files come before; those of a household may share some."""
    alike = ask.bucket("mark", _key(contact, mark))
    before = alike[: alike.index(contact.id)] if contact.id in alike else ()
    house = () if mark.own else housemates(ask, contact.id)
    return (other for other in before[: 1 if len(alike) > _CROWD else None] if other not in house)


def _may_be_one(ask: Ask, one: Contact, other: Contact) -> bool:
    """Whether neither file says that the other is someone else."""
    return other.id not in _others(ask, one) and one.id not in _others(ask, other)


def _others(ask: Ask, contact: Contact) -> frozenset[str]:
    found = (resolve(ask, ref) for ref in contact.not_same)
    return frozenset(i for who in found for i in (who.id, *who.candidates) if i is not None)


def _problem(contact: Contact, other: Contact, mark: Mark) -> Problem:
    place = _place(contact, mark)
    has = "go by" if mark.key[0] == "name" else f"have the {mark.key[0]}"
    message = f"this may be the same as {other.file}: both {has} {mark.shown}"
    hint = f"make the two files one, or write not_same: {other.id} if they are not the same"
    width = place.end - place.start
    return Problem(
        contact.file, place.line, place.column, "NC304", message, hint, width=max(width, 0)
    )


def _place(contact: Contact, mark: Mark) -> Place:
    """Where the file says what it has in common with the other."""
    if mark.key[0] == "name":
        return contact.place("name" if fold(contact.name) == mark.key[1] else "aka")
    return contact.place("email" if mark.key[0] == "e-mail" else "phone")


def _marks(contact: Contact) -> tuple[Mark, ...]:
    return tuple(marks(contact, {fold(name): name for name in (contact.name, *contact.aka)}))


def rows(contact: Contact) -> Iterator[Row]:
    """By kind of contact and what they have in common, ids by file."""
    for mark in _marks(contact) if contact.id != MY_ID else ():
        yield Row("mark", _key(contact, mark), (contact.file,), contact.id)


def _key(contact: Contact, mark: Mark) -> str:
    return "\0".join((contact.kind, *mark.key))
