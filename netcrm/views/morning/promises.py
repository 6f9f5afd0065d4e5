"""What you promised: overdue and this week's. Without a day it stays on the person's page."""

from collections.abc import Iterator
from datetime import date

from netcrm.config import Settings
from netcrm.model import Promise, Reached, Slot
from netcrm.views import proof
from netcrm.views.days import after, passed
from netcrm.views.morning.items import Item
from netcrm.views.morning.subject import Subject, bare
from netcrm.views.words import long_date


def promises(subject: Subject, settings: Settings, reached: Reached) -> Iterator[Item]:
    """Your open promises that are due within the week or were due before.

    The slots you took are promises too, in the week before their day.
    """
    for promise in subject.contact.promises:
        if promise.who == "me" and due(promise, settings, reached):
            yield subject.item(_words(promise), _day(promise), proof.of_promise(promise))
    for need in subject.contact.needs:
        for slot in need.slots if need.state == "open" else ():
            if _mine_this_week(slot, settings, reached):
                what = bare(slot.text) or bare(need.text)
                text = f"{what} (you took {long_date(slot.date)})."
                yield subject.item(text, slot.date.first, proof.of_slot(slot), proof.of_need(need))


def due(promise: Promise, settings: Settings, reached: Reached) -> bool:
    """Whether a promise is open and due within the week, or was due before today."""
    if promise.closed or promise.due is None:
        return False
    return reached(after(promise.due.first, -settings.promise_week))


def _day(promise: Promise) -> date | None:
    return promise.due.first if promise.due else None


def _words(promise: Promise) -> str:
    day = f" (promised for {long_date(promise.due)})" if promise.due else ""
    return f"{bare(promise.text)}{day}."


def _mine_this_week(slot: Slot, settings: Settings, reached: Reached) -> bool:
    day = slot.date.first
    soon = reached(after(day, -settings.promise_week)) and not passed(reached, day)
    return slot.who == "me" and not slot.closed and soon
