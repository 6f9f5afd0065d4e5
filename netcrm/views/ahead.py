"""Days after today where what is written has already happened (NC205)."""

from collections.abc import Iterator

from netcrm.model import Attribute, Contact, PartialDate, Place, Problem, Reached

_MEND = "mend the date; until that day it counts for nothing"
_LINE = "mend the date, or use life, needs or dates for what is still to come"


def ahead(contact: Contact, reached: Reached) -> tuple[Problem, ...]:
    """A problem for each ``met``, ``made``, ``done`` and line after today, ``life`` aside."""
    return tuple(_found(contact, reached))


def _found(contact: Contact, reached: Reached) -> Iterator[Problem]:
    if contact.met and not reached(contact.met.first):
        yield _problem(contact.met, contact.place("met"), "met")
    for event in contact.history:
        if event.kind != "life" and not reached(event.date.first):
            yield _problem(event.date, event.date_place, "history", _LINE)
    for name, date, attributes, line in _attributes(contact):
        if date and not reached(date.first):
            yield _problem(date, _place(attributes, name, line), name)


def _problem(date: PartialDate, place: Place, where: str, hint: str = _MEND) -> Problem:
    what = "what has been" if where == "history" else "a day that has been"
    message = f"{date} is after today, but {where} is {what}"
    width = place.end - place.start
    return Problem(place.file, place.line, place.column, "NC205", message, hint, width=width)


def _attributes(
    contact: Contact,
) -> Iterator[tuple[str, PartialDate | None, tuple[Attribute, ...], Place]]:
    """The days that attributes of this format give, with where to look for them."""
    for event in contact.history:
        yield "done", event.done, event.attributes, event.place
    for need in contact.needs:
        yield "done", need.done, need.attributes, need.place
        for slot in need.slots:
            yield "done", slot.done, slot.attributes, slot.place
    for promise in contact.promises:
        yield "made", promise.made, promise.attributes, promise.place
        yield "done", promise.done, promise.attributes, promise.place


def _place(attributes: tuple[Attribute, ...], name: str, line: Place) -> Place:
    return next((attribute.value for attribute in attributes if attribute.name == name), line)
