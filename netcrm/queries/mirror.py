"""The mirror: everything that is said about someone, as they would read it."""

from collections.abc import Iterator
from typing import NamedTuple

from netcrm.model import MY_ID
from netcrm.queries.ask import Ask
from netcrm.queries.files import files_of
from netcrm.queries.morning import about
from netcrm.queries.standing import asked_of_you, before_you_ask, shown_stage
from netcrm.queries.story import story
from netcrm.queries.touch import rhythm
from netcrm.views import proof
from netcrm.views.brief import Said


class MirrorSection(NamedTuple):
    """Some sentences of one sort, with a heading; none is without what it rests on."""

    name: str
    title: str
    lines: tuple[Said, ...]


def mirror(ask: Ask, identity: str) -> tuple[MirrorSection, ...]:
    """What is concluded about someone, and what you wrote down; sections with nothing left out."""
    if identity == MY_ID:
        return (MirrorSection("written", _WRITTEN, tuple(_written(ask, identity))),)
    found = (
        ("stands", "How things stand, by your files", _stands(ask, identity)),
        ("morning", "What the morning says", _morning(ask, identity)),
        ("before", "Before you ask", _before(ask, identity)),
        ("asked", "What they asked of you", _asked(ask, identity)),
        ("written", _WRITTEN, _written(ask, identity)),
    )
    told = (MirrorSection(name, title, tuple(lines)) for name, title, lines in found)
    return tuple(section for section in told if section.lines)


_WRITTEN = "What you wrote down"


def _stands(ask: Ask, identity: str) -> Iterator[Said]:
    pulse = rhythm(ask, identity)
    if pulse.sentence:
        yield Said(pulse.sentence, pulse.last_contact, pulse.evidence)
    found = shown_stage(ask, identity)
    if found is not None:
        card = proof.of_field(ask.contact(identity), "name", ask.contact(identity).name)
        for text in filter(None, (found.sentence, found.question)):
            yield Said(text, None, found.evidence or (card,))


def _morning(ask: Ask, identity: str) -> Iterator[Said]:
    yield from (Said(item.text, item.date, item.evidence) for _, item in about(ask, identity))


def _before(ask: Ask, identity: str) -> Iterator[Said]:
    """What fits, and what comes first; each size has its own sentence."""
    found = before_you_ask(ask, identity)
    yield from (Said(first.text, None, first.evidence) for first in found.first)
    for answer in found.answers:
        if answer.evidence:
            yield Said(answer.sentence, None, answer.evidence)


def _asked(ask: Ask, identity: str) -> Iterator[Said]:
    for found in asked_of_you(ask, identity):
        yield Said(found.sentence, found.date, found.evidence)


def _written(ask: Ask, identity: str) -> Iterator[Said]:
    """Your own lines, the newest first: their file's, and those of others they come into."""
    for line in story(ask, identity):
        event = line.event
        yield Said(event.text or event.kind, event.date.first, (proof.of_event(event),))
    for file in files_of(ask, identity):
        for need in file.contact.needs:
            yield Said(need.text, need.date.first, (proof.of_need(need),))
        for promise in file.contact.promises:
            due = promise.due.first if promise.due else None
            yield Said(promise.text, due, (proof.of_promise(promise),))
