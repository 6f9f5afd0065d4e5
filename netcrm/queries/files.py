"""Every file there is, and whose it is."""

from collections.abc import Iterator
from typing import NamedTuple

from netcrm.memo import Row
from netcrm.model import MY_ID, Contact, Severity
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


def has_faults(ask: Ask) -> bool:
    """Whether the folder, or any file by itself, shows an error."""
    folder = any(problem.severity is Severity.ERROR for problem in ask.problems)
    return folder or bool(ask.sizes("unread"))


def rows(contact: Contact) -> Iterator[Row]:
    """One for a file that shows an error by itself."""
    if any(problem.severity is Severity.ERROR for problem in contact.problems):
        yield Row("unread", "", (contact.file,), contact.file)
