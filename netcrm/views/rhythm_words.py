"""One calm sentence about how things stand, with its date.

Every sentence can be read aloud to the person it is about; silence in the log is never called
silence between people.
"""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from netcrm.model import Contact, PartialDate, Reached
from netcrm.views.cadence import Cadence
from netcrm.views.contact_days import ContactDay
from netcrm.views.days import after, share
from netcrm.views.statuses import Status
from netcrm.views.words import capital, long_date, on_date, span

GLADLY = "Reaching out is appreciated more than people expect."
"""Liu et al. 2022: people who hear from someone again value it more than the writer foresees."""


class Facts(NamedTuple):
    """What a sentence is made of."""

    status: Status
    last: ContactDay | None
    pace: Cadence
    wrote: date | None


def rhythm_sentence(contact: Contact, facts: Facts, reached: Reached) -> str:
    """The status in a sentence or two, the day of a note that rests with them included."""
    said = _SAID.get(facts.status, _timed)(contact, facts, reached)
    if facts.wrote is not None:
        said += f" You wrote {on_date(facts.wrote)}; it is with them."
    return said


def last_noted(day: ContactDay) -> PartialDate | date:
    """The day of last contact, as exactly as it was typed."""
    typed = day.evidence[0].date
    return day.date if typed is None or typed.whole else typed


def since(day: ContactDay) -> str:
    """``nothing noted since 12 March 2026``, saying so where it was the household."""
    where = ", with the household" if day.source == "household" else ""
    return f"nothing noted since {long_date(last_noted(day))}{where}"


def _timed(contact: Contact, facts: Facts, reached: Reached) -> str:
    """In touch, soon, and the quiet ones: all with a last contact and a running clock."""
    del contact, reached
    day, pace = facts.last, facts.pace
    if day is None or pace.days is None:
        return ""
    noted = f"Last noted {on_date(last_noted(day))}"
    due = after(day.date, share(pace.days, 1))
    match facts.status:
        case "in-touch":
            return f"{noted}; {_often(pace)}."
        case "soon":
            return f"{noted}; {_often(pace)}, so around {long_date(due)}."
        case "long-quiet":
            return f"{capital(since(day))}; {_often(pace)}. {GLADLY}"
        case _:
            return f"{capital(since(day))}; {_often(pace)}."


def _often(pace: Cadence) -> str:
    """The rhythm in words: as wished for, or, where the log taught it, as it was."""
    if pace.source == "learned":
        return f"it used to be about {_every(round(pace.days or 0))}"
    return f"you wished for a word {_every(pace.days or 0)}"


def _every(days: float) -> str:
    return f"every {span(days).removeprefix('a ')}"


def _long_ago(contact: Contact, facts: Facts, reached: Reached) -> str:
    del contact, reached
    return f"{capital(since(facts.last))}. {GLADLY}" if facts.last else GLADLY


def _no_rhythm(contact: Contact, facts: Facts, reached: Reached) -> str:
    noted = "Nothing noted yet"
    if facts.last:
        noted = f"Last noted {on_date(last_noted(facts.last))}"
    elif contact.via:
        noted = "You were introduced; nothing noted since"
    if contact.snooze is not None and not reached(contact.snooze.first):
        return f"{noted}; resting until {long_date(contact.snooze)}."
    return f"{noted}."


def _known_of(contact: Contact, facts: Facts, reached: Reached) -> str:
    """Nothing is said of someone whose file could not be read: it may well say that you met."""
    del facts, reached
    return "" if contact.spoilt else "Known of: no meeting noted yet."


def _daily_life(contact: Contact, facts: Facts, reached: Reached) -> str:
    del contact, facts, reached
    return "Part of daily life."


def _paused(contact: Contact, facts: Facts, reached: Reached) -> str:
    del facts, reached
    day = contact.status.day
    return f"Paused until {long_date(day)}." if day else "Paused."


def _lost(contact: Contact, facts: Facts, reached: Reached) -> str:
    del contact, reached
    return f"You lost touch; {since(facts.last)}." if facts.last else "You lost touch."


def _apart(contact: Contact, facts: Facts, reached: Reached) -> str:
    del contact, facts, reached
    return "You go separate ways."


def _died(contact: Contact, facts: Facts, reached: Reached) -> str:
    del facts, reached
    day = contact.status.day
    return f"Died {on_date(day)}." if day else "Died."


_SAID: dict[Status, Callable[[Contact, Facts, Reached], str]] = {
    "long-ago": _long_ago,
    "no-rhythm": _no_rhythm,
    "known-of": _known_of,
    "daily-life": _daily_life,
    "paused": _paused,
    "lost": _lost,
    "apart": _apart,
    "died": _died,
}
