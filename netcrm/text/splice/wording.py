"""Dated lines, fields and values as netcrm writes them, and the shape they are to be read in."""

import re

from netcrm.text.splice.changes import Draft, Value
from netcrm.text.splice.layout import Setting
from netcrm.text.splice.shape import Listed, Row, Shape
from netcrm.text.words import canonical
from netcrm.text.write import flow_list, scalar

_WORD = re.compile(r"yes|no|\d{4}(-\d\d){0,2}")
NO_OWN_WORDS = frozenset(
    {"birthday", "done", "dropped", "for", "kin", "made", "met", "once", "outcome", "private"}
    | {"settled", "since", "snooze", "until"}
)
"""Fields and attributes whose text is a day, yes or no: no reader is misled by what it is typed."""


def shape_of_value(value: Value) -> Shape:
    """The shape that a value is to be read in."""
    return Listed(value) if isinstance(value, tuple) else str(value)


def row_of_draft(draft: Draft) -> Row:
    """The shape that a dated line is to be read in."""
    pairs = tuple((name, shape_of_value(value)) for name, value in draft.attributes)
    return Row(draft.key, colon=True, text=draft.text, attributes=pairs)


def written(name: str, value: Value, *, flow: bool = False) -> str:
    """A value as it stands behind its key; with ``flow``, within brackets or braces."""
    if isinstance(value, tuple):
        return flow_list(value)
    text = str(value)
    if not isinstance(value, str) or (canonical(name) in NO_OWN_WORDS and _WORD.fullmatch(text)):
        return text
    return item(text) if flow else scalar(text)


def item(text: str) -> str:
    """A text as an item within brackets."""
    return flow_list((text,))[1:-1]


def lines_of(draft: Draft, setting: Setting, newline: str) -> str:
    """A dated line with its attributes on lines of their own, the last line end included."""
    head = f"{setting.prefix}{draft.key}:"
    lines = [f"{head} {scalar(draft.text)}" if draft.text else head]
    lead = " " * setting.level
    lines += [f"{lead}{name}: {written(name, value)}" for name, value in draft.attributes]
    return "".join(line + newline for line in lines)


def braces_of(draft: Draft) -> str:
    """A dated line as an item within brackets."""
    pairs = (f", {name}: {written(name, value, flow=True)}" for name, value in draft.attributes)
    return f"{{{draft.key}: {item(draft.text)}{''.join(pairs)}}}"
