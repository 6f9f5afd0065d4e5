"""Who is named in whose lines: ``with:``, and ``to:`` of an introduction."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from netcrm.memo import Row
from netcrm.model import Event, Ref
from netcrm.queries.ask import Ask
from netcrm.queries.people import face, resolve


class Mention(NamedTuple):
    """A line of someone else's file that names a contact, and how it does."""

    owner: str
    event: Event
    how: Literal["with", "to"]


def rows(ask: Ask, owner: str) -> Iterator[Row]:
    """Who is named by the lines of one file, with each line, once for a way of naming them.

    Nobody is mentioned in their own file.
    """
    place = (face(ask, owner).file,)
    for event in ask.contact(owner).history:
        for how, refs in _naming(event):
            for named in _ids(ask, refs):
                if named != owner:
                    yield Row("mention", named, place, Mention(owner, event, how))


def mentions_of(ask: Ask, identity: str) -> tuple[Mention, ...]:
    """The lines of others' files that name this contact, by file; ``me`` may be an owner."""
    return ask.bucket("mention", identity)


def _naming(event: Event) -> Iterator[tuple[Literal["with", "to"], tuple[Ref, ...]]]:
    yield "with", event.with_
    if event.kind == "introduced":
        yield "to", event.to


def _ids(ask: Ask, refs: tuple[Ref, ...]) -> Iterator[str]:
    found = (resolve(ask, ref).id for ref in refs)
    return (identity for identity in dict.fromkeys(found) if identity is not None)
