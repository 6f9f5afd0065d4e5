"""The evidence of each kind of line: its date, its place, and the text as typed."""

from netcrm.model import Contact, Event, Evidence, Need, Occasion, PartialDate, Promise, Slot
from netcrm.model import evidence as _evidence


def of_event(event: Event) -> Evidence:
    """The evidence of a history line; its kind stands for a text that is empty."""
    return _evidence(event.date, event.place, event.text or event.kind)


def of_need(need: Need) -> Evidence:
    """The evidence of a need."""
    return _evidence(need.date, need.place, need.text)


def of_slot(slot: Slot) -> Evidence:
    """The evidence of a need's slot; who takes it stands for a text that is empty."""
    return _evidence(slot.date, slot.place, slot.text or slot.who)


def of_promise(promise: Promise) -> Evidence:
    """The evidence of a promise; it may have no day."""
    return _evidence(promise.due, promise.place, promise.text)


def of_occasion(occasion: Occasion) -> Evidence:
    """The evidence of a line of ``dates``, with its year where that is known."""
    day = occasion.day
    known = None if day.year is None else PartialDate(day.year, day.month, day.day)
    return _evidence(known, occasion.place, occasion.text or occasion.label)


def of_field(
    contact: Contact, name: str, value: object, date: PartialDate | None = None
) -> Evidence:
    """The evidence of a front-matter field: ``name: value`` as typed, if it was read from a file.

    ``value`` is what to show for a field that was not.
    """
    field = contact.field(name)
    shown = ", ".join(field.values) if field and field.values else str(value)
    return _evidence(date, contact.place(name), f"{name}: {shown}")
