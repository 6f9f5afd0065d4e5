"""Needs and promises of the whole workspace."""

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from netcrm.memo import Row
from netcrm.model import Contact, Need, Promise, Slot
from netcrm.queries.ask import Ask, query
from netcrm.queries.people import Card, card
from netcrm.views.days import after, passed
from netcrm.views.so_far import so_far
from netcrm.views.statuses import UNMENTIONED

When = Literal["overdue", "week", "later", "someday", "closed"]


class NeedRow(NamedTuple):
    """A need, and whose it is."""

    owner: Card
    need: Need


class SlotRow(NamedTuple):
    """A turn that nobody takes yet, of which need, and whose that is."""

    owner: Card
    need: Need
    slot: Slot


class PromiseRow(NamedTuple):
    """A promise, whose page it stands on, and when it is due (``someday``: no day was named)."""

    owner: Card
    promise: Promise
    when: When


def open_needs(ask: Ask) -> tuple[NeedRow, ...]:
    """Needs that are open, the oldest first; nobody who is not to be brought up."""
    return ask.bucket("need", "open")


def all_needs(ask: Ask) -> tuple[NeedRow, ...]:
    """Every need of every contact, the newest first."""
    return ask.bucket("need", "all")[::-1]


def need_rows(ask: Ask, identity: str) -> Iterator[Row]:
    """Someone's needs among everyone's."""
    mentioned = _mentioned(ask.contact(identity))
    for found in needs_of(ask, identity):
        yield Row("need", "all", _by_date(found), found)
        if found.need.state == "open" and mentioned:
            yield Row("need", "open", _by_date(found), found)
            for slot in found.need.slots:
                if slot.who == "open" and not passed(ask.reached, slot.date.first):
                    place = (slot.date.first.isoformat(), *_by_date(found)[1:], slot.place.line)
                    yield Row("open-slot", "", place, SlotRow(*found, slot))


def open_slots(ask: Ask) -> tuple[SlotRow, ...]:
    """Turns that nobody takes yet, by their day; none whose day has passed."""
    return ask.bucket("open-slot", "")


@query
def needs_of(ask: Ask, identity: str) -> tuple[NeedRow, ...]:
    """The needs of one contact as their file lists them."""
    contact = so_far(ask.contact(identity), ask.reached)
    return tuple(NeedRow(card(ask, identity), need) for need in contact.needs)


def promises(ask: Ask) -> tuple[PromiseRow, ...]:
    """Every promise by the day it is due, those without a day last.

    Open promises of those who are not to be brought up are left out.
    """
    return ask.bucket("promise", "")


def promise_rows(ask: Ask, identity: str) -> Iterator[Row]:
    """The promises on someone's page among everyone's."""
    mentioned = _mentioned(ask.contact(identity))
    for row in promises_of(ask, identity):
        if row.when == "closed" or mentioned:
            yield Row("promise", "", _by_due(row), row)


@query
def promises_of(ask: Ask, identity: str) -> tuple[PromiseRow, ...]:
    """The promises on one contact's page as their file lists them."""
    contact = so_far(ask.contact(identity), ask.reached)
    return tuple(PromiseRow(card(ask, identity), p, when(ask, p)) for p in contact.promises)


def when(ask: Ask, promise: Promise) -> When:
    """Whether a promise is closed, overdue, due this week, later or some day."""
    if promise.closed:
        return "closed"
    if promise.due is None:
        return "someday"
    day = promise.due.first
    if passed(ask.reached, day):
        return "overdue"
    return "week" if ask.reached(after(day, -ask.settings.promise_week)) else "later"


def _mentioned(contact: Contact) -> bool:
    return contact.status.state not in UNMENTIONED


def _by_date(row: NeedRow) -> tuple[str, str, str, int]:
    return row.need.date.first.isoformat(), row.owner.name, row.owner.id, row.need.place.line


def _by_due(row: PromiseRow) -> tuple[str, str, str, int]:
    due = row.promise.due
    day = due.first if due else date.max
    return day.isoformat(), row.owner.name, row.owner.id, row.promise.place.line
