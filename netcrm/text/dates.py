"""Days, lengths and rhythms as people type them."""

import re
import unicodedata
from calendar import month_name, monthrange
from functools import lru_cache
from typing import NamedTuple

from netcrm.model import Anniversary, PartialDate

_DASH = r"[-‐‑‒–—−/.]"
_DAY = re.compile(
    rf"(\d{{4}})(?:({_DASH})(\d{{1,2}})(?:({_DASH})(\d{{1,2}}))?)?(?!{_DASH}?\d)(?!(?!T\d)\w)",
    re.ASCII,
)
_ISO = re.compile(r"\d{4}(-\d\d){0,2}")
_TIME = re.compile(
    r"(?:T|[ \u00a0]+)\d{1,2}(?:[:h.]\d{2})(?::\d{2}(?:\.\d+)?)?(?:[ ]?[AaPp]\.?[Mm]\.?)?"
    r"(?:Z|[+-]\d{2}:?\d{2})?(?![\w:])",
    re.ASCII,
)
_MONTH_DAY = re.compile(r"(?:--)?(\d{1,2})[-–/.](\d{1,2})(?!\d)", re.ASCII)

_MONTHS = {name[:3].casefold(): number for number, name in enumerate(month_name) if name}
_WORDY = re.compile(
    r"(?:(?P<d1>\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?(?P<m1>[A-Za-z]{3,9})\.?,?\s+(?P<y1>\d{4}))"
    r"|(?:(?P<m2>[A-Za-z]{3,9})\.?\s+(?P<d2>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{4}))"
)
_DAY_FIRST = re.compile(r"(\d{1,2})[-–/.](\d{1,2})[-–/.](\d{4})(?!\d)")
_SOLID = re.compile(r"(\d{4})(\d{2})(\d{2})(?!\d)")
_CHINESE = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?")

_ISO_LENGTH = len("2026-03-14")
_NO_START = "does not begin with a day"
CURE = "write it as YYYY-MM-DD, such as 2026-03-14"


class Read(NamedTuple):
    """A day read from the start of a text: ``length`` characters of it.

    ``odd`` is true where it was written in another way than FORMAT.md's; where it could not be
    read at all ``value`` is None and ``message`` and ``hint`` say why and what was likely meant.
    ``spelled`` is how FORMAT.md writes it where that is not ``value`` itself: a day of no year.
    """

    value: PartialDate | None
    length: int = 0
    odd: bool = False
    message: str = ""
    hint: str = ""
    spelled: str = ""


def read_date(text: str) -> Read:
    """The day, month or year at the start of ``text`` (FORMAT.md, "Dates")."""
    # A letter behind a space is no time of day: what follows the day cannot change how it is read.
    behind = text[_ISO_LENGTH : _ISO_LENGTH + 2]
    if behind[:1] == " " and behind[1:].isalpha():
        read = _read_again(text[:_ISO_LENGTH])
        if read.value is not None:
            return read
    return _read_again(text) if len(text) <= _ISO_LENGTH else _read(text)


def _read(text: str) -> Read:
    """The day at the start of a text, read letter by letter."""
    match = _DAY.match(text)
    if match is None:
        return _unreadable(text)
    year, _, month, _, day = match.groups()
    typed = match.group()
    fault = _fault(typed, int(year), int(month) if month else None, int(day) if day else None)
    if fault is not None:
        return Read(None, len(typed), message=fault[0], hint=fault[1])
    value = PartialDate(int(year), int(month) if month else None, int(day) if day else None)
    clock = _TIME.match(text, match.end()) if day else None
    end = clock.end() if clock else match.end()
    return Read(value, end, odd=clock is not None or not _ISO.fullmatch(typed))


@lru_cache(maxsize=8192)
def _read_again(text: str) -> Read:
    """The day at the start of a short text: the same few thousand days return in every file."""
    return _read(text)


def read_whole_date(text: str) -> Read:
    """The day that all of ``text`` names."""
    stripped = text.strip()
    read = read_date(stripped)
    if read.length == len(stripped) or (read.value is None and read.length):
        return read
    said = _unreadable(stripped)
    return said._replace(message=said.message.replace(_NO_START, "is not a day"))


