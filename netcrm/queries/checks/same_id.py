"""Ids that are used twice, or that the format keeps for itself (NC303)."""

from netcrm.model import MY_FILE, RESERVED_IDS, Contact, Problem
from netcrm.queries.ask import Ask, query
from netcrm.queries.files import files_of
from netcrm.text.words import fold


@query
def ids_used_twice(ask: Ask, identity: str) -> tuple[Problem, ...]:
    """For each file with this id, that others have it too, or that no link can mean it."""
    contacts = tuple(file.contact for file in files_of(ask, identity))
    if len(contacts) > 1:
        return tuple(_twice(contact, contacts) for contact in contacts)
    return tuple(_reserved(contact) for contact in contacts if _takes_a_word(contact))


def _twice(contact: Contact, contacts: tuple[Contact, ...]) -> Problem:
    others = tuple(other.file for other in contacts if other is not contact)
    has = "has" if len(others) == 1 else "have"
    message = f"{' and '.join(others)} {has} the id {contact.id} too"
    hint = f"rename one of the files; until then the id means {contacts[0].file}"
    return Problem(contact.file, 1, 1, "NC303", message, hint)


def _takes_a_word(contact: Contact) -> bool:
    return fold(contact.id) in RESERVED_IDS and contact.file != MY_FILE


def _reserved(contact: Contact) -> Problem:
    message = f"{contact.id} is a word of the format, so nobody can be meant by it"
    hint = "rename the file: any name but me, them and open"
    return Problem(contact.file, 1, 1, "NC303", message, hint)
