"""How things stand with someone: the table of MODEL.md, "Rhythm", tested in its order.

A status changes on days that are known beforehand, so only those days are asked about.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from netcrm.config import Settings
from netcrm.model import MY_ID, Contact, Evidence, Reached
from netcrm.views import proof
from netcrm.views.cadence import Cadence, cadence
from netcrm.views.contact_days import ContactDay
from netcrm.views.days import after, share, within
from netcrm.views.rhythm_words import Facts, rhythm_sentence
from netcrm.views.season import season
from netcrm.views.statuses import UNMENTIONED, WORDS, Rhythm, Status


class Step(NamedTuple):
    """The day from which on a status holds, until the next step's day."""

    day: date
    status: Status


def rhythm(
    contact: Contact, days: Sequence[ContactDay], settings: Settings, reached: Reached
) -> Rhythm:
    """The contact's rhythm and status; ``days`` are their contact days, ascending.

    Groups, organisations and your own file have contact days at most, and no status.
    """
    last = days[-1] if days else None
    if contact.kind != "person" or contact.id == MY_ID:
        return Rhythm(
            None, last_contact=last.date if last else None, evidence=last.evidence if last else ()
        )
    pace = cadence(contact, days, settings)
    clock = _clock_runs(contact, settings, reached)
    status = _status(contact, last, pace if clock else Cadence(), settings, reached)
    running = clock and last is not None and pace.days is not None
    wrote = _resting_note(contact, last, settings, reached)
    return Rhythm(
        status=status,
        words=WORDS[status],
        sentence=rhythm_sentence(contact, Facts(status, last, pace, wrote), reached),
        last_contact=last.date if last else None,
        cadence_days=pace.days,
        cadence_source=pace.source,
        next_due=after(last.date, share(pace.days or 0, 1)) if running and last else None,
        wrote=wrote,
        evidence=_evidence(contact, status, last, pace),
    )


def steps(last: date, pace: float, settings: Settings) -> tuple[Step, ...]:
    """The days on which the status changes while a clock runs, in the order they are tested."""
    many = max(share(pace, settings.long_quiet), settings.long_quiet_days)
    return (
        Step(last, "in-touch"),
        Step(after(last, share(pace, settings.soon)), "soon"),
        Step(after(last, share(pace, 1)), "while"),
        Step(after(last, share(pace, settings.quiet)), "quiet"),
        Step(after(last, many), "long-quiet"),
    )


def snoozed(contact: Contact, reached: Reached) -> bool:
    """Whether nothing is to be said about them yet, promises aside."""
    return contact.snooze is not None and not reached(contact.snooze.first)


def _clock_runs(contact: Contact, settings: Settings, reached: Reached) -> bool:
    stopped = (
        contact.daily_life
        or contact.circle == "none"
        or _state(contact, reached) != "active"
        or snoozed(contact, reached)
        or season(settings.season, reached).resting
    )
    return not stopped


def _state(contact: Contact, reached: Reached) -> str:
    """The word of ``status``; a pause ends on its day."""
    word, day = contact.status
    ended = word == "paused" and day is not None and reached(day.first)
    return "active" if ended else word


def _status(
    contact: Contact, last: ContactDay | None, pace: Cadence, settings: Settings, reached: Reached
) -> Status:
    """The last status of the table that fits."""
    return list(_fitting(contact, last, pace, settings, reached))[-1]


def _fitting(
    contact: Contact, last: ContactDay | None, pace: Cadence, settings: Settings, reached: Reached
) -> Iterator[Status]:
    """Every status that fits, in the table's order. ``pace`` is empty without a running clock."""
    yield "no-rhythm"
    if last and pace.days:
        yield from (
            step.status for step in steps(last.date, pace.days, settings) if reached(step.day)
        )
    silenced = contact.circle == "none" or snoozed(contact, reached)
    if last and not silenced and reached(after(last.date, settings.long_ago_days)):
        yield "long-ago"
    if not (last or contact.via or contact.stage):
        yield "known-of"
    if contact.daily_life:
        yield "daily-life"
    match _state(contact, reached):
        case "paused" | "lost" | "apart" | "died" as state:
            yield state


def _resting_note(
    contact: Contact, last: ContactDay | None, settings: Settings, reached: Reached
) -> date | None:
    """The day you last wrote, while that rests with them and nothing was heard since."""
    wrote = last_wrote(contact, reached)
    if wrote is None or not within(reached, wrote, after(wrote, settings.wrote_rest)):
        return None
    return None if last and last.date >= wrote else wrote


def last_wrote(contact: Contact, reached: Reached) -> date | None:
    """The day of the latest ``wrote`` line that is not after today."""
    written = {event.date.first for event in contact.history if event.kind == "wrote"}
    return next((day for day in sorted(written, reverse=True) if reached(day)), None)


def _evidence(
    contact: Contact, status: Status, last: ContactDay | None, pace: Cadence
) -> tuple[Evidence, ...]:
    """The lines a status rests on: the user's word, the last contact, the cadence."""
    found: list[Evidence] = []
    if status in (*UNMENTIONED, "paused"):
        found.append(proof.of_field(contact, "status", contact.status.state, contact.status.day))
    if status == "daily-life":
        found.append(proof.of_field(contact, "seen", "daily-life"))
    if contact.circle == "none":
        found.append(proof.of_field(contact, "circle", "none"))
    if status == "no-rhythm" and contact.snooze:
        found.append(proof.of_field(contact, "snooze", contact.snooze, contact.snooze))
    if last:
        found.extend(last.evidence)
    found.extend(pace.evidence)
    if not found:  # known of, or introduced: the card itself says so
        name = "via" if contact.via else "name"
        value = ", ".join(ref.target for ref in contact.via) or contact.name
        found.append(proof.of_field(contact, name, value))
    return tuple(dict.fromkeys(found))
