"""Needs and promises of the whole workspace."""

from datetime import date
from typing import Literal, NamedTuple

from netcrm.model import Contact, Need, Promise
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


class PromiseRow(NamedTuple):
    """A promise, whose page it stands on, and when it is due (``someday``: no day was named)."""

    owner: Card
    promise: Promise
    when: When


@query
def open_needs(ask: Ask) -> tuple[NeedRow, ...]:
    """Needs that are open, the oldest first; nobody who is not to be brought up."""
    rows = (row for i in ask.ids() if _mentioned(ask.contact(i)) for row in needs_of(ask, i))
    return tuple(sorted((row for row in rows if row.need.state == "open"), key=_by_date))


@query
def all_needs(ask: Ask) -> tuple[NeedRow, ...]:
    """Every need of every contact, the newest first."""
    rows = (row for identity in ask.ids() for row in needs_of(ask, identity))
    return tuple(sorted(rows, key=_by_date, reverse=True))


@query
def needs_of(ask: Ask, identity: str) -> tuple[NeedRow, ...]:
    """The needs of one contact as their file lists them."""
    contact = so_far(ask.contact(identity), ask.reached)
    return tuple(NeedRow(card(ask, identity), need) for need in contact.needs)


@query
def promises(ask: Ask) -> tuple[PromiseRow, ...]:
    """Every promise by the day it is due, those without a day last.

    Open promises of those who are not to be brought up are left out.
    """
    rows = (row for identity in ask.ids() for row in promises_of(ask, identity))
    kept = (row for row in rows if row.when == "closed" or _mentioned(ask.contact(row.owner.id)))
    return tuple(sorted(kept, key=_by_due))


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


def _by_date(row: NeedRow) -> tuple[date, str, str, int]:
    return row.need.date.first, row.owner.name, row.owner.id, row.need.place.line


def _by_due(row: PromiseRow) -> tuple[date, str, str, int]:
    due = row.promise.due
    return due.first if due else date.max, row.owner.name, row.owner.id, row.promise.place.line
