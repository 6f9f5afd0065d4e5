"""How much of a good thing a day and a week hold while you are looking (MODEL.md, "Season")."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from netcrm.config import Settings
from netcrm.model import Event, Reached
from netcrm.views.days import after, within
from netcrm.views.morning.items import SectionName
from netcrm.views.words import count

WEEK = 7
_NUMBERS = {1: "One", 2: "Two", 3: "Three", 4: "Four", 5: "Five", 6: "Six", 7: "Seven"}


class Pace(NamedTuple):
    """What a day and a week still hold: how many lines of some sections are not folded."""

    room: Mapping[SectionName, int]
    sentence: str


def pace(events: Iterable[Event], settings: Settings, reached: Reached) -> Pace:
    """What is left of today's kind notes and of this week's asks.

    ``events`` are the lines of everyone, those of the last seven days at least.
    """
    lines = list(events)
    today = sum(_on_last(e, "wrote", 1, reached) for e in lines)
    week = sum(_on_last(e, "asked", WEEK, reached) for e in lines)
    notes = max(settings.tell_notes - today, 0)
    asks = max(settings.ask_week - week, 0)
    room: dict[SectionName, int] = {"tell": notes, "referral": asks, "paths": asks}
    return Pace(room, _sentence(settings, notes, asks))


def _on_last(event: Event, kind: str, days: int, reached: Reached) -> bool:
    """Whether a line of a kind lies in the last days, today among them."""
    day = event.date.first
    return event.kind == kind and event.date.whole and within(reached, day, after(day, days))


def _sentence(settings: Settings, notes: int, asks: int) -> str:
    """What is plenty; where it was reached, that it was."""
    kind = f"{_number(settings.tell_notes, 'kind note')} a day"
    full = f"{_number(settings.ask_week, 'ask')} {'is' if settings.ask_week == 1 else 'are'}"
    day = f"{kind}, then stop" if notes else f"{kind}: that was today's"
    week = f"{full} a full week" if asks else f"{full} a full week, and this one is full"
    return f"{day}. {week}."


def _number(number: int, noun: str) -> str:
    """A number with its noun, in words where it begins a sentence."""
    words = count(number, noun)
    return words.replace(str(number), _NUMBERS.get(number, str(number)), 1)
