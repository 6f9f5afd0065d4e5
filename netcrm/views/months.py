"""The lines of a file that belong to a day."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Literal, NamedTuple

from netcrm.model import (
    NOWHERE,
    Attribute,
    Contact,
    Event,
    Need,
    PartialDate,
    Place,
    Promise,
    Ref,
    Slot,
)

Sort = Literal["met", "history", "need", "slot", "promise"]


class Met(NamedTuple):
    """The first meeting, where only the fields ``met`` and ``met_at`` tell of it."""

    date: PartialDate
    text: str
    place: Place


Line = Event | Need | Slot | Promise | Met


class Dated(NamedTuple):
    """A line of a file on its day.

    ``line`` is the value itself; for the first meeting, where no line tells of it, there is none.
    """

    date: PartialDate
    sort: Sort
    text: str
    place: Place
    line: Event | Need | Slot | Promise | None = None


def dated(contact: Contact) -> tuple[Dated, ...]:
    """Every line of a file that has a day, each once, in the order typed."""
    return tuple(on_its_day(line) for line in lines(contact))


def lines(contact: Contact) -> Iterator[Line]:
    """The same lines as they are."""
    yield from _met(contact)
    yield from contact.history
    for need in contact.needs:
        yield need
        yield from need.slots
    yield from (promise for promise in contact.promises if promise.due or promise.made)


def on_its_day(line: Line) -> Dated:
    """A line on its one day. Raises ValueError for a promise that has none.

    A need's is the day it arose, a turn of it has its own, a promise's is the day it is due, else
    the day it was made.
    """
    match line:
        case Event():
            return Dated(line.date, "history", line.text, line.place, line)
        case Need():
            return Dated(line.date, "need", line.text, line.place, line)
        case Slot():
            return Dated(line.date, "slot", line.text, line.place, line)
        case Met():
            return Dated(line.date, "met", line.text, line.place)
        case Promise():
            day = line.due or line.made
            if day is None:
                message = "a promise without a day"
                raise ValueError(message)
            return Dated(day, "promise", line.text, line.place, line)


def unplaced(line: Line) -> Line:
    """A line as it is wherever in its file it stands: lines above it may come and go."""
    match line:
        case Met():
            return line._replace(place=NOWHERE)
        case Event():
            with_, to, from_ = map(_nowhere, (line.with_, line.to, line.from_))
            bare = _bare(line.attributes)
            return replace(
                line,
                place=NOWHERE,
                date_place=NOWHERE,
                with_=with_,
                to=to,
                from_=from_,
                links=(),
                attributes=bare,
            )
        case Slot():
            ref = line.ref and line.ref._replace(place=NOWHERE)
            return replace(line, place=NOWHERE, ref=ref, links=(), attributes=())
        case Need():
            return replace(line, place=NOWHERE, slots=(), links=(), attributes=())
        case Promise():
            return replace(line, place=NOWHERE, links=(), attributes=())


def month_key(day: PartialDate | date) -> str:
    """The month a day counts in, as ``2026-03``."""
    return f"{day.year:04d}-{day.month or 1:02d}"


def _met(contact: Contact) -> Iterator[Met]:
    """The first meeting, unless a line of that day tells of it."""
    met = contact.met
    told = any(e.kind == "met" and met and e.date.first == met.first for e in contact.history)
    if met and not told:
        yield Met(met, contact.met_at, contact.place("met"))


def _nowhere(refs: tuple[Ref, ...]) -> tuple[Ref, ...]:
    return tuple(ref._replace(place=NOWHERE) for ref in refs) if refs else ()


def _bare(attributes: tuple[Attribute, ...]) -> tuple[Attribute, ...]:
    return tuple(Attribute(a.name, a.values, NOWHERE) for a in attributes) if attributes else ()
