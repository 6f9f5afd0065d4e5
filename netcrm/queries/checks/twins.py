"""Files that are likely one person's (NC304)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from netcrm.model import Contact, Place, Problem
from netcrm.queries.ask import Ask, query
from netcrm.queries.households import housemates
from netcrm.queries.people import resolve
from netcrm.text.words import fold
from netcrm.views.twins import Mark, marks

_CROWD = 5
"""What more files than this have in common, a switchboard say, is said to each but the first once,
and not of each pair of them."""

_Key = tuple[str, str, str]


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
    alike = _index(ask).get((contact.kind, *mark.key), ())
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


@query
def _index(ask: Ask) -> Mapping[_Key, tuple[str, ...]]:
    """By kind of contact and what they have in common, ids by file."""
    found: dict[_Key, dict[str, None]] = defaultdict(dict)
    for contact in sorted(map(ask.contact, ask.ids()), key=lambda contact: contact.file):
        for mark in _marks(contact):
            found[contact.kind, *mark.key][contact.id] = None
    return {key: tuple(ids) for key, ids in found.items()}
