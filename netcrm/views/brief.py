"""A brief: what to have in mind before you see someone.

Last time, what you heard, what they care about, what they need, what you promised, what they asked
of you, and whom you have in common. Each line names the lines of files that it rests on.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal, NamedTuple

from netcrm.config import Settings
from netcrm.model import Event, Evidence, Need, Reached
from netcrm.views import proof
from netcrm.views.contact_days import ContactDay
from netcrm.views.days import after, passed
from netcrm.views.morning.subject import Subject, bare, closed
from netcrm.views.rhythm_words import last_noted
from netcrm.views.statuses import UNMENTIONED
from netcrm.views.words import capital, long_date, names

SectionName = Literal["last", "heard", "cares", "needs", "promises", "asked", "common"]

TITLES: dict[SectionName, str] = {
    "last": "Last time",
    "heard": "What you heard",
    "cares": "What they care about",
    "needs": "What they need",
    "promises": "What you promised",
    "asked": "What they asked of you",
    "common": "Whom you have in common",
}
"""The sections by name, in their order, with their headings."""
STILL: tuple[SectionName, ...] = ("last", "cares", "common")
"""All that is said of those who are never brought up: nothing there asks for anything."""


class Said(NamedTuple):
    """A line of a brief: its words, the day it is about, and what it rests on (never empty).

    ``id`` is whom it is about where that is somebody else; ``text`` may hold ``[[links]]``, and
    begins behind that person's ``name``.
    """

    text: str
    date: date | None
    evidence: tuple[Evidence, ...]
    id: str = ""
    name: str = ""


class BriefSection(NamedTuple):
    """One section; those with nothing to say are left out."""

    name: SectionName
    title: str
    lines: tuple[Said, ...]


class Brief(NamedTuple):
    """All there is to have in mind; ``lead`` says how things stand, with ``evidence``."""

    id: str
    name: str
    lead: str
    evidence: tuple[Evidence, ...]
    sections: tuple[BriefSection, ...]


def brief(
    subject: Subject,
    asked: Iterable[Said],
    common: Iterable[Said],
    settings: Settings,
    reached: Reached,
) -> Brief:
    """The brief on one contact; ``asked`` and ``common`` come from elsewhere.

    ``subject.contact`` is the file as it counts today. Asks about the days on which a line of it
    comes or goes: slots that pass, and events that the morning no longer comes back to.
    """
    contact = subject.contact
    found: dict[SectionName, Iterable[Said]] = {
        "last": _last(subject),
        "heard": _heard(subject, settings, reached),
        "cares": _cares(subject),
        "needs": _needs(subject, reached),
        "promises": _promises(subject, reached),
        "asked": asked,
        "common": common,
    }
    ended = contact.status.state in UNMENTIONED
    told = {name: tuple(lines) for name, lines in found.items() if name in STILL or not ended}
    return Brief(
        contact.id,
        contact.name,
        subject.rhythm.sentence,
        subject.rhythm.evidence if subject.rhythm.sentence else (),
        tuple(BriefSection(name, TITLES[name], lines) for name, lines in told.items() if lines),
    )


def _last(subject: Subject) -> Iterator[Said]:
    """The last day you were in touch, and the last that was no crowd's: all that tells of them."""
    quiet = [day for day in subject.days if not day.crowd]
    for day in dict.fromkeys((*subject.days[-1:], *quiet[-1:])):
        for line in day.evidence:
            yield Said(_of_that_day(subject, day, line), day.date, (line,))


def _of_that_day(subject: Subject, day: ContactDay, line: Evidence) -> str:
    when = capital(long_date(last_noted(day)))
    house = ", with the household" if day.source == "household" else ""
    if line.text.startswith("met:") and line.line == subject.contact.place("met").line:
        at = f", {bare(subject.contact.met_at)}" if subject.contact.met_at else ""
        return f"{when}{house}: you met{at}."
    return f"{when}{house}: {closed(line.text)}"


def _heard(subject: Subject, settings: Settings, reached: Reached) -> Iterator[Said]:
    """What was not picked up yet, and what happens in their life while one comes back to it."""
    lines = (e for e in subject.contact.history if _is_fresh(e, settings, reached))
    for event in sorted(lines, key=lambda event: event.date.first, reverse=True):
        text = f"{closed(event.text or event.kind)} ({long_date(event.date)})"
        yield Said(text, event.date.first, (proof.of_event(event),))


def _is_fresh(event: Event, settings: Settings, reached: Reached) -> bool:
    day = event.date.first
    if event.kind == "heard":
        return reached(day) and not (event.closed or event.done)
    if event.kind != "life":
        return False
    last = max(settings.hard_after if event.hard else settings.life_after, default=0)
    return not reached(after(day, last + settings.life_last))


def _cares(subject: Subject) -> Iterator[Said]:
    contact = subject.contact
    for name, words in (("likes", ""), ("offers", "Can help with ")):
        values = getattr(contact, name)
        if values:
            text = f"{capital(words + _listed(values))}."
            yield Said(text, None, (proof.of_field(contact, name, ", ".join(values)),))


def _listed(values: tuple[str, ...]) -> str:
    """Several things in a row, where one may hold a comma itself."""
    told = [bare(value) for value in values]
    return "; ".join(told) if any("," in value for value in told) else names(told)


def _needs(subject: Subject, reached: Reached) -> Iterator[Said]:
    for need in subject.contact.needs:
        if need.state == "open" and reached(need.date.first):
            until = f", until {long_date(need.until)}" if need.until else ""
            notes = f" {closed(need.notes)}" if need.notes else ""
            text = f"{bare(need.text)} (since {long_date(need.date)}{until}).{notes}"
            yield Said(text, need.date.first, (proof.of_need(need),))
            yield from _open_slots(need, reached)


def _open_slots(need: Need, reached: Reached) -> Iterator[Said]:
    for slot in need.slots:
        day = slot.date.first
        if slot.who == "open" and not slot.closed and not passed(reached, day):
            text = f"{bare(slot.text) or 'A slot'} ({long_date(slot.date)}) is still open."
            yield Said(text, day, (proof.of_slot(slot), proof.of_need(need)))


def _promises(subject: Subject, reached: Reached) -> Iterator[Said]:
    """What you promised and did not yet do, and the slots you took that are still ahead."""
    for promise in subject.contact.promises:
        if promise.who == "me" and not promise.closed:
            day = f" (promised for {long_date(promise.due)})" if promise.due else ""
            due = promise.due.first if promise.due else None
            yield Said(f"{bare(promise.text)}{day}.", due, (proof.of_promise(promise),))
    for need in subject.contact.needs:
        for slot in need.slots if need.state == "open" else ():
            day_of = slot.date.first
            if slot.who == "me" and not slot.closed and not passed(reached, day_of):
                text = f"{bare(slot.text) or bare(need.text)} (you took {long_date(slot.date)})."
                yield Said(text, day_of, (proof.of_slot(slot), proof.of_need(need)))
