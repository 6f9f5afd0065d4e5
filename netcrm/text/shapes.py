"""What a field may hold: how a value is read as a text, as names, as a day, as a word and so on."""

import re
from collections.abc import Callable
from typing import Any

from netcrm.model import STATES, Ref, Standing
from netcrm.text.amounts import CADENCE_CURE, read_cadence
from netcrm.text.choices import date_of, private_of, say_date, say_value, word_of, yes_of
from netcrm.text.dates import read_anniversary
from netcrm.text.nodes import Scalar
from netcrm.text.reading import Value, names_of, one_text, text_of, texts_of
from netcrm.text.refs import one_ref, refs_of
from netcrm.text.source import Source
from netcrm.text.words import canonical

Read = Callable[[Source, Value, str], Any]

_STATUS = re.compile(r"(?P<word>[^\s\d]+)(?:\s+(?:until|on|in|till)\b)?\s*(?P<day>.*)", re.DOTALL)


def as_text(source: Source, value: Value, name: str) -> str:
    """One text in the user's own words; empty where there is none."""
    found = text_of(source, value, name)
    return found.text if found else ""


def as_texts(source: Source, value: Value, name: str) -> tuple[str, ...]:
    """A list of texts."""
    return tuple(item.text for item in texts_of(source, value, name))


def as_tags(source: Source, value: Value, name: str) -> tuple[str, ...]:
    """Tags, without the ``#`` that some type before them, each once."""
    typed = (item.text.lstrip("#").strip() for item in names_of(source, value, name))
    return tuple(dict.fromkeys(tag for tag in typed if tag))


def as_refs(source: Source, value: Value, name: str) -> tuple[Ref, ...]:
    """The people, groups or organisations that the value names."""
    return refs_of(source, value, name)


def as_ref(source: Source, value: Value, name: str) -> Ref | None:
    """The one person, group or organisation that the value names."""
    return one_ref(source, value, name)


def as_date(source: Source, value: Value, name: str) -> Any:  # noqa: ANN401
    """A day, a month or a year."""
    return date_of(source, value, name)


def as_day(source: Source, value: Value, name: str) -> Any:  # noqa: ANN401
    """A whole day."""
    return date_of(source, value, name, whole=True)


def as_since(source: Source, value: Value, name: str) -> str:
    """A date or a year, shown as it is understood; one that cannot be read is shown as typed."""
    day = date_of(source, value, name)
    return str(day) if day else (value.text if isinstance(value, Scalar) else "")


def as_birthday(source: Source, value: Value, name: str) -> Any:  # noqa: ANN401
    """A day of the year, with its year or without; nothing may follow it."""
    found = one_text(source, value, name)
    if found is None:
        return None
    day, read = read_anniversary(found.text)
    if day is not None and read.length < len(found.text.strip()):
        day, read = None, read_anniversary("")[1]
    say_date(source, read, found.place, found.text)
    return day


def as_cadence(source: Source, value: Value, name: str) -> int | None:
    """A rhythm in days (NC209 where it is none)."""
    found = one_text(source, value, name)
    days = read_cadence(found.text) if found else None
    if found and days is None:
        source.say("NC209", found.place, f"{found.text!r} is no rhythm", CADENCE_CURE)
    return days


def check_schema(source: Source, value: Value, name: str) -> None:
    """Report a number of the format that is no number (NC209); it is not kept."""
    found = one_text(source, value, name)
    if found and not found.text.isdecimal():
        source.say("NC209", found.place, f"{found.text!r} is no number", "leave it out")


def as_word(*allowed: str) -> Read:
    """A field that takes one of these words."""
    return lambda source, value, name: word_of(source, value, name, allowed)


def as_whether(word: str, *allowed: str) -> Read:
    """A field that is true where it holds this word."""
    return lambda source, value, name: word_of(source, value, name, (word, *allowed)) == word


def as_yes(source: Source, value: Value, name: str) -> bool:
    """Yes or no; no where neither is said."""
    return yes_of(source, value, name) or False


def as_private(_source: Source, value: Value, _name: str) -> bool:
    """Whether it is private: anything but a no says so."""
    return private_of(value)


def as_status(source: Source, value: Value, name: str) -> Standing:
    """``active``, ``paused [until DATE]``, ``lost``, ``apart`` or ``died [DATE]``."""
    found = one_text(source, value, name)
    if found is None:
        return Standing()
    match = _STATUS.fullmatch(found.text)
    state = next((s for s in STATES if match and canonical(match["word"]) == s), None)
    rest = match["day"] if match else ""
    if state is None or (rest and state not in {"paused", "died"}):
        choices = ("active", "paused", "paused until DATE", "lost", "apart", "died", "died DATE")
        say_value(source, found, name, choices)
        return Standing(state or "active")
    if not rest or match is None:
        return Standing(state)
    offset = match.start("day") if found.plain else 0
    place = found.place._replace(
        column=found.place.column + offset, start=found.place.start + offset
    )
    day = date_of(source, Scalar(rest, place, found.plain), name, whole=state == "paused")
    return Standing(state, day)