def read_anniversary(text: str) -> tuple[Anniversary | None, Read]:
    """The yearly day at the start of ``text``: with a year, ``MM-DD`` or ``--MM-DD``."""
    read = read_date(text)
    if read.value is not None:
        if read.value.month is None or read.value.day is None:
            typed = text[: read.length]
            return None, Read(None, read.length, message=f"{typed} names no day", hint=CURE)
        return Anniversary(read.value.month, read.value.day, read.value.year), read
    match = _MONTH_DAY.match(text)
    if match is None:
        return None, read
    month, day = int(match[1]), int(match[2])
    fault = _fault(match.group(), 2000, month, day)
    if fault is not None:
        return None, Read(None, match.end(), message=fault[0], hint=fault[1].replace("2000-", ""))
    odd, found = not re.fullmatch(r"(--)?\d\d-\d\d", match.group()), Anniversary(month, day)
    return found, Read(PartialDate(2000, month, day), match.end(), odd, spelled=str(found))


def _fault(typed: str, year: int, month: int | None, day: int | None) -> tuple[str, str] | None:
    """Why year, month and day are no day, and which one was likely meant."""
    if year == 0:
        return f"{typed} is not a day", "years begin with 0001"
    if month is None:
        return None
    if not 1 <= month <= 12:  # noqa: PLR2004  the months of a year
        if day is not None and 1 <= day <= 12 and 1 <= month <= monthrange(year, day)[1]:  # noqa: PLR2004
            likely = f"did you mean {year:04d}-{day:02d}-{month:02d}?"
        else:
            likely = f"did you mean {year:04d}-{12 if month else 1:02d}{_tail(day)}?"
        return f"{typed} is not a day", f"there is no month {month}; {likely}"
    if day is None or 1 <= day <= 28:  # noqa: PLR2004  every month has as many days
        return None
    last = monthrange(year, month)[1]
    if 1 <= day <= last:
        return None
    nearest = PartialDate(year, month, last if day else 1)
    when = f"{month_name[month]} {year}" if str(year) in typed else month_name[month]
    count = f"{when} has {last} days"
    return f"{typed} is not a day", f"{count}; did you mean {nearest}?"


def _tail(day: int | None) -> str:
    """The day's part of a suggestion."""
    return "" if day is None else f"-{min(max(day, 1), 31):02d}"


def _unreadable(text: str) -> Read:
    """A text that begins with no day, and the day it likely means."""
    plain = unicodedata.normalize("NFKC", text).strip()
    shown = " ".join(re.split("[:：]", text, maxsplit=1)[0].split()) or text.strip()
    shown = shown if len(shown) <= 40 else shown[:39] + "…"  # noqa: PLR2004  a line's worth
    likely, length = _likely(plain)
    if likely is not None:
        typed = text.strip()[:length] if len(plain) == len(text.strip()) else shown
        message = f"{typed} cannot be read as a day"
        return Read(None, length, message=message, hint=f"did you mean {likely}?")
    if not shown:
        return Read(None, message="the day is missing", hint=CURE)
    return Read(None, message=f"{shown!r} {_NO_START}", hint=CURE)


def _likely(text: str) -> tuple[PartialDate | None, int]:
    """The day someone meant who wrote it in one of the common other ways."""
    for match in (_CHINESE.match(text), _SOLID.match(text)):
        if match:
            return _valid(int(match[1]), int(match[2]), int(match[3])), match.end()
    match = _DAY_FIRST.match(text)
    if match:
        first, second, year = int(match[1]), int(match[2]), int(match[3])
        return _valid(year, second, first) or _valid(year, first, second), match.end()
    match = _WORDY.match(text)
    if match:
        month = _MONTHS.get((match["m1"] or match["m2"])[:3].casefold(), 0)
        day, year = int(match["d1"] or match["d2"]), int(match["y1"] or match["y2"])
        return _valid(year, month, day), match.end()
    match = _DAY.match(text)
    return (_valid(*(int(match[g] or 1) for g in (1, 3, 5))), match.end()) if match else (None, 0)


def _valid(year: int, month: int, day: int) -> PartialDate | None:
    """The day, if there is such a day."""
    if year and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]:  # noqa: PLR2004
        return PartialDate(year, month, day)
    return None
