"""Events: everyone you first met at the same place on the same day."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from netcrm.memo import Row
from netcrm.model import PartialDate
from netcrm.queries.ask import Ask, query
from netcrm.queries.buckets import by_name
from netcrm.queries.named import Heading, heading
from netcrm.queries.people import Card, card
from netcrm.text.words import fold


class EventEntry(NamedTuple):
    """One line of the index: when and where, and how many people you met there."""

    key: str
    date: PartialDate
    name: str
    card: Card | None
    size: int


@dataclass(frozen=True, slots=True)
class EventPage:
    """An event and everyone first met there, by name; ``card`` is that of a group, say."""

    key: str
    date: PartialDate
    name: str
    card: Card | None
    people: tuple[Card, ...]


class _Meeting(NamedTuple):
    date: PartialDate
    where: Heading
    id: str


@query
def events(ask: Ask) -> tuple[EventEntry, ...]:
    """All events, newest first; where you met one person, that is an event too."""
    under = ((key, ask.bucket("event", key)) for key in ask.sizes("event"))
    found = (EventEntry(*_head(key, rows), len(rows)) for key, rows in under)
    by_name_then = sorted(found, key=lambda entry: entry.key)
    return tuple(sorted(by_name_then, key=lambda entry: entry.date, reverse=True))


@query
def event(ask: Ask, key: str) -> EventPage:
    """Everyone met at one event. Raises KeyError where there was none."""
    rows = ask.bucket("event", key)
    if not rows:
        raise KeyError(key)
    return EventPage(*_head(key, rows), by_name(card(ask, row.id) for row in rows))


@query
def event_of(ask: Ask, identity: str) -> str | None:
    """The key of the event someone was met at; None without a whole day and a place."""
    met = _met(ask, identity)
    return None if met is None else _key(met)


def _head(key: str, rows: tuple[_Meeting, ...]) -> tuple[str, PartialDate, str, Card | None]:
    where = min(row.where for row in rows)
    return key, rows[0].date, where.name, where.card


def _key(met: _Meeting) -> str:
    return f"{met.date} {met.where.key}"


def _met(ask: Ask, identity: str) -> _Meeting | None:
    """The first meeting with someone, if it has a day that has come and a place."""
    contact = ask.contact(identity)
    if not (contact.met_at.strip() and contact.met and contact.met.whole):
        return None
    if not ask.reached(contact.met.first):
        return None
    return _Meeting(contact.met, heading(ask, contact.met_at), identity)


def rows(ask: Ask, identity: str) -> Iterator[Row]:
    """Someone's place among those you met at the same event."""
    met = _met(ask, identity)
    if met:
        yield Row("event", _key(met), (fold(identity),), met)
