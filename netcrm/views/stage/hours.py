"""Leisure hours: how much time a log tells of (Hall 2018: it is time that makes friends)."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from netcrm.config import Lengths, Settings
from netcrm.model import Contact, ContactKind, Event, Evidence, Kind, Reached
from netcrm.views import proof
from netcrm.views.contact_days import is_contact, is_crowd

WORK = "work"
"""The ``context`` of time that is listed and does not count."""

Told = tuple[ContactKind, Event]
"""A line of another's file, with the kind of contact whose file it is."""


class Sitting(NamedTuple):
    """Some minutes together, and the line that tells of them."""

    minutes: int
    evidence: Evidence


class Hours(NamedTuple):
    """Time together: ``leisure`` counts towards a stage, ``work`` is shown beside it.

    Both have the longest first.
    """

    leisure: tuple[Sitting, ...]
    work: tuple[Sitting, ...]

    @property
    def minutes(self) -> int:
        """Leisure in minutes."""
        return sum(sitting.minutes for sitting in self.leisure)

    @property
    def work_minutes(self) -> int:
        """Time at work in minutes."""
        return sum(sitting.minutes for sitting in self.work)


def hours(contact: Contact, told: Iterable[Told], settings: Settings, reached: Reached) -> Hours:
    """The time that a contact's own file and others' lines with ``with:`` tell of.

    ``told`` are the lines of others' files that name the contact in ``with:``. A line of a group's
    file, or one that names more than four, tells of a day and of no hours.
    """
    kinds, lengths = settings.kinds, settings.lengths
    leisure: list[Sitting] = []
    work: list[Sitting] = []
    for event in _near(contact, told, settings.crowd):
        length = minutes(event, kinds, lengths)
        if length and reached(event.date.first):
            found = work if event.context == WORK else leisure
            found.append(Sitting(length, proof.of_event(event)))
    return Hours(tuple(sorted(leisure, key=_order)), tuple(sorted(work, key=_order)))


def minutes(event: Event, kinds: Mapping[str, Kind], lengths: Lengths) -> int:
    """The length a line gives, else its kind's; 0 for what is no contact."""
    if not is_contact(event, kinds):
        return 0
    if event.minutes is not None:
        return event.minutes
    own: int | None = getattr(lengths, event.kind, None)
    return kinds[event.kind].minutes if own is None else own


def _near(contact: Contact, told: Iterable[Told], crowd: int) -> Iterator[Event]:
    own = ((contact.kind, event) for event in contact.history)
    for lines in (own, told):
        yield from (event for owner, event in lines if not is_crowd(owner, event, crowd))


def _order(sitting: Sitting) -> tuple[object, ...]:
    length, (_, file, line, text) = sitting
    return (-length, file, line, text)
