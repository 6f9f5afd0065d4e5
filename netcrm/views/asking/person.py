"""Whom you would ask, and what is known of them."""

from collections.abc import Iterator
from typing import NamedTuple

from netcrm.model import MY_ID, Contact, Event, Reached
from netcrm.views.contact_days import ContactDay
from netcrm.views.stage.hours import Told
from netcrm.views.stage.stage import Stage
from netcrm.views.statuses import Rhythm
from netcrm.views.words import on_date


class Person(NamedTuple):
    """A contact with what other views found of them.

    ``contact`` is the file as it counts today (``so_far``), ``days`` their contact days, ascending,
    ``told`` the lines of others' files that name them in ``with:``; ``stage`` is None where
    ``rhythm.status`` is. ``at_home`` is true for those of your own household.
    """

    contact: Contact
    rhythm: Rhythm
    stage: Stage | None
    days: tuple[ContactDay, ...]
    told: tuple[Told, ...]
    at_home: bool

    def lines(self, kind: str, reached: Reached) -> Iterator[Event]:
        """The lines of one kind in their own file that are not after today, ascending."""
        found = (event for event in self.contact.history if event.kind == kind)
        return (event for event in sorted(found, key=order) if reached(event.date.first))


def order(event: Event) -> tuple[object, ...]:
    """Where a line stands among others: by its day, and on one day as it stands in its file."""
    return (event.date.first, event.place.file, event.place.line, event.kind, event.text)


def left_out(person: Person) -> str:
    """Why nothing is weighed here, in one sentence; empty where something is."""
    return next((said for holds, said in _reasons(person) if holds), "")


def _reasons(person: Person) -> Iterator[tuple[bool, str]]:
    """Each reason with whether it holds, the gravest first."""
    contact = person.contact
    name, (state, day) = contact.name, contact.status
    yield state == "died", f"{name} died {on_date(day)}." if day else f"{name} has died."
    yield state == "apart", f"You and {name} go separate ways; nothing is suggested here."
    yield state == "lost", f"You and {name} lost touch; nothing is suggested here."
    yield contact.id == MY_ID, "This is your own file."
    alone = contact.kind == "person" and person.stage is not None
    yield not alone, f"{name} is not one person: a question goes to somebody there."
    yield person.at_home, f"You and {name} share a home; you need no file to ask."
    yield contact.kin, f"{name} is family; you need no file to ask."
    yield contact.daily_life, f"{name} is part of your daily life; you need no file to ask."
