"""What happened with someone, wherever it was written."""

from typing import Literal, NamedTuple

from netcrm.model import Event, Ref
from netcrm.queries.ask import Ask
from netcrm.queries.files import files_of
from netcrm.queries.mentions import Mention, mentions_of
from netcrm.queries.named import Named, named
from netcrm.queries.people import Card, card

Part = Literal["own", "with", "to"]
"""How someone comes into a line: it is in their own file, they were there, or were introduced."""


class StoryLine(NamedTuple):
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


def story(ask: Ask, identity: str) -> tuple[StoryLine, ...]:
    """Someone's history, newest first, with the lines written in others' files.

    On one day their own lines come first; lines of one file keep the order they have there.
    """
    me = card(ask, identity)
    own = (_line(ask, me, e, "own") for f in files_of(ask, identity) for e in f.contact.history)
    others = (_line(ask, card(ask, m.owner), m.event, m.how) for m in mentions_once(ask, identity))
    lines = (*own, *others)
    return tuple(sorted(lines, key=lambda line: line.event.date.first, reverse=True))


def _line(ask: Ask, owner: Card, event: Event, part: Part) -> StoryLine:
    return StoryLine(
        owner,
        event,
        part == "own",
        part,
        _named(ask, event.with_),
        _named(ask, event.to),
        _named(ask, event.from_),
    )


def _named(ask: Ask, refs: tuple[Ref, ...]) -> tuple[Named, ...]:
    return tuple([named(ask, ref) for ref in refs]) if refs else ()


def mentions_once(ask: Ask, identity: str) -> tuple[Mention, ...]:
    """The lines of others' files by file, each once: an introduction says more than presence."""
    found = mentions_of(ask, identity)
    introduced = {(m.owner, m.event) for m in found if m.how == "to"}
    if introduced:
        found = tuple(m for m in found if m.how == "to" or (m.owner, m.event) not in introduced)
    return tuple(sorted(found, key=lambda mention: mention.event.place.file))
