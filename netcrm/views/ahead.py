"""Days after today where what is written has already happened (NC205)."""

from collections.abc import Iterator
from typing import NamedTuple

from netcrm.model import Attribute, Contact, PartialDate, Place, Problem, Reached

_MEND = "mend the date; until that day it counts for nothing"
_LINE = "mend the date, or use life, needs or dates for what is still to come"


class _Day(NamedTuple):
    """A day that must not lie ahead, where it stands, and what to do if it does."""

    date: PartialDate | None
    place: Place
    what: str
    hint: str


def ahead(contact: Contact, reached: Reached) -> tuple[Problem, ...]:
    """A problem for each ``met``, ``made``, ``done`` and line after today, ``life`` aside."""
    return tuple(
        _problem(contact.file, day.date, day)
        for day in _days(contact)
        if day.date and not reached(day.date.first)
    )


def _problem(file: str, date: PartialDate, day: _Day) -> Problem:
    message = f"{date} is after today, but {day.what}"
    place = day.place
    return Problem(file, place.line, place.column, "NC205", message, day.hint, width=len(str(date)))


def _days(contact: Contact) -> Iterator[_Day]:
    yield _Day(contact.met, contact.place("met"), "met is a day that has been", _MEND)
    for event in contact.history:
        if event.kind != "life":
            yield _Day(event.date, event.place, "history is what has been", _LINE)
        yield _done(event.done, event.attributes, event.place)
    for need in contact.needs:
        yield _done(need.done, need.attributes, need.place)
        for slot in need.slots:
            yield _done(slot.done, slot.attributes, slot.place)
    for promise in contact.promises:
        place = _place(promise.attributes, "made", promise.place)
        yield _Day(promise.made, place, "made is a day that has been", _MEND)
        yield _done(promise.done, promise.attributes, promise.place)


def _done(date: PartialDate | None, attributes: tuple[Attribute, ...], line: Place) -> _Day:
    return _Day(date, _place(attributes, "done", line), "done is a day that has been", _MEND)


def _place(attributes: tuple[Attribute, ...], name: str, line: Place) -> Place:
    return next((attribute.place for attribute in attributes if attribute.name == name), line)
