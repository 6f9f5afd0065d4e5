"""A file as it counts today: what is said to be done on a day after today is not done yet.

Such a day is a slip, and is said to be one (NC205); a promise is not forgotten because of it.
"""

from dataclasses import replace

from netcrm.model import Contact, Event, Need, Promise, Reached, Slot


def so_far(contact: Contact, reached: Reached) -> Contact:
    """The contact without every ``done`` after today; itself, where there is none."""
    slots = (slot for need in contact.needs for slot in need.slots)
    if not any(
        any(_ahead(line, reached) for line in lines)
        for lines in (contact.history, contact.needs, contact.promises, slots)
    ):
        return contact
    history = tuple(_event(event, reached) for event in contact.history)
    needs = tuple(_need(need, reached) for need in contact.needs)
    promises = tuple(_promise(promise, reached) for promise in contact.promises)
    return replace(contact, history=history, needs=needs, promises=promises)


def _ahead(line: Event | Need | Slot | Promise, reached: Reached) -> bool:
    return line.done is not None and not reached(line.done.first)


def _event(event: Event, reached: Reached) -> Event:
    return replace(event, done=None, closed=False) if _ahead(event, reached) else event


def _need(need: Need, reached: Reached) -> Need:
    slots = tuple(
        replace(slot, done=None, closed=False) if _ahead(slot, reached) else slot
        for slot in need.slots
    )
    if _ahead(need, reached):
        state = "open" if need.state == "done" else need.state
        return replace(need, done=None, state=state, slots=slots)
    return need if slots == need.slots else replace(need, slots=slots)


def _promise(promise: Promise, reached: Reached) -> Promise:
    if _ahead(promise, reached):
        return replace(promise, done=None, closed=promise.dropped)
    return promise
