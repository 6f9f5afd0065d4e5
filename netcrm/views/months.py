"""The lines of a file that belong to a day."""

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from netcrm.model import Contact, Event, Need, PartialDate, Place, Promise, Slot

Sort = Literal["met", "history", "need", "slot", "promise"]


class Dated(NamedTuple):
    """A line of a file on its day.

    ``line`` is the value itself; for ``met``, the first meeting where only the fields ``met`` and
    ``met_at`` tell of it, there is none. Each line has one day: a need the day it arose, a turn of
    it its own, a promise the day it is due, else the day it was made.
    """

    date: PartialDate
    sort: Sort
    text: str
    place: Place
    line: Event | Need | Slot | Promise | None = None


def dated(contact: Contact) -> tuple[Dated, ...]:
    """Every line of a file that has a day, each once, in the order typed."""
    return (*_met(contact), *_history(contact), *_needs(contact), *_promises(contact))


def month_key(day: PartialDate | date) -> str:
    """The month a day counts in, as ``2026-03``."""
    return f"{day.year:04d}-{day.month or 1:02d}"


def _met(contact: Contact) -> Iterator[Dated]:
    """The first meeting, unless a line of that day tells of it."""
    met = contact.met
    told = any(e.kind == "met" and met and e.date.first == met.first for e in contact.history)
    if met and not told:
        yield Dated(met, "met", contact.met_at, contact.place("met"))


def _history(contact: Contact) -> Iterator[Dated]:
    for event in contact.history:
        yield Dated(event.date, "history", event.text, event.place, event)


def _needs(contact: Contact) -> Iterator[Dated]:
    for need in contact.needs:
        yield Dated(need.date, "need", need.text, need.place, need)
        for slot in need.slots:
            yield Dated(slot.date, "slot", slot.text, slot.place, slot)


def _promises(contact: Contact) -> Iterator[Dated]:
    for promise in contact.promises:
        date = promise.due or promise.made
        if date:
            yield Dated(date, "promise", promise.text, promise.place, promise)
