"""What they asked of you, by the same measure the other way round, as things stood on that day.

The measure of a day that has passed no longer changes: nothing here reads today but whether the
ask itself lies ahead.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from netcrm.config import Settings
from netcrm.model import Event, Evidence, Reached
from netcrm.views import proof
from netcrm.views.asking.offers import MINE, carrying, standing
from netcrm.views.asking.person import Person, left_out
from netcrm.views.asking.sizes import SIZE_WORDS, number, size_of
from netcrm.views.asking.terms import Ground, Terms, evidence, terms
from netcrm.views.contact_days import ContactDay
from netcrm.views.rhythm import rhythm
from netcrm.views.stage.help import received
from netcrm.views.stage.stage import Stage, stage
from netcrm.views.words import on_date

A_NO = {"yes": "would have been", "partly": "would have been", "": "is", "open": "is"}
"""How a no stands beside each outcome; beside any other it was fine."""


@dataclass(frozen=True, slots=True)
class AskedOfYou:
    """An ask of theirs, measured.

    ``early`` is true where the measure of that day did not carry it; where the log could not know,
    nothing is judged. ``settled`` ones are put to rest: no header and no brief mentions them.
    ``sentence`` is to be read aloud without a blush. ``evidence`` begins with the ask itself.
    """

    date: date
    size: str
    sentence: str
    early: bool
    settled: bool
    capacity: int
    needed: int
    terms: Terms
    offered: bool
    evidence: tuple[Evidence, ...]


def asked_of_you(person: Person, settings: Settings, reached: Reached) -> tuple[AskedOfYou, ...]:
    """Every ask of theirs, the newest first; none of those for whom nothing is weighed."""
    if left_out(person):
        return ()
    asks = list(person.lines("asked-me", reached))
    measured = (_measured(person, ask, settings) for ask in reversed(asks))
    return tuple(found for found in measured if found is not None)


def _measured(person: Person, ask: Event, settings: Settings) -> AskedOfYou | None:
    day, size = ask.date.first, size_of(ask)
    days = tuple(found for found in person.days if found.date <= day)
    ground = _ground(person, days, day, settings)
    if ground is None:
        return None
    found = terms(ground, size, settings, _by(day))
    offer = carrying(standing(_before(person, day), MINE, settings.kinds), size)
    carried = found.capacity >= number(size) or offer is not None
    early = not (carried or ground.stage.unknown)
    lines = () if offer is None else (proof.of_event(offer),)
    return AskedOfYou(
        date=day,
        size=size,
        sentence=_sentence(person, ask, days, early=early),
        early=early,
        settled=ask.settled,
        capacity=found.capacity,
        needed=number(size),
        terms=found,
        offered=offer is not None,
        evidence=tuple(
            dict.fromkeys(
                (proof.of_event(ask), *evidence(ground, found, settings, _by(day)), *lines)
            )
        ),
    )


def _ground(
    person: Person, days: tuple[ContactDay, ...], day: date, settings: Settings
) -> Ground | None:
    """What the ask stood on. You are nobody's senior: only they can be said to be yours."""
    by_then, contact = _by(day), person.contact
    if _first_meeting(days, day):  # your word is of today; that evening it could not be said yet
        contact = replace(contact, stage="")
    then: Stage | None = stage(contact, days, person.told, settings, by_then)
    if then is None:
        return None
    helps = received(contact, settings.kinds, by_then)
    return Ground(contact, then, rhythm(contact, days, settings, by_then), helps, senior=False)


def _before(person: Person, day: date) -> Iterator[Event]:
    """The lines by then, without what came of the ask on the day itself."""
    for event in person.contact.history:
        when = event.date.first
        if when < day or (when == day and event.kind == MINE.offer):
            yield event


def _first_meeting(days: tuple[ContactDay, ...], day: date) -> bool:
    """Whether it was the day on which you met."""
    return bool(days) and days[0].date == day and days[0].met


def _sentence(person: Person, ask: Event, days: tuple[ContactDay, ...], *, early: bool) -> str:
    when = on_date(ask.date)
    if _first_meeting(days, ask.date.first):
        when = "on the day you met"
    asked = f"{person.contact.name} asked for {SIZE_WORDS[size_of(ask)]} {when}."
    if not early:
        return asked
    return f"{asked} It was early by your own measure; a no {A_NO.get(ask.outcome, 'was')} fine."


def _by(day: date) -> Reached:
    """Whether another day had been reached on this one."""
    return lambda other: other <= day
