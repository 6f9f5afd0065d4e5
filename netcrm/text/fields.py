"""The fields of a contact: how the value of each is read, one row each."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from netcrm.model import CIRCLES, CONTACT_KINDS, STAGES, STATES, Kind, Ref, Standing
from netcrm.text.amounts import CADENCE_CURE, read_cadence
from netcrm.text.dates import read_anniversary
from netcrm.text.history import read_history
from netcrm.text.nodes import Entries, Scalar
from netcrm.text.plans import read_needs, read_occasions, read_promises
from netcrm.text.reading import (
    Value,
    date_of,
    links_of,
    names_of,
    one_ref,
    one_text,
    private_of,
    refs_of,
    say_date,
    say_value,
    text_of,
    texts_of,
    word_of,
    yes_of,
)
from netcrm.text.source import Source
from netcrm.text.words import canonical

Read = Callable[[Source, Value, str], Any]


def _text(source: Source, value: Value, name: str) -> str:
    found = text_of(source, value, name)
    return found.text if found else ""


def _texts(source: Source, value: Value, name: str) -> tuple[str, ...]:
    return tuple(item.text for item in texts_of(source, value, name))


def _tags(source: Source, value: Value, name: str) -> tuple[str, ...]:
    """Tags, without the ``#`` that some type before them, each once."""
    typed = (item.text.lstrip("#").strip() for item in names_of(source, value, name))
    return tuple(dict.fromkeys(tag for tag in typed if tag))


def _refs(source: Source, value: Value, name: str) -> tuple[Ref, ...]:
    return refs_of(source, value, name)


def _ref(source: Source, value: Value, name: str) -> Ref | None:
    return one_ref(source, value, name)


def _date(source: Source, value: Value, name: str) -> Any:  # noqa: ANN401
    return date_of(source, value, name)


def _day(source: Source, value: Value, name: str) -> Any:  # noqa: ANN401
    return date_of(source, value, name, whole=True)


def _since(source: Source, value: Value, name: str) -> str:
    """A date or a year, shown as it is understood; one that cannot be read is shown as typed."""
    day = date_of(source, value, name)
    return str(day) if day else (value.text if isinstance(value, Scalar) else "")


def _birthday(source: Source, value: Value, name: str) -> Any:  # noqa: ANN401
    found = one_text(source, value, name)
    if found is None:
        return None
    day, read = read_anniversary(found.text)
    if day is not None and read.length < len(found.text.strip()):
        day, read = None, read_anniversary("")[1]
    say_date(source, read, found.place, found.text)
    return day


def _cadence(source: Source, value: Value, name: str) -> int | None:
    found = one_text(source, value, name)
    days = read_cadence(found.text) if found else None
    if found and days is None:
        source.say("NC209", found.place, f"{found.text!r} is no rhythm", CADENCE_CURE)
    return days


def _schema(source: Source, value: Value, name: str) -> None:
    found = one_text(source, value, name)
    if found and not found.text.isdecimal():
        source.say("NC209", found.place, f"{found.text!r} is no number", "leave it out")


def _word(*allowed: str) -> Read:
    """A field that takes one of these words."""
    return lambda source, value, name: word_of(source, value, name, allowed)


def _is(word: str, *allowed: str) -> Read:
    """A field that is true where it holds this word."""
    return lambda source, value, name: word_of(source, value, name, (word, *allowed)) == word


def _yes(source: Source, value: Value, name: str) -> bool:
    return yes_of(source, value, name) or False


def _private(_source: Source, value: Value, _name: str) -> bool:
    return private_of(value)


_STATUS = re.compile(r"(?P<word>[^\s\d]+)(?:\s+(?:until|on|in|till)\b)?\s*(?P<day>.*)", re.DOTALL)


def _status(source: Source, value: Value, name: str) -> Standing:
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


FIELDS: dict[str, tuple[str, Read]] = {
    "kind": ("kind", _word(*CONTACT_KINDS)),
    "aka": ("aka", _texts),
    "met": ("met", _date),
    "met_at": ("met_at", _text),
    "via": ("via", _refs),
    "work": ("work", _text),
    "since": ("since", _since),
    "place": ("location", _text),
    "organisation": ("organisation", _ref),
    "groups": ("groups", _refs),
    "tags": ("tags", _tags),
    "household": ("household", _ref),
    "likes": ("likes", _texts),
    "offers": ("offers", _texts),
    "circle": ("circle", _word(*CIRCLES)),
    "cadence": ("cadence", _cadence),
    "seen": ("daily_life", _is("daily-life")),
    "stage": ("stage", _word(*STAGES)),
    "standing": ("senior", _is("senior", "peer")),
    "kin": ("kin", _yes),
    "status": ("status", _status),
    "snooze": ("snooze", _day),
    "birthday": ("birthday", _birthday),
    "email": ("email", _texts),
    "phone": ("phone", _texts),
    "url": ("url", _texts),
    "address": ("address", _texts),
    "private": ("private", _private),
    "not_same": ("not_same", _refs),
    "meets": ("meets", _text),
}
"""Field name in the file, attribute of Contact, how to read it. ``name`` and lists of dated lines
are read beside this table; ``schema`` is only checked."""

_WITH_LINKS = ("name", "work", "met_at", "place", "likes", "offers", "address", "meets")


def read_fields(source: Source, values: Mapping[str, Value]) -> dict[str, Any]:
    """Everything the table names, by attribute of Contact."""
    found = {}
    for name, value in values.items():
        if name in FIELDS:
            attribute, read = FIELDS[name]
            result = read(source, value, name)
            if result or result is False:
                found[attribute] = result
    if "schema" in values:
        _schema(source, values["schema"], "schema")
    return found


def read_dated(
    source: Source, values: Mapping[str, Value], kinds: Mapping[str, Kind]
) -> dict[str, Any]:
    """The four lists of dated lines, by attribute of Contact."""
    found: dict[str, Any] = {}
    for name in ("history", "needs", "promises", "dates"):
        value = values.get(name)
        if isinstance(value, Entries):
            if name == "history":
                found[name] = read_history(source, value, kinds)
            else:
                found[name] = _PLANS[name](source, value)
    return found


_PLANS: dict[str, Callable[[Source, Entries], Any]] = {
    "needs": read_needs,
    "promises": read_promises,
    "dates": read_occasions,
}


def field_links(source: Source, values: Mapping[str, Value]) -> tuple[Ref, ...]:
    """The ``[[links]]`` in fields that hold ordinary text."""
    found: list[Ref] = []
    for name in _WITH_LINKS:
        value = values.get(name)
        for item in getattr(value, "items", (value,)):
            if isinstance(item, Scalar) and "[[" in item.text:
                found.extend(links_of(source, item))
    return tuple(found)
