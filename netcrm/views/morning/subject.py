"""Whom a line of the morning is about, and what is known of them."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from netcrm.model import Contact, Event, Evidence, PartialDate, Reached
from netcrm.views import proof
from netcrm.views.contact_days import ContactDay
from netcrm.views.morning.items import Item
from netcrm.views.stage.stage import Stage
from netcrm.views.statuses import Rhythm


class Carried(NamedTuple):
    """A size of ask that a relationship carries today with nothing to see to first, and why."""

    size: str
    evidence: tuple[Evidence, ...]


class Subject(NamedTuple):
    """A contact with their rhythm and contact days (``days``, ascending).

    ``at_home`` is true for those of your own household; ``year`` is the one today lies in. What
    they carry and their stage are known in the season ``looking`` only: nothing else asks.
    """

    contact: Contact
    rhythm: Rhythm
    days: tuple[ContactDay, ...]
    year: int
    at_home: bool = False
    stage: Stage | None = None
    carries: tuple[Carried, ...] = ()

    def item(
        self, text: str, day: date | None, *evidence: Evidence, rank: int = 0, folded: bool = False
    ) -> Item:
        """An item about this contact."""
        return Item(
            id=self.contact.id,
            name=self.contact.name,
            text=text,
            date=day,
            status=self.rhythm.status,
            evidence=tuple(dict.fromkeys(evidence)),
            folded=folded,
            rank=rank,
        )

    def lines(self, kind: str, reached: Reached) -> Iterator[Event]:
        """The lines of one kind in their own file that are not after today, as they stand."""
        return (
            event
            for event in self.contact.history
            if event.kind == kind and reached(event.date.first)
        )

    def answers(self, reached: Reached) -> frozenset[date]:
        """The days you were in touch or wrote; a crowd's days are no answer to anything."""
        written = {event.date.first for event in self.lines("wrote", reached)}
        return frozenset(written | {day.date for day in self.days if not day.crowd})


def heard(subject: Subject, reached: Reached, since: date = date.min) -> Event | None:
    """The latest thing heard that was not picked up yet, from ``since`` on."""
    open_lines = (event for event in subject.lines("heard", reached) if not _picked_up(event))
    fresh = [event for event in open_lines if event.text and event.date.first >= since]
    return max(fresh, key=lambda event: (event.date.first, event.text), default=None)


def opening(event: Event | None) -> tuple[str, tuple[Evidence, ...]]:
    """What a line opens with when something was heard: its words, and their evidence."""
    if event is None:
        return "", ()
    return f"{closed(event.text)} ", (proof.of_event(event),)


def closed(text: str) -> str:
    """The text with a full stop, unless it ends a sentence already."""
    text = text.strip()
    return text if text.endswith((".", "!", "?", "…", "。", "！", "？")) else f"{text}."  # noqa: RUF001


def bare(text: str) -> str:
    """The text without the full stop at its end, for the middle of a sentence."""
    return text.strip().removesuffix(".")


def latest(days: Iterator[PartialDate]) -> date | None:
    """The last of some days, as the day each counts on."""
    return max((day.first for day in days), default=None)


def _picked_up(event: Event) -> bool:
    return event.closed or event.done is not None
