"""Ids that are used twice (NC303)."""

from netcrm.model import Contact, Problem
from netcrm.queries.ask import Ask, query
from netcrm.queries.files import files_of


@query
def ids_used_twice(ask: Ask, identity: str) -> tuple[Problem, ...]:
    """For each file with this id that others have it too."""
    contacts = tuple(file.contact for file in files_of(ask, identity))
    return tuple(_twice(contact, contacts) for contact in contacts if len(contacts) > 1)


def _twice(contact: Contact, contacts: tuple[Contact, ...]) -> Problem:
    others = tuple(other.file for other in contacts if other is not contact)
    has = "has" if len(others) == 1 else "have"
    message = f"{' and '.join(others)} {has} the id {contact.id} too"
    hint = f"rename one of the files; until then the id means {contacts[0].file}"
    return Problem(contact.file, 1, 1, "NC303", message, hint)
