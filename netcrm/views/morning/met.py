"""Newly met: write while they still know who you are."""

from collections.abc import Iterator

from netcrm.config import Settings
from netcrm.model import Reached
from netcrm.views.contact_days import ContactDay
from netcrm.views.days import after, within
from netcrm.views.morning.items import Item
from netcrm.views.morning.subject import Subject, heard, opening
from netcrm.views.rhythm_words import last_noted
from netcrm.views.words import on_date


def met(subject: Subject, settings: Settings, reached: Reached) -> Iterator[Item]:
    """Someone first met in the last days, if you neither were in touch since nor wrote.

    Nobody of your family, house or daily life; and not someone who asked you for something on the
    day you met, unless that is settled.
    """
    first = _first(subject)
    if first is None or _no_stranger(subject):
        return
    if not within(reached, first.date, after(first.date, settings.met_days + 1)):
        return
    if _asked_at_once(subject, first, reached) or _answered(subject, first, reached):
        return
    said, proven = opening(heard(subject, reached, since=first.date))
    where = f" ({subject.contact.met_at})" if subject.contact.met_at else ""
    day = on_date(last_noted(first))
    text = f"{said}You met {day}{where}: write while they still know who you are."
    yield subject.item(text, first.date, *proven, *first.evidence)


def _first(subject: Subject) -> ContactDay | None:
    """The first day with them, themselves, if the log says that you met then.

    The first line about an old friend is no first meeting, nor is a day among a group.
    """
    own = (day for day in subject.days if day.source != "household")
    first = next(own, None)
    return first if first is not None and first.met else None


def _no_stranger(subject: Subject) -> bool:
    contact = subject.contact
    return contact.kind != "person" or contact.kin or contact.daily_life or subject.at_home


def _asked_at_once(subject: Subject, first: ContactDay, reached: Reached) -> bool:
    asks = subject.lines("asked-me", reached)
    return any(ask.date.first == first.date and not ask.settled for ask in asks)


def _answered(subject: Subject, first: ContactDay, reached: Reached) -> bool:
    wrote = any(event.date.first >= first.date for event in subject.lines("wrote", reached))
    return wrote or any(day.date > first.date and not day.crowd for day in subject.days)
