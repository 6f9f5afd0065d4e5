"""What happened with someone, wherever it was written."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from netcrm.model import Event, Ref
from netcrm.queries.ask import Ask, query
from netcrm.queries.files import files, files_of
from netcrm.queries.named import Named, named
from netcrm.queries.people import Card, card, resolve

Part = Literal["own", "with", "to"]
"""How someone comes into a line: it is in their own file, they were there, or were introduced."""


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A line of history on someone's page.

    ``owner`` is whose file it stands in and ``own`` whether that is their own; ``part`` says how
    they come into it. ``with_``, ``to`` and ``from_`` are the people of the line, with their cards.
    """

    owner: Card
    event: Event
    own: bool
    part: Part
    with_: tuple[Named, ...]
    to: tuple[Named, ...]
    from_: tuple[Named, ...]


@query
def story(ask: Ask, identity: str) -> tuple[StoryLine, ...]:
    """Someone's history, newest first, with the lines written in others' files.

    On one day their own lines come first; lines of one file keep the order they have there.
    """
    own = (_line(ask, f.id, e, "own") for f in files_of(ask, identity) for e in f.contact.history)
    others = (_line(ask, *row) for row in _index(ask).get(identity, ()))
    lines = (*own, *others)
    return tuple(sorted(lines, key=lambda line: line.event.date.first, reverse=True))


def _line(ask: Ask, owner: str, event: Event, part: Part) -> StoryLine:
    people = (tuple(named(ask, r) for r in refs) for refs in (event.with_, event.to, event.from_))
    return StoryLine(card(ask, owner), event, part == "own", part, *people)


@query
def _index(ask: Ask) -> Mapping[str, tuple[tuple[str, Event, Part], ...]]:
    """By id, the lines of others' files that someone has a part in, each once, by file."""
    found: dict[str, list[tuple[str, Event, Part]]] = defaultdict(list)
    for owner, contact in files(ask):
        for event in contact.history:
            for identity, part in _parts(ask, event).items():
                if identity != owner:
                    found[identity].append((owner, event, part))
    return {identity: tuple(lines) for identity, lines in found.items()}


def _parts(ask: Ask, event: Event) -> Mapping[str, Part]:
    """Everyone in the attributes of a line; who was introduced need not have been there."""
    found: dict[str, Part] = {}
    for ref, part in _named_in(event):
        identity = resolve(ask, ref).id
        if identity is not None:
            found.setdefault(identity, part)
    return found


def _named_in(event: Event) -> Iterator[tuple[Ref, Part]]:
    if event.kind == "introduced":
        yield from ((ref, "to") for ref in event.to)
    yield from ((ref, "with") for ref in event.with_)
