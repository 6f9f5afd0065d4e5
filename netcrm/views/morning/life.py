"""Events in someone's life to come back to, each in its own window of days."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from netcrm.config import Settings
from netcrm.model import Event, Reached
from netcrm.views import proof
from netcrm.views.days import after, within
from netcrm.views.morning.items import Item
from netcrm.views.morning.subject import Subject, bare
from netcrm.views.words import long_date


class Window(NamedTuple):
    """The days ``[start, end)`` in which to come back to an event."""

    start: date
    end: date


def life(subject: Subject, settings: Settings, reached: Reached) -> Iterator[Item]:
    """Each event whose window it is, until you were in touch or wrote inside that window."""
    events = [event for event in subject.contact.history if event.kind == "life"]
    answers = subject.answers(reached) if events else frozenset()
    for event in events:
        for window in windows(event, settings):
            if not within(reached, *window):
                continue
            if not any(window.start <= day for day in answers):  # none is after today
                day = event.date.first
                later = int(window.start > day)  # what is today or tomorrow cannot wait
                yield subject.item(_words(event, window), day, proof.of_event(event), rank=later)


def windows(event: Event, settings: Settings) -> tuple[Window, ...]:
    """The eve and the day of an event, then some days after it, more often after a hard one.

    Each ends where the next begins. An event known by month or year has no eve.
    """
    day = event.date.first
    around = (Window(after(day, -1), day), Window(day, after(day, 1))) if event.date.whole else ()
    starts = sorted(settings.hard_after if event.hard else settings.life_after)
    edges = (*starts, starts[-1] + settings.life_last) if starts else ()
    return (
        *around,
        *(Window(after(day, start), after(day, end)) for start, end in pairwise(edges)),
    )


def _words(event: Event, window: Window) -> str:
    what = bare(event.text) or "Something in their life"
    day = event.date.first
    if window.end == day:
        return f"{what} (tomorrow, {long_date(day)})."
    if window.start == day and window.end == after(day, 1):
        return f"{what} (today, {long_date(day)})."
    ask = "A word may do good." if event.hard else "A good time to ask how it went."
    return f"{what} ({long_date(event.date)}). {ask}"
