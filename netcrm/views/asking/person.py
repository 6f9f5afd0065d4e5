"""Whom you would ask, and what is known of them."""

from collections.abc import Iterator
from typing import NamedTuple

from netcrm.model import MY_ID, Contact, Event, Evidence, Reached
from netcrm.views import proof
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
    return next((said for said, _ in _reasons(person)), "")


def why_left_out(person: Person) -> tuple[Evidence, ...]:
    """The line that says why nothing is weighed; none where it is, or where only your file says."""
    contact = person.contact
    name = next((name for _, name in _reasons(person)), "")
    if not name or (name == "household" and contact.household is None):
        return ()
    typed = {"kin": "yes", "seen": "daily-life", "kind": contact.kind}
    return (proof.of_field(contact, name, typed.get(name, name)),)


def _reasons(person: Person) -> Iterator[tuple[str, str]]:
    """Each reason that holds and the field that says so, the gravest first."""
    contact = person.contact
    name, (state, day) = contact.name, contact.status
    if state == "died":
        yield (f"{name} died {on_date(day)}." if day else f"{name} has died."), "status"
    if state == "apart":
        yield f"You and {name} go separate ways; nothing is suggested here.", "status"
    if state == "lost":
        yield f"You and {name} lost touch; nothing is suggested here.", "status"
    if contact.id == MY_ID:
        yield "This is your own file.", ""
    if contact.kind != "person" or person.stage is None:
        yield f"{name} is not one person: a question goes to somebody there.", "kind"
    if person.at_home:
        yield f"You and {name} share a home; you need no file to ask.", "household"
    if contact.kin:
        yield f"{name} is family; you need no file to ask.", "kin"
    if contact.daily_life:
        yield f"{name} is part of your daily life; you need no file to ask.", "seen"
