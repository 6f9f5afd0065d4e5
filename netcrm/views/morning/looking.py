"""What the morning says while you are looking for something (MODEL.md, "Season").

Leads are passed on only rarely, mostly for want of knowing that they are wanted (Marin 2012): so
first come those who would want to hear it from you. Old ties keep their trust (Levin, Walter &
Murnighan 2011); moderately distant ones carry the most (Granovetter 1973; Rajkumar et al. 2022).
"""

from collections.abc import Iterator, Mapping

from netcrm.config import Settings
from netcrm.model import Evidence, Reached
from netcrm.views.days import after
from netcrm.views.morning.items import Item
from netcrm.views.morning.subject import Subject, heard, opening
from netcrm.views.morning.theirs import burdened
from netcrm.views.statuses import Status

LONG: tuple[Status, ...] = ("long-quiet", "long-ago")
"""Those with whom to take up the thread, rather than to tell them in passing."""
REFERRAL = "referral"
_NEAREST: Mapping[int, int] = {3: 0, 2: 1, 4: 2, 1: 3, 0: 4, 5: 5}
"""Where a stage comes among those who carry a referral."""


def tell(subject: Subject, settings: Settings, reached: Reached) -> Iterator[Item]:
    """Who would want to hear it from you: those you are friendly with, and did not just see."""
    rhythm = subject.rhythm
    if not _near(subject, settings, reached) or rhythm.status in LONG:
        return
    if subject.at_home or subject.contact.daily_life or _knows(subject, settings, reached):
        return
    said, proven = opening(heard(subject, reached))
    text = f"{said}{rhythm.sentence} Would want to hear it from you."
    yield subject.item(text, rhythm.last_contact, *proven, *_grounds(subject), rank=_depth(subject))


def reconnect(subject: Subject, settings: Settings, reached: Reached) -> Iterator[Item]:
    """Old ties that rested for long: advice is always in order."""
    rhythm = subject.rhythm
    if not _near(subject, settings, reached) or rhythm.status not in LONG:
        return
    if rhythm.wrote is None:
        said, proven = opening(heard(subject, reached))
        text = f"{said}{rhythm.sentence} A question for advice is always in order."
        grounds = (*proven, *_grounds(subject))
        yield subject.item(text, rhythm.last_contact, *grounds, rank=_depth(subject))


def referral(subject: Subject, settings: Settings, reached: Reached) -> Iterator[Item]:
    """Who carries a referral today, with nothing to see to first."""
    del settings, reached
    found = next((carried for carried in subject.carries if carried.size == REFERRAL), None)
    if found is None or subject.rhythm.wrote is not None or subject.rhythm.status == "paused":
        return
    stage = subject.stage.number if subject.stage else 0
    text = "A referral fits today: ask for one precise sentence, and make a no easy."
    yield subject.item(text, subject.rhythm.last_contact, *found.evidence, rank=_NEAREST[stage])


def _near(subject: Subject, settings: Settings, reached: Reached) -> bool:
    """Whether you are near enough, and they have not enough to carry as it is."""
    stage = subject.stage
    if stage is None or stage.number < settings.tell_stage or subject.rhythm.status == "paused":
        return False
    return not burdened(subject, settings, reached)


def _knows(subject: Subject, settings: Settings, reached: Reached) -> bool:
    """Whether you were in touch or wrote so lately that they know, or will."""
    latest = max(subject.answers(reached), default=None)
    return latest is not None and not reached(after(latest, settings.tell_days))


def _depth(subject: Subject) -> int:
    """Who is closest comes first."""
    return -subject.stage.number if subject.stage else 0


def _grounds(subject: Subject) -> tuple[Evidence, ...]:
    """What says how near someone is, and how things stand."""
    stage = subject.stage.evidence if subject.stage else ()
    return (*subject.rhythm.evidence, *stage)
