"""Contact days: the days on which you were in touch (MODEL.md, "Depth and rhythm")."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from netcrm.config import Settings
from netcrm.model import Contact, ContactKind, Event, Evidence, Kind, Reached
from netcrm.views import proof

Source = Literal["own", "with", "household"]

NEARNESS: tuple[Source, ...] = ("own", "with", "household")
"""Sources, nearest first: a day that several lines tell of shows the nearest."""


@dataclass(frozen=True, slots=True)
class ContactDay:
    """A day on which you were in touch, once however many lines say so.

    ``source`` is the nearest of the lines that say so: the person's own file (its ``met`` too),
    another's file that names them in ``with:``, or somebody of their household. ``crowd`` is true
    where all of them are lines of a group's file or name more than four: such a day counts for
    the rhythm and the first stages, and for nothing else. ``met`` is true where one of them says
    that you met: the field, or a line of that kind. ``evidence`` is nearest first.
    """

    date: date
    source: Source
    evidence: tuple[Evidence, ...]
    crowd: bool = False
    met: bool = False


def own_days(contact: Contact, settings: Settings, reached: Reached) -> Iterator[ContactDay]:
    """The days that the contact's own file tells of, one per line; ``met`` is one of them."""
    if contact.met is not None and reached(contact.met.first):
        proven = proof.of_field(contact, "met", contact.met, contact.met)
        yield ContactDay(contact.met.first, "own", (proven,), met=True)
    lines = ((contact.kind, event) for event in contact.history)
    yield from _line_days(lines, "own", settings, reached)


def with_days(
    lines: Iterable[tuple[ContactKind, Event]], settings: Settings, reached: Reached
) -> Iterator[ContactDay]:
    """The days told of by lines of others' files that name the contact in ``with:``.

    Each line comes with the kind of contact whose file it stands in.
    """
    return _line_days(lines, "with", settings, reached)


def house_days(days: Iterable[ContactDay]) -> Iterator[ContactDay]:
    """The days of housemates, as days with the house."""
    return (replace(day, source="household") for day in days)


def merge(days: Iterable[ContactDay]) -> tuple[ContactDay, ...]:
    """Each day once, ascending, with everything that tells of it."""
    by_date: dict[date, list[ContactDay]] = defaultdict(list)
    for day in days:
        by_date[day.date].append(day)
    return tuple(_one(sorted(found, key=_nearest)) for _, found in sorted(by_date.items()))


def is_contact(event: Event, kinds: Mapping[str, Kind]) -> bool:
    """Whether a line counts as contact, by the table of kinds."""
    kind = kinds.get(event.kind)
    return kind is not None and kind.contact


def is_crowd(owner: ContactKind, event: Event, most: int) -> bool:
    """Whether a line is of a group's file, or names so many that nobody had you to themselves.

    ``most`` is how many it may name: the setting ``crowd``.
    """
    return owner == "group" or len(event.with_) > most


def _line_days(
    lines: Iterable[tuple[ContactKind, Event]],
    source: Source,
    settings: Settings,
    reached: Reached,
) -> Iterator[ContactDay]:
    kinds, most = settings.kinds, settings.crowd
    for owner, event in lines:
        if is_contact(event, kinds) and reached(event.date.first):
            yield ContactDay(
                event.date.first,
                source,
                (proof.of_event(event),),
                crowd=is_crowd(owner, event, most),
                met=event.kind == "met",
            )


def _one(days: list[ContactDay]) -> ContactDay:
    """Several tellings of one day as one, nearest first."""
    if len(days) == 1:
        return days[0]
    evidence = dict.fromkeys(found for day in days for found in day.evidence)
    return ContactDay(
        days[0].date,
        days[0].source,
        tuple(evidence),
        crowd=all(day.crowd for day in days),
        met=any(day.met for day in days),
    )


def _nearest(day: ContactDay) -> tuple[int, str, int, str]:
    first = day.evidence[0]
    return NEARNESS.index(day.source), first.file, first.line, first.text
