"""A person's stage: your own word, else what the log can know."""

from collections.abc import Iterable
from dataclasses import dataclass

from netcrm.config import Settings, Stages
from netcrm.model import MY_ID, STAGES, Contact, Evidence, Reached
from netcrm.views import proof
from netcrm.views.contact_days import ContactDay, is_contact
from netcrm.views.days import after
from netcrm.views.stage.help import given, received
from netcrm.views.stage.hours import Told, hours
from netcrm.views.stage.sentences import question, stage_sentence
from netcrm.views.stage.stages import KNOWN_OF, Past, rung


@dataclass(frozen=True, slots=True)
class Stage:
    """How deep a relationship goes, with what that rests on.

    ``number`` is 0 to 5 and ``word`` its name. ``own`` is true where it is your own word, which
    wins and is shown as yours. ``unknown`` is true where the log cannot know, because you met long
    before it began; ``question`` then asks what you would call it (empty where nothing is to be
    asked: of those who are never brought up, or who are part of daily life). ``minutes`` is the
    leisure in the log, ``work`` the time at work beside it, which does not count; both in minutes.
    """

    number: int
    word: str
    sentence: str
    own: bool
    unknown: bool
    question: str
    minutes: int
    work: int
    evidence: tuple[Evidence, ...]


def past(
    contact: Contact,
    days: tuple[ContactDay, ...],
    told: Iterable[Told],
    settings: Settings,
    reached: Reached,
) -> Past:
    """What a stage is told from.

    ``contact`` is the file as it counts today (``so_far``), ``days`` their contact days, ascending,
    and ``told`` the lines of others' files that name them in ``with:``, each with the kind of
    contact whose file it stands in.
    """
    kinds = settings.kinds
    return Past(
        days,
        hours(contact, told, settings, reached),
        given(contact, kinds, reached),
        received(contact, kinds, reached),
    )


def stage(
    contact: Contact,
    days: tuple[ContactDay, ...],
    told: tuple[Told, ...],
    settings: Settings,
    reached: Reached,
) -> Stage | None:
    """The stage of a person; None for groups, organisations and your own file.

    Takes what :func:`past` does. The one day it asks about, beside those of the lines, is that from
    which on a first meeting without any line lies too long ago for the log to know.
    """
    if contact.kind != "person" or contact.id == MY_ID:
        return None
    then = past(contact, days, told, settings, reached)
    found = rung(contact, then, settings.stages)
    number, lines = found.number, found.evidence
    own = contact.stage in STAGES
    unknown = not own and untold(contact, days, told, settings, reached)
    if own:
        number = STAGES.index(contact.stage)
        lines = (proof.of_field(contact, "stage", contact.stage),)
    if unknown and contact.met:
        lines = tuple(dict.fromkeys((_met(contact), *lines)))
    return Stage(
        number=number,
        word=STAGES[number],
        sentence="" if _unread(contact, number) else stage_sentence(number, found, then, own=own),
        own=own,
        unknown=unknown,
        question=question(contact) if unknown else "",
        minutes=then.hours.minutes,
        work=then.hours.work_minutes,
        evidence=lines,
    )


def untold(
    contact: Contact,
    days: tuple[ContactDay, ...],
    told: tuple[Told, ...],
    settings: Settings,
    reached: Reached,
) -> bool:
    """Whether the log cannot know: you met more than a year before it begins, and it is thin.

    It begins with the first line of their file, or the first day that a line of another's tells of;
    without any, today. A file that could not be read tells nothing either.
    """
    if contact.spoilt:
        return True
    limits: Stages = settings.stages
    if contact.met is None or len(days) >= limits.untold_count:
        return False
    too_late = after(contact.met.first, limits.untold_days + 1)
    lines = [event for event in contact.history if reached(event.date.first)]
    lines += [e for _, e in told if is_contact(e, settings.kinds) and reached(e.date.first)]
    first = min((event.date.first for event in lines), default=None)
    return reached(too_late) if first is None else too_late <= first


def _unread(contact: Contact, number: int) -> bool:
    return contact.spoilt and number == KNOWN_OF


def _met(contact: Contact) -> Evidence:
    return proof.of_field(contact, "met", contact.met, contact.met)
