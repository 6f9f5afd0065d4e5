"""Help that passed between you, both ways and never balanced against each other."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from netcrm.model import Contact, Evidence, Kind, Reached
from netcrm.views import proof


class Help(NamedTuple):
    """The day on which somebody helped, and the line that says so."""

    date: date
    evidence: Evidence


def given(contact: Contact, kinds: Mapping[str, Kind], reached: Reached) -> tuple[Help, ...]:
    """Help of yours, ascending: lines of help given, slots you filled and promises you kept.

    A slot or promise counts on its ``done`` day, else on its own. What has no day dates no help.
    """
    found = [*_lines(contact, "given", kinds), *_slots(contact), *_promises(contact)]
    return _ascending(found, reached)


def received(contact: Contact, kinds: Mapping[str, Kind], reached: Reached) -> tuple[Help, ...]:
    """Help of theirs, ascending."""
    return _ascending(list(_lines(contact, "received", kinds)), reached)


def _lines(contact: Contact, way: str, kinds: Mapping[str, Kind]) -> Iterator[Help]:
    for event in contact.history:
        kind = kinds.get(event.kind)
        if kind is not None and kind.help == way:
            yield Help(event.date.first, proof.of_event(event))


def _slots(contact: Contact) -> Iterator[Help]:
    for need in contact.needs:
        for slot in need.slots:
            if slot.who == "me" and slot.closed:
                yield Help((slot.done or slot.date).first, proof.of_slot(slot))


def _promises(contact: Contact) -> Iterator[Help]:
    for promise in contact.promises:
        day = promise.done or promise.due
        if promise.who == "me" and promise.closed and not promise.dropped and day is not None:
            yield Help(day.first, proof.of_promise(promise))


def _ascending(found: list[Help], reached: Reached) -> tuple[Help, ...]:
    return tuple(sorted((each for each in found if reached(each.date)), key=_order))


def _order(found: Help) -> tuple[object, ...]:
    _, file, line, text = found.evidence
    return (found.date, file, line, text)
