"""What the files with one id say by themselves: the results of the lowest stratum."""

from collections.abc import Iterator

from netcrm.memo import Outcome, Row
from netcrm.model import MY_ID, Contact
from netcrm.queries import files, letters, near, noted, people, skills
from netcrm.queries.checks import twins
from netcrm.views.names import sort_key

_ROWS = (people.rows, letters.rows, near.rows, twins.rows, noted.rows, skills.rows)


def of_files(contacts: tuple[Contact, ...], kinds: object) -> Outcome:
    """What the files with one id say by themselves."""
    if not contacts:
        return Outcome({})
    first = contacts[0]
    parts = {
        "contact": first,
        "shadowed": contacts[1:],
        "card": people.card_of(first),
        "met": people.met_of(first),
        "face": people.face_of(first),
        "reach": people.reach_of(first),
        "goal": first.goal,
        "text": (kinds, *map(_text_of, contacts)),
    }
    return Outcome(parts, tuple(_file_rows(contacts)))


def _text_of(contact: Contact) -> tuple[str, str]:
    """What differs where a contact does; one that was not read from a file tells it itself."""
    return contact.file, contact.digest or repr(contact)


def _file_rows(contacts: tuple[Contact, ...]) -> Iterator[Row]:
    first = contacts[0]
    for rows in _ROWS:
        yield from rows(first)
    for contact in contacts:
        yield Row("owner", contact.file, (), first.id)
        yield from files.rows(contact)
    if first.id != MY_ID:
        yield Row("card", "", sort_key(first.name, first.id), people.card_of(first))
