"""The life of an ask: open, answered or without an answer, then thanked for and told about."""

from datetime import date
from typing import NamedTuple

from netcrm.config import Settings
from netcrm.model import Contact, Event, PartialDate, Reached
from netcrm.views.asking.sizes import AskState, ask_state
from netcrm.views.words import long_date

STATE_WORDS: dict[AskState, str] = {
    "open": "waits for an answer",
    "no-answer": "no answer; it may rest",
    "yes": "answered yes",
    "partly": "answered partly",
    "no": "answered no, which is fine",
    "withdrawn": "taken back",
}
"""Each state in words that can be read aloud to both."""


class AskLife(NamedTuple):
    """An ask and what came of it; ``thanked`` and ``told`` are the first days on which you did."""

    event: Event
    state: AskState
    thanked: PartialDate | None
    told: PartialDate | None

    @property
    def words(self) -> tuple[str, ...]:
        """What came of it, one thing after the other."""
        said = [STATE_WORDS[self.state]]
        said += [f"thanked {long_date(self.thanked)}"] if self.thanked else []
        return (*said, *([f"told {long_date(self.told)}"] if self.told else []))


def ask_life(contact: Contact, event: Event, settings: Settings, reached: Reached) -> AskLife:
    """What came of one ask in a file.

    A line ``thanked`` or ``told`` is about it where its ``for`` is the day of the ask, or where it
    has none and it lies before the next ask.
    """
    state = ask_state(event, settings, reached)
    thanked, told = (_after(contact, event, kind, reached) for kind in ("thanked", "told"))
    return AskLife(event, state, thanked, told)


def _after(contact: Contact, ask: Event, kind: str, reached: Reached) -> PartialDate | None:
    """The first day with a line of this kind that is about the ask."""
    start = ask.date.first
    asks = [event.date.first for event in contact.history if event.kind == ask.kind]
    end = min((day for day in asks if day > start), default=date.max)
    lines = (event for event in contact.history if event.kind == kind)
    days = (
        event.date
        for event in lines
        if start <= event.date.first
        and reached(event.date.first)
        and (event.for_ == str(ask.date) if event.for_ else event.date.first < end)
    )
    return min(days, default=None)
