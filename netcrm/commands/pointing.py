"""Where someone is named: what a new name, a merger or a removal has to look after."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from netcrm.errors import NetcrmError
from netcrm.model import Contact, Place, Ref
from netcrm.queries.ask import Ask
from netcrm.queries.files import files_of, references_of
from netcrm.queries.meant import meant
from netcrm.queries.people import card
from netcrm.store import links_to
from netcrm.text.splice import Change, Drop, Relink, Take
from netcrm.text.words import fold
from netcrm.views.references import Reference, references


class Way(NamedTuple):
    """A way in which a file names someone: the same words may mean nobody in another role."""

    role: str
    linked: bool
    word: str


class Pointer(NamedTuple):
    """A place that names someone: whose file, where in it, and in what words."""

    file: str
    line: int
    where: str
    text: str


Ways = dict[str, frozenset[Way]]
"""For each file that names someone, the ways in which it does."""
NewName = Callable[[str], str | None]
"""What is to stand in the place of a folded name, None where it stays."""


def only_file(ask: Ask, identity: str) -> str:
    """The file of this id. Raises NetcrmError where there are two."""
    found = files_of(ask, identity)
    if len(found) > 1:
        hint = "\n".join((*(it.contact.file for it in found), "give one of them another name"))
        raise NetcrmError(f"the id {identity} is used twice", hint)
    return found[0].contact.file


def pointers(ask: Ask, identity: str) -> tuple[Pointer, ...]:
    """Every place in others' files that names someone, by file and line."""
    found = (reference for _, reference in ask.bucket("backlink", identity))
    return tuple(
        Pointer(it.ref.place.file, it.ref.place.line, it.where, " ".join(it.text.split()))
        for it in found
    )


def ways_of_naming(ask: Ask, identity: str) -> Ways:
    """How each file names someone, their own as well."""
    found: dict[str, set[Way]] = {}
    for reference in _naming(ask, identity):
        found.setdefault(reference.ref.place.file, set()).add(_way(reference))
    return {file: frozenset(found[file]) for file in sorted(found)}


def _naming(ask: Ask, identity: str) -> Iterator[Reference]:
    for _, reference in ask.bucket("backlink", identity):
        yield reference
    for reference in references_of(ask, identity):
        if meant(ask, reference).id == identity:
            yield reference


def _way(reference: Reference) -> Way:
    return Way(reference.role, reference.ref.linked, fold(reference.ref.target))


def check_all_read(ask: Ask, words: tuple[str, ...]) -> None:
    """Raise NetcrmError where a file of which nothing can be read may name someone.

    ``words`` are the folded names that links to them go by: such a link could not follow.
    """
    for file in ask.bucket("unread", ""):
        for _, contact in files_of(ask, ask.only("owner", file)):
            text = fold(contact.body.text)
            if contact.file == file and contact.spoilt and (not text or _holds(text, words)):
                message = f"{file} cannot be read, and links in it could not follow"
                raise NetcrmError(message, "mend it first: `netcrm check` says how")


def check_no_link(root: Path, file: str, hint: str) -> None:
    """Raise NetcrmError where a link leads to a file that is to go, and would lead nowhere."""
    links = links_to(root, file)
    if links:
        raise NetcrmError(f"{links[0]} is a link to {file}, and would lead nowhere", hint)


def _holds(text: str, words: tuple[str, ...]) -> bool:
    return any(word in text for word in words)


def relinks(contact: Contact, ways: frozenset[Way], new: NewName) -> tuple[Relink, ...]:
    """The changes after which a file names someone by another id or name."""
    found: dict[int, Relink] = {}
    for reference in references(contact):
        way = _way(reference)
        name = new(way.word) if way in ways else None
        if name is not None:
            found[reference.ref.place.start] = Relink(reference.ref.place, name)
    return tuple(found.values())


def repointed(
    contact: Contact, ways: frozenset[Way], mine: frozenset[Way], new: NewName, *, own: bool
) -> tuple[Change, ...]:
    """The changes after which a file names one person instead of another, and never twice.

    ``ways`` are those in which it names the other, ``mine`` those in which it names the one. With
    ``own`` it is the file of one of them, and nobody stands in lists of their own.
    """
    taken: list[Change] = []
    gone: set[int] = set()
    for name, of, refs in _lists(contact):
        theirs = [ref for ref in refs if Way(name, ref.linked, fold(ref.target)) in ways]
        if own or any(Way(name, ref.linked, fold(ref.target)) in mine for ref in refs):
            gone |= {ref.place.start for ref in theirs}
            all_of_it = bool(refs) and len(theirs) == len(refs)
            taken += [Drop(name, of)] if all_of_it else [Take(name, it.target, of) for it in theirs]
    links = (it for it in relinks(contact, ways, new) if it.at.start not in gone)
    return (*taken, *links)


def _lists(contact: Contact) -> Iterator[tuple[str, Place | None, tuple[Ref, ...]]]:
    """The lists in which a file names people, with the dated lines they belong to."""
    yield "via", None, contact.via
    yield "groups", None, contact.groups
    yield "not_same", None, contact.not_same
    for event in contact.history:
        yield "with", event.place, event.with_
        yield "to", event.place, event.to
        yield "from", event.place, event.from_


def called(ask: Ask, identity: str) -> tuple[str, str]:
    """Someone's id and name, folded."""
    return fold(identity), fold(card(ask, identity).name)
