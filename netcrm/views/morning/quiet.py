"""People of whom nothing was noted for a while, by circle.

A clock never asks more of you than there is between you: where help went one way alone for long,
and they said no more than once, it rests (MODEL.md, "Exchange"). Nobody is told so.
"""

from collections.abc import Iterator

from netcrm.config import Settings
from netcrm.model import CIRCLES, Reached
from netcrm.views.morning.items import Item
from netcrm.views.morning.subject import Subject, heard, opening
from netcrm.views.morning.theirs import burdened
from netcrm.views.stage.help import given, received
from netcrm.views.statuses import QUIET


def quiet(subject: Subject, settings: Settings, reached: Reached) -> Iterator[Item]:
    """Someone who is quiet by their rhythm, unless a note of yours rests with them."""
    rhythm = subject.rhythm
    if rhythm.status not in QUIET or rhythm.wrote is not None or rests(subject, settings, reached):
        return
    said, proven = opening(heard(subject, reached))
    text = f"{said}{rhythm.sentence}"
    yield subject.item(
        text, rhythm.next_due, *proven, *rhythm.evidence, rank=circle_rank(subject.contact.circle)
    )


def rests(subject: Subject, settings: Settings, reached: Reached) -> bool:
    """Whether no clock suggests a word any more: help went one way for long, and they said no.

    Family, an open need and something hard in the last months have nothing to do with clocks.
    """
    contact, limits = subject.contact, settings.giving
    if contact.kin or burdened(subject, settings, reached):
        return False
    asks = subject.lines("asked", reached)
    if sum(ask.outcome == "no" for ask in asks) < limits.refused:
        return False
    helps = given(contact, settings.kinds, reached)
    return len(helps) >= limits.given and not received(contact, settings.kinds, reached)


def circle_rank(circle: str) -> int:
    """Where a circle stands among circles, the innermost first; without one comes last."""
    return CIRCLES.index(circle) if circle in CIRCLES else len(CIRCLES)
