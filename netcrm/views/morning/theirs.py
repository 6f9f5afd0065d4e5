"""What others promised you, unless they have enough to carry."""

from collections.abc import Iterator

from netcrm.config import Settings
from netcrm.model import Event, Reached
from netcrm.views import proof
from netcrm.views.days import after, within
from netcrm.views.morning.items import Item
from netcrm.views.morning.promises import due
from netcrm.views.morning.subject import Subject, bare
from netcrm.views.rhythm import last_wrote
from netcrm.views.words import long_date


def theirs(subject: Subject, settings: Settings, reached: Reached) -> Iterator[Item]:
    """Their open promises, overdue or this week's; silent while they have a need or a hard time."""
    if burdened(subject, settings, reached):
        return
    wrote = last_wrote(subject.contact, reached)
    rests = wrote is not None and not reached(after(wrote, settings.wrote_rest))
    for promise in subject.contact.promises:
        if promise.who != "them" or promise.due is None or not due(promise, settings, reached):
            continue
        if not (rests and wrote is not None and wrote >= promise.due.first):
            text = f"{bare(promise.text)} (promised to you for {long_date(promise.due)})."
            yield subject.item(text, promise.due.first, proof.of_promise(promise))


def burdened(subject: Subject, settings: Settings, reached: Reached) -> bool:
    """Whether they have an open need, or a hard event in the last days."""
    if any(need.state == "open" for need in subject.contact.needs):
        return True
    hard = (event.date.first for event in subject.contact.history if _hard(event))
    return any(within(reached, day, after(day, settings.theirs_silent + 1)) for day in hard)


def _hard(event: Event) -> bool:
    return event.kind == "life" and event.hard
