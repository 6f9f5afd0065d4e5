"""Patience: how much you asked of people lately, in one calm line or none."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from netcrm.config import Settings
from netcrm.model import Contact, Evidence, Reached
from netcrm.views import proof
from netcrm.views.asking.sizes import is_large
from netcrm.views.lately import lately
from netcrm.views.words import count, long_date


class LargeAsk(NamedTuple):
    """A large ask of yours: its day, whom you asked, and the line."""

    date: date
    id: str
    evidence: Evidence


class Patience(NamedTuple):
    """One line about your asks, and the lines it rests on."""

    sentence: str
    evidence: tuple[Evidence, ...]


def large_asks(contact: Contact, settings: Settings) -> Iterator[LargeAsk]:
    """The large asks of one file, those after today too."""
    for event in contact.history:
        if event.kind == "asked" and is_large(event, settings):
            yield LargeAsk(event.date.first, contact.id, proof.of_event(event))


def patience(
    asks: Sequence[LargeAsk], helps: Sequence[date], settings: Settings, reached: Reached
) -> Patience | None:
    """A word of patience, where you asked much of many; None where there is no need of it.

    ``asks`` are the large asks of everybody's files and ``helps`` the days on which you helped
    anyone, both ascending by day. More than a few people within two weeks, or more than a few asks
    for each time you helped within three months, at least once reckoned.
    """
    limits = settings.asking
    days = [ask.date for ask in asks]
    now = asks[lately(days, limits.patience_days, reached)]
    people = dict.fromkeys(ask.id for ask in now)
    if len(people) > limits.patience_people:
        since = long_date(now[0].date)
        said = f"You asked {count(len(people), 'person', 'people')} for something large since"
        return Patience(f"{said} {since}: a good time to wait for answers.", _lines(now))
    over = asks[lately(days, limits.patience_span, reached)]
    most = limits.patience_asks * max(1, len(helps[lately(helps, limits.patience_span, reached)]))
    if len(over) > most:
        said = f"You asked for a good deal since {long_date(over[0].date)}"
        return Patience(f"{said}: a good time to let it rest.", _lines(over))
    return None


def _lines(asks: Sequence[LargeAsk]) -> tuple[Evidence, ...]:
    return tuple(ask.evidence for ask in asks)
