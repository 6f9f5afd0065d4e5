"""Still to thank for help received; still to tell how an answered ask turned out."""

from collections.abc import Iterator
from datetime import date

from netcrm.config import Settings
from netcrm.model import Event, Reached
from netcrm.views import proof
from netcrm.views.days import after, within
from netcrm.views.morning.items import Item
from netcrm.views.morning.subject import Subject, bare, latest
from netcrm.views.rhythm import last_wrote
from netcrm.views.words import long_date

ANSWERED = ("yes", "partly")


def thanks(subject: Subject, settings: Settings, reached: Reached) -> Iterator[Item]:
    """Help of the last days without a thanks since (never kin's), and answers without a word."""
    for event in to_thank(subject, settings, reached):
        if not _rests(subject, event, settings, reached):
            yield _item(subject, event, "still to thank")
    for event in to_tell(subject, settings, reached):
        if not _rests(subject, event, settings, reached):
            yield _item(
                subject, event, f"answered {event.outcome}; still to tell how it turned out"
            )


def to_thank(subject: Subject, settings: Settings, reached: Reached) -> Iterator[Event]:
    """Help received in the last days with no ``thanked`` on or after; never from kin."""
    thanked = latest(event.date for event in subject.lines("thanked", reached))
    for event in () if subject.contact.kin else subject.contact.history:
        kind = settings.kinds.get(event.kind)
        received = kind is not None and kind.help == "received"
        if received and _waits(event, settings.thanks_days, thanked, reached):
            yield event


def to_tell(subject: Subject, settings: Settings, reached: Reached) -> Iterator[Event]:
    """Asks of the last days, answered yes or partly, with no ``told`` on or after."""
    told = latest(event.date for event in subject.lines("told", reached))
    for event in subject.lines("asked", reached):
        if event.outcome in ANSWERED and _waits(event, settings.told_days, told, reached):
            yield event


def _waits(event: Event, days: int, answered: date | None, reached: Reached) -> bool:
    """Whether it happened at most so many days ago, and nothing on or after answers it."""
    day = event.date.first
    return within(reached, day, after(day, days + 1)) and (answered is None or answered < day)


def _rests(subject: Subject, event: Event, settings: Settings, reached: Reached) -> bool:
    """Whether you wrote on that day or after it, and that still rests with them."""
    wrote = last_wrote(subject.contact, reached)
    if wrote is None or wrote < event.date.first:
        return False
    return not reached(after(wrote, settings.wrote_rest))


def _item(subject: Subject, event: Event, words: str) -> Item:
    text = f"{bare(event.text) or event.kind} ({long_date(event.date)}): {words}."
    return subject.item(text, event.date.first, proof.of_event(event))
