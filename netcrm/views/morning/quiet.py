"""People of whom nothing was noted for a while, by circle."""

from collections.abc import Iterator

from netcrm.config import Settings
from netcrm.model import CIRCLES, Reached
from netcrm.views.morning.items import Item
from netcrm.views.morning.subject import Subject, heard, opening
from netcrm.views.statuses import QUIET


def quiet(subject: Subject, settings: Settings, reached: Reached) -> Iterator[Item]:
    """Someone who is quiet by their rhythm, unless a note of yours rests with them."""
    del settings
    rhythm = subject.rhythm
    if rhythm.status not in QUIET or rhythm.wrote is not None:
        return
    said, proven = opening(heard(subject, reached))
    text = f"{said}{rhythm.sentence}"
    yield subject.item(
        text, rhythm.next_due, *proven, *rhythm.evidence, rank=circle_rank(subject.contact.circle)
    )


def circle_rank(circle: str) -> int:
    """Where a circle stands among circles, the innermost first; without one comes last."""
    return CIRCLES.index(circle) if circle in CIRCLES else len(CIRCLES)
