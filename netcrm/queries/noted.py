"""The days on which something was noted."""

from collections.abc import Iterator
from datetime import date

from netcrm.memo import Row
from netcrm.model import Contact, PartialDate
from netcrm.queries.ask import Ask


def last_line(ask: Ask) -> date | None:
    """The latest day, not after today, that any line anywhere was written for; ``me`` included.

    A first meeting is a line too, but where there are no others the log has not begun: None.
    """
    last = _last(ask, "line")
    return None if last is None else max(last, _last(ask, "met") or last)


def _last(ask: Ask, index: str) -> date | None:
    """The latest day that is a key of an index and has been reached."""
    days = (date.fromisoformat(day) for day in reversed(tuple(ask.sizes(index))))
    return next((day for day in days if ask.reached(day)), None)


def rows(contact: Contact) -> Iterator[Row]:
    """The days on which something was written down in a file, each once."""
    for day in sorted({day.first for day in _noted_days(contact)}):
        yield Row("line", day.isoformat(), (), None)
    if contact.met:
        yield Row("met", contact.met.first.isoformat(), (), None)


def _noted_days(contact: Contact) -> Iterator[PartialDate]:
    """The days on which something was written down: history, needs and promises."""
    for event in contact.history:
        yield from _days(event.date, event.done)
    for need in contact.needs:
        yield from _days(need.date, need.done, *(slot.done for slot in need.slots))
    for promise in contact.promises:
        yield from _days(promise.made, promise.done)


def _days(*days: PartialDate | None) -> Iterator[PartialDate]:
    return (day for day in days if day is not None)
