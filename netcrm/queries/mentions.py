"""Who is named in whose lines: ``with:``, and ``to:`` of an introduction."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from netcrm.model import Event, Ref
from netcrm.queries.ask import Ask, query
from netcrm.queries.people import resolve


class Mention(NamedTuple):
    """A line of someone else's file that names a contact, and how it does."""

    owner: str
    event: Event
    how: Literal["with", "to"]


@query
def mentions(ask: Ask) -> Mapping[str, tuple[Mention, ...]]:
    """The mentions of everyone by id, in the order of files and lines; ``me`` may be an owner.

    Nobody is mentioned in their own file, and only once for a line and a way of naming them.
    """
    found: dict[str, dict[Mention, None]] = defaultdict(dict)
    owners = (*ask.ids(), *(() if ask.me is None else (ask.me.id,)))
    for owner in owners:
        for named, mention in named_by(ask, owner):
            found[named][mention] = None
    return {named: tuple(lines) for named, lines in found.items()}


@query
def named_by(ask: Ask, owner: str) -> tuple[tuple[str, Mention], ...]:
    """Who is named by the lines of one file, with each line."""
    return tuple(
        (named, Mention(owner, event, how))
        for event in ask.contact(owner).history
        for how, refs in _naming(event)
        for named in _ids(ask, refs)
        if named != owner
    )


def mentions_of(ask: Ask, identity: str) -> tuple[Mention, ...]:
    """The lines of others' files that name this contact."""
    return mentions(ask).get(identity, ())


def _naming(event: Event) -> Iterator[tuple[Literal["with", "to"], tuple[Ref, ...]]]:
    yield "with", event.with_
    if event.kind == "introduced":
        yield "to", event.to


def _ids(ask: Ask, refs: tuple[Ref, ...]) -> Iterator[str]:
    found = (resolve(ask, ref).id for ref in refs)
    return (identity for identity in dict.fromkeys(found) if identity is not None)
