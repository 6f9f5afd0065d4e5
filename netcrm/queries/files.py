"""Every file there is, and whose it is."""

from typing import NamedTuple

from netcrm.model import MY_ID, Contact
from netcrm.queries.ask import Ask, query
from netcrm.views.references import Reference, references


class File(NamedTuple):
    """A file and the id under which its contact is known: two files may share one."""

    id: str
    contact: Contact


@query
def files(ask: Ask) -> tuple[File, ...]:
    """All files by path: contacts, those that share an id with another, and ``me.md``."""
    owners = dict.fromkeys((*ask.ids(), *((MY_ID,) if ask.me is not None else ())))
    found = (file for identity in owners for file in files_of(ask, identity))
    return tuple(sorted(found, key=lambda file: file.contact.file))


@query
def files_of(ask: Ask, identity: str) -> tuple[File, ...]:
    """The files with this id, the one that links lead to first. Raises KeyError if none has it."""
    first = ask.contact(identity)
    return tuple(File(identity, contact) for contact in (first, *ask.shadowed(identity)))


@query
def references_of(ask: Ask, identity: str) -> tuple[Reference, ...]:
    """Everyone named in the files with this id, in order."""
    return tuple(r for file in files_of(ask, identity) for r in references(file.contact))
