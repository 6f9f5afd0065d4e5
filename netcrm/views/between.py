"""What passed between you and someone, as one story: never a balance (Clark & Mills 1979)."""

from collections.abc import Iterator
from typing import NamedTuple

from netcrm.config import Settings
from netcrm.model import Contact, Event, Evidence, PartialDate, Promise, Reached, Slot
from netcrm.views import proof
from netcrm.views.asks import ask_life
from netcrm.views.words import count, long_date

TOLD = ("offered", "offered-me", "thanked", "told", "asked", "asked-me")
"""Kinds of line that tell of giving and taking beside help itself."""


class Passed(NamedTuple):
    """One thing of the story: its line, when it counts, and what came of it.

    ``line`` is a line of history, a turn of yours that is done, or a promise you kept.
    """

    date: PartialDate
    line: Event | Slot | Promise
    came_of_it: tuple[str, ...]
    evidence: Evidence


class Between(NamedTuple):
    """The story, newest first, and how often something passed between you."""

    story: tuple[Passed, ...]
    sentence: str


def between(contact: Contact, settings: Settings, reached: Reached) -> Between:
    """What passed between you and a contact, by the lines of their file up to today.

    How often is counted by days, both ways together (Flynn 2003); nothing is set against anything.
    """
    found = [one for one in _found(contact, settings, reached) if reached(one.date.first)]
    order = sorted(found, key=lambda one: (one.evidence.file, one.evidence.line))
    story = tuple(sorted(order, key=lambda one: one.date.first, reverse=True))
    days = sorted({one.date.first for one in story if _is_help(one, settings)})
    if not days:
        return Between(story, "")
    first = min(one.date for one in story if one.date.first == days[0])
    since = f" since {long_date(first)}" if len(days) > 1 else f", {long_date(first)}"
    return Between(story, f"Something passed between you on {count(len(days), 'day')}{since}.")


def _found(contact: Contact, settings: Settings, reached: Reached) -> Iterator[Passed]:
    for event in contact.history:
        kind = settings.kinds.get(event.kind)
        if event.kind in TOLD or (kind is not None and kind.help):
            came = _came_of(contact, event, settings, reached)
            yield Passed(event.date, event, came, proof.of_event(event))
    for need in contact.needs:
        for slot in need.slots:
            if slot.who == "me" and slot.closed:
                yield Passed(slot.done or slot.date, slot, (), proof.of_slot(slot))
    for promise in contact.promises:
        day = promise.done or promise.due
        if promise.who == "me" and promise.closed and not promise.dropped and day is not None:
            yield Passed(day, promise, (), proof.of_promise(promise))


def _came_of(
    contact: Contact, event: Event, settings: Settings, reached: Reached
) -> tuple[str, ...]:
    """What came of an ask of yours; of theirs, what you said."""
    if event.kind == "asked":
        return ask_life(contact, event, settings, reached).words
    if event.kind == "asked-me":
        answers = {"yes": "you said yes", "partly": "you said partly", "no": "you said no"}
        said = answers.get(event.outcome, "")
        rest = ("put to rest",) if event.settled else ()
        return (said, *rest) if said else rest
    return ()


def _is_help(one: Passed, settings: Settings) -> bool:
    if not isinstance(one.line, Event):
        return True
    kind = settings.kinds.get(one.line.kind)
    return kind is not None and bool(kind.help)
