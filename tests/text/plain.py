"""Values of the model as plain lists and texts, short enough to type an expectation by hand.

An event is ``[date, kind, text, {everything else that is not as by default}]``; a need, a slot, a
promise and a day to remember likewise. A link is ``[[target|shown]]``, any other name its target;
a day is as in ISO 8601, and "" where there is none.
"""

from collections.abc import Mapping
from dataclasses import MISSING, fields
from typing import Any

from netcrm.model import (
    Attribute,
    Body,
    Contact,
    Event,
    Need,
    Occasion,
    Promise,
    Ref,
    Slot,
    Standing,
)

Line = Event | Need | Promise | Occasion | Slot

HEADS: Mapping[type[Line], tuple[str, ...]] = {
    Event: ("date", "kind", "text"),
    Need: ("date", "state", "text"),
    Promise: ("who", "text"),
    Occasion: ("day", "label", "text"),
    Slot: ("date", "who", "text"),
}


def plain(value: object) -> Any:  # noqa: ANN401  whatever TOML can say
    """The value as TOML would give it."""
    match value:
        case Event() | Need() | Promise() | Occasion() | Slot():
            return line(value)
        case Body():
            return value.text
        case bool() | int():
            return value
        case tuple() if not isinstance(value, Ref | Standing):
            return [plain(item) for item in value]
        case _:
            return "" if value is None else words(value)


def words(value: object) -> str:
    """A text, a day, a name or a standing as one text."""
    match value:
        case Ref():
            named = f"{value.target}|{value.shown}" if value.shown else value.target
            return f"[[{named}]]" if value.linked else named
        case Standing():
            return f"{value.state} {value.day}" if value.day else value.state
        case _:
            return str(value)


def line(value: Line) -> list[Any]:
    """A dated line: what every one has, then a table of what only this one has."""
    head = [plain(getattr(value, name)) for name in HEADS[type(value)]]
    if isinstance(value, Slot) and value.ref is not None:
        head[1] = plain(value.ref)
    rest = {
        field.name.rstrip("_"): plain(getattr(value, field.name))
        for field in fields(value)
        if field.name not in (*HEADS[type(value)], "place", "date_place", "ref", "attributes")
        and getattr(value, field.name) != _default(field.default)
    }
    own = {each.name: own_value(each) for each in value.attributes if each.name[:1] == "x"}
    return [*head, *filter(None, [{**rest, **({"x": own} if own else {})}])]


def own_value(attribute: Attribute) -> str | list[str]:
    """What an ``x-`` attribute says: its text, or its items."""
    return attribute.values[0] if len(attribute.values) == 1 else list(attribute.values)


def _default(value: object) -> object:
    return None if value is MISSING else value


def unknown(contact: Contact) -> dict[str, Any]:
    """The fields this format does not name, as typed."""
    return {
        field.name: list(field.values) if field.listed else "".join(field.values)
        for field in contact.fields
        if not field.known
    }
