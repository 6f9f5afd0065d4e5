"""The fields of a contact: how the value of each is read, one row each."""

from collections.abc import Callable, Mapping
from typing import Any

from netcrm.model import CIRCLES, CONTACT_KINDS, STAGES, Kind, Ref
from netcrm.text.history import read_history
from netcrm.text.nodes import Entries, Scalar
from netcrm.text.plans import read_needs, read_occasions, read_promises
from netcrm.text.reading import Value
from netcrm.text.refs import links_of
from netcrm.text.shapes import (
    Read,
    as_birthday,
    as_cadence,
    as_date,
    as_day,
    as_private,
    as_ref,
    as_refs,
    as_since,
    as_status,
    as_tags,
    as_text,
    as_texts,
    as_whether,
    as_word,
    as_yes,
    check_schema,
)
from netcrm.text.source import Source

FIELDS: dict[str, tuple[str, Read]] = {
    "kind": ("kind", as_word(*CONTACT_KINDS)),
    "aka": ("aka", as_texts),
    "met": ("met", as_date),
    "met_at": ("met_at", as_text),
    "via": ("via", as_refs),
    "work": ("work", as_text),
    "since": ("since", as_since),
    "place": ("location", as_text),
    "organisation": ("organisation", as_ref),
    "groups": ("groups", as_refs),
    "tags": ("tags", as_tags),
    "household": ("household", as_ref),
    "likes": ("likes", as_texts),
    "offers": ("offers", as_texts),
    "goal": ("goal", as_text),
    "circle": ("circle", as_word(*CIRCLES)),
    "cadence": ("cadence", as_cadence),
    "seen": ("daily_life", as_whether("daily-life")),
    "stage": ("stage", as_word(*STAGES)),
    "standing": ("senior", as_whether("senior", "peer")),
    "kin": ("kin", as_yes),
    "status": ("status", as_status),
    "snooze": ("snooze", as_day),
    "birthday": ("birthday", as_birthday),
    "email": ("email", as_texts),
    "phone": ("phone", as_texts),
    "url": ("url", as_texts),
    "address": ("address", as_texts),
    "private": ("private", as_private),
    "not_same": ("not_same", as_refs),
    "meets": ("meets", as_text),
}
"""Field name in the file, attribute of Contact, how to read it. ``name`` and lists of dated lines
are read beside this table; ``schema`` is only checked."""

_WITH_LINKS = ("name", "work", "met_at", "place", "likes", "offers", "goal", "address", "meets")


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
        check_schema(source, values["schema"], "schema")
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
