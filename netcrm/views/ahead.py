"""Days after today where what is written has already happened (NC205)."""

from collections.abc import Iterator
from typing import NamedTuple

from netcrm.model import Attribute, Contact, Event, PartialDate, Place, Problem, Reached

_MEND = "mend the date; until that day it counts for nothing"
_LINE = "mend the date, or use life, needs or dates for what is still to come"

_DASH = "- "


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
    line, column, width = day.place.line, day.place.column, day.place.end - day.place.start
    return Problem(file, line, column, "NC205", message, day.hint, width=width)


def _days(contact: Contact) -> Iterator[_Day]:
    yield _Day(contact.met, contact.place("met"), "met is a day that has been", _MEND)
    for event in contact.history:
        if event.kind != "life":
            yield _Day(event.date, _at_date(event), "history is what has been", _LINE)
        yield _named("done", event.done, event.attributes, event.place)
    for need in contact.needs:
        yield _named("done", need.done, need.attributes, need.place)
        for slot in need.slots:
            yield _named("done", slot.done, slot.attributes, slot.place)
    for promise in contact.promises:
        yield _named("made", promise.made, promise.attributes, promise.place)
        yield _named("done", promise.done, promise.attributes, promise.place)


def _at_date(event: Event) -> Place:
    """Where a line's date stands: after its dash and a space."""
    place, width = event.place, len(str(event.date))
    start = place.start + len(_DASH)
    return place._replace(column=place.column + len(_DASH), start=start, end=start + width)


def _named(
    name: str, date: PartialDate | None, attributes: tuple[Attribute, ...], line: Place
) -> _Day:
    """The day an attribute gives, at that attribute."""
    places = (attribute.place for attribute in attributes if attribute.name == name)
    return _Day(date, next(places, line), f"{name} is a day that has been", _MEND)
