"""Words for the terminal: what a dated line, a day or a link is called when it is read aloud."""

from collections.abc import Iterable
from datetime import date

from netcrm.model import Evidence, PartialDate, Place
from netcrm.queries.ask import Ask
from netcrm.queries.named import Named, named
from netcrm.text.links import links_in_line
from netcrm.views.words import long_date, names

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

NOBODY_YET = 'There are no contacts yet. Make one: netcrm new "Ana Pires"'
"""What an empty folder is answered with."""


def weekday(day: date) -> str:
    """A day with its weekday: ``Wednesday 18 March 2026``."""
    return f"{DAYS[day.weekday()]} {long_date(day)}"


def spoken(ask: Ask, text: str) -> str:
    """A TEXT as it is read: each ``[[link]]`` as the name it means."""
    start = Place("", 1, 1, 0, len(text))
    for ref in reversed(links_in_line(text, start)):
        text = text[: ref.place.start] + named(ask, ref).text + text[ref.place.end :]
    return text


def people(found: Iterable[Named]) -> str:
    """People in words: ``Ana Pires, Lee Wong and Colette``."""
    return names([one.text for one in found])


def iso(day: date | PartialDate | None) -> str | None:
    """A day as JSON has it."""
    return None if day is None else str(day)


def evidence_data(one: Evidence) -> dict[str, object]:
    """A line that a statement rests on, as JSON has it."""
    return {"date": iso(one.date), "file": one.file, "line": one.line, "text": one.text or None}
