"""Stages: the table of MODEL.md, "Depth and rhythm", tested from its top row down.

A stage rests on what there was; time that goes by without a line never lowers it, because old
strong ties keep their trust (Levin, Walter & Murnighan 2011).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from netcrm.config import Stages
from netcrm.model import Contact, Evidence
from netcrm.views import proof
from netcrm.views.contact_days import ContactDay
from netcrm.views.stage.help import Help
from netcrm.views.stage.hours import Hours, Sitting

KNOWN_OF, MET, ACQUAINTANCE, FRIENDLY, FRIEND, CLOSE = range(6)
"""The stages' numbers: the position of their names in ``STAGES``."""

Why = Literal["hours", "days", "via", "none"]


@dataclass(frozen=True, slots=True)
class Past:
    """What a stage is told from: contact days, time together, help both ways.

    ``days`` are ascending, of the person and their household; all of it up to the day in question.
    """

    days: tuple[ContactDay, ...]
    hours: Hours
    given: tuple[Help, ...]
    received: tuple[Help, ...]


class Rung(NamedTuple):
    """A stage that the log carries: its number, which rule carries it, the lines that do."""

    number: int
    why: Why
    evidence: tuple[Evidence, ...]


def rung(contact: Contact, past: Past, limits: Stages) -> Rung:
    """The first row of the table that fits."""
    return next(_fitting(contact, past, limits))


def _fitting(contact: Contact, past: Past, limits: Stages) -> Iterator[Rung]:
    both = bool(past.given and past.received)
    helps = (*past.given[-1:], *past.received[-1:])
    near = [day for day in past.days if not day.crowd]
    if both and _long(past.hours, limits.close_hours):
        yield _by_hours(CLOSE, past.hours, limits.close_hours, helps)
    if _long(past.hours, limits.friend_hours):
        yield _by_hours(FRIEND, past.hours, limits.friend_hours)
    if both and _often(near, limits.friend_count, limits.friend_days):
        yield _by_days(FRIEND, near, limits.friend_count, helps)
    if _long(past.hours, limits.friendly_hours):
        yield _by_hours(FRIENDLY, past.hours, limits.friendly_hours)
    if helps and _often(near, limits.friendly_count, limits.friendly_days):
        yield _by_days(FRIENDLY, near, limits.friendly_count, helps[:1])
    if _often(past.days, limits.acquaintance_count, limits.acquaintance_days):
        yield _by_days(ACQUAINTANCE, past.days, limits.acquaintance_count)
    if past.days:
        yield _by_days(MET, past.days, 1)
    if contact.via:
        named = ", ".join(ref.target for ref in contact.via)
        yield Rung(MET, "via", (proof.of_field(contact, "via", named),))
    yield Rung(KNOWN_OF, "none", (proof.of_field(contact, "name", contact.name),))


def _long(hours: Hours, limit: int) -> bool:
    return hours.minutes >= limit * 60


def _often(days: Sequence[ContactDay], count: int, over: int) -> bool:
    return len(days) >= count and (days[-1].date - days[0].date).days >= over


def _by_hours(number: int, hours: Hours, limit: int, helps: tuple[Help, ...] = ()) -> Rung:
    """Carried by time: the longest lines that reach the limit, and help."""
    lines = (sitting.evidence for sitting in _enough(hours.leisure, limit * 60))
    return Rung(number, "hours", (*lines, *(each.evidence for each in helps)))


def _enough(sittings: tuple[Sitting, ...], limit: int) -> Iterator[Sitting]:
    for sitting in sittings:
        if limit <= 0:
            return
        yield sitting
        limit -= sitting.minutes


def _by_days(
    number: int, days: Sequence[ContactDay], count: int, helps: tuple[Help, ...] = ()
) -> Rung:
    """Carried by days: as many as the rule asks for, the first and the last among them."""
    used = (days[0], *days[max(1, len(days) - max(count, 2) + 1) :])
    lines = (day.evidence[0] for day in used)
    found = (*lines, *(each.evidence for each in helps))
    return Rung(number, "days", tuple(dict.fromkeys(found)))
