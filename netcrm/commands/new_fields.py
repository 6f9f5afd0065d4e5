"""What `netcrm new` was told of someone, as the fields of their file."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from netcrm.commands.who import find
from netcrm.errors import UsageError
from netcrm.model import PartialDate
from netcrm.queries.ask import Ask
from netcrm.queries.people import resolve_text
from netcrm.text.dates import read_anniversary, read_whole_date
from netcrm.text.fresh import Value

Many = tuple[str, ...]
Given = Mapping[str, str | Many | None]
Reader = Callable[[Ask, str], Value]


def read_fields(ask: Ask, given: Given) -> tuple[tuple[str, Value], ...]:
    """The fields in the order in which the format names them; what was not said is empty.

    Raises UsageError for a day that is none, and what `find` raises for whom nobody is.
    """
    return tuple((name, _read(ask, reader, given.get(name))) for name, reader in READERS)


def _read(ask: Ask, reader: Reader, typed: str | Many | None) -> Value:
    """One field's value; of several, a list."""
    if isinstance(typed, tuple):
        items = tuple(str(reader(ask, text)) for text in typed if _line(text))
        return items[0] if len(items) == 1 and reader in PLAIN else items
    return reader(ask, typed) if typed and _line(typed) else ""


def _line(text: str) -> str:
    """The text on one line."""
    return " ".join(text.split())


def _text(_ask: Ask, typed: str) -> Value:
    return _line(typed)


def _reach(_ask: Ask, typed: str) -> Value:
    """A way to reach them: one alone needs no list."""
    return _line(typed)


def _kind(_ask: Ask, typed: str) -> Value:
    """A person is what everyone is who is nothing else."""
    return "" if typed == "person" else typed


def _someone(ask: Ask, typed: str) -> Value:
    return find(ask, typed)


def _one_of_us(ask: Ask, typed: str) -> Value:
    """The id of whom or what this is exactly the name of, else the words themselves."""
    return resolve_text(ask, _line(typed)).id or _line(typed)


def _day(ask: Ask, typed: str) -> Value:
    """A day, month or year; ``today`` and ``yesterday`` as everything here is reckoned."""
    word = _line(typed).casefold()
    if word in DAYS:
        return _whole(ask.as_of - DAYS[word])
    read = read_whole_date(typed)
    if read.value is None:
        raise UsageError(f"--met: {read.message}", read.hint)
    return read.value


DAYS = {"today": timedelta(), "yesterday": timedelta(days=1)}


def _whole(day: date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)


def _since(_ask: Ask, typed: str) -> Value:
    """A day, month or year where it is one, else the words."""
    return read_whole_date(typed).value or _line(typed)


def _birthday(_ask: Ask, typed: str) -> Value:
    day, read = read_anniversary(_line(typed))
    if day is None or read.length != len(_line(typed)):
        raise UsageError(f"--birthday: '{typed}' is not a day", "write YYYY-MM-DD or MM-DD")
    return PartialDate(day.year, day.month, day.day) if day.year else str(day)


READERS: tuple[tuple[str, Reader], ...] = (
    ("kind", _kind),
    ("aka", _text),
    ("met", _day),
    ("met_at", _text),
    ("via", _someone),
    ("work", _text),
    ("since", _since),
    ("place", _text),
    ("organisation", _one_of_us),
    ("groups", _one_of_us),
    ("tags", _text),
    ("household", _one_of_us),
    ("circle", _text),
    ("birthday", _birthday),
    ("email", _reach),
    ("phone", _reach),
)
"""How each option becomes the value of its field, in the order of the file."""

PLAIN = (_someone, _reach)
"""Readers of fields that are written without brackets where there is one item."""
