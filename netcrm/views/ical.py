"""A calendar as text, after RFC 5545: whole days, and nothing that the standard does not ask for.

Written by hand, since this takes forty lines: a library for all of the standard is imported in as
long as netcrm takes to answer, and brings a database of time zones that whole days do not need.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from netcrm.views.days import after

PRODUCT = "-//netcrm//sheet//EN"
_LONGEST = 75
"""Octets of a line, at most (RFC 5545, 3.1)."""


class Entry(NamedTuple):
    """A whole day in a calendar.

    ``uid`` stays the same whenever the same entry is written again; ``stamp`` is the day of the
    line it comes from, since no clock is asked. ``sure`` is false where nobody has said yes yet.
    """

    uid: str
    stamp: date
    day: date
    title: str
    about: str
    sure: bool


def calendar(name: str, entries: Iterable[Entry]) -> str:
    """The text of an ``.ics`` file, its lines ended and folded as the standard asks."""
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(name)}",
        *(line for entry in entries for line in _event(entry)),
        "END:VCALENDAR",
    )
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event(entry: Entry) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.uid}"
    yield f"DTSTAMP:{_day(entry.stamp)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_day(entry.day)}"
    yield f"DTEND;VALUE=DATE:{_day(after(entry.day, 1))}"
    yield f"SUMMARY:{_text(entry.title)}"
    if entry.about:
        yield f"DESCRIPTION:{_text(entry.about)}"
    yield f"STATUS:{'CONFIRMED' if entry.sure else 'TENTATIVE'}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _day(day: date) -> str:
    return f"{day.year:04d}{day.month:02d}{day.day:02d}"


def _text(text: str) -> str:
    """A text with what the standard gives a meaning escaped, and control characters left out."""
    escaped = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    lines = (
        "".join(c for c in line if c.isprintable() or c == "\t") for line in escaped.splitlines()
    )
    return "\\n".join(lines)


def _folded(line: str) -> Iterator[str]:
    """The line in parts of at most 75 octets, no character cut in two."""
    part, size = "", 0
    for char in line:
        width = len(char.encode("utf-8", "replace"))
        if size + width > _LONGEST:
            yield part
            part, size = " ", 1
        part, size = part + char, size + width
    yield part
