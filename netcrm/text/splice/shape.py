"""What front matter says, without where it stands: what two texts must agree in.

Reading a file into a :class:`Whole` before and after a change, and comparing the second with the
first as it was meant to become, proves that the change did what it should and nothing else.
"""

from collections.abc import Mapping as Table
from dataclasses import dataclass, replace
from typing import NamedTuple

from netcrm.text.nodes import Entries, Entry, Mapping, Pair, Scalar
from netcrm.text.reading import Value
from netcrm.text.words import canonical


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of texts, in brackets or one a line."""

    items: tuple["Shape", ...]


@dataclass(frozen=True, slots=True)
class Mapped:
    """Keys and values where a text was expected; ``text`` is as typed."""

    pairs: tuple[tuple[str, "Shape"], ...]
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """A dated line: its key, whether that has a colon, its text, and what stands below."""

    key: str
    colon: bool
    text: str
    attributes: tuple[tuple[str, "Shape"], ...] = ()
    mapped: bool = False


@dataclass(frozen=True, slots=True)
class Dated:
    """A list of dated lines."""

    rows: tuple[Row, ...]


Shape = str | Listed | Mapped | Dated | None


@dataclass(frozen=True, slots=True)
class Whole:
    """A file: its fields by name, and its note."""

    fields: Table[str, Shape]
    body: str


class Where(NamedTuple):
    """Which dated line: of which section the how many-th (from 0), and which of its slots."""

    section: str
    at: int
    slot: int | None = None


def shape_of(value: Value) -> Shape:
    """The shape of a value that was read."""
    if value is None:
        return None
    if isinstance(value, Scalar):
        return value.text
    if isinstance(value, Entries):
        return Dated(tuple(row_of(entry) for entry in value.items))
    if isinstance(value, Mapping):
        return Mapped(tuple(_pair(pair) for pair in value.pairs), value.text)
    return Listed(tuple(shape_of(item) for item in value.items))


def row_of(entry: Entry) -> Row:
    """The shape of a dated line."""
    pairs = tuple(_pair(pair) for pair in entry.attributes)
    return Row(entry.key.text, entry.colon, entry.text.text, pairs, entry.mapped)


def _pair(pair: Pair) -> tuple[str, Shape]:
    return pair.key.text, shape_of(pair.value)


def with_field(whole: Whole, name: str, shape: Shape) -> Whole:
    """The file with this in a field, whether it had it or not."""
    return replace(whole, fields={**whole.fields, name: shape})


def without_field(whole: Whole, name: str) -> Whole:
    """The file without a field."""
    return replace(whole, fields={key: it for key, it in whole.fields.items() if key != name})


def rows_at(whole: Whole, section: str, within: Where | None = None) -> tuple[Row, ...]:
    """The dated lines of a section, or of the slots of a need."""
    found = whole.fields.get(section) if within is None else _value(row_at(whole, within), section)
    return found.rows if isinstance(found, Dated) else ()


def row_at(whole: Whole, where: Where) -> Row:
    """One dated line."""
    row = rows_at(whole, where.section)[where.at]
    if where.slot is None:
        return row
    slots = _value(row, "slots")
    assert isinstance(slots, Dated)  # noqa: S101  where a slot was found there are slots
    return slots.rows[where.slot]


def with_rows(
    whole: Whole, section: str, rows: tuple[Row, ...], within: Where | None, hollow: Shape = None
) -> Whole:
    """The file with these dated lines in a section or in a need's slots.

    ``hollow`` is what a list without lines is: no value, unless it is written in brackets.
    """
    shape = Dated(rows) if rows else hollow
    if within is None:
        return with_field(whole, section, shape)
    return with_row(whole, within, with_attribute(row_at(whole, within), section, shape))


def with_row(whole: Whole, where: Where, row: Row | None, hollow: Shape = None) -> Whole:
    """The file with another dated line in the place of one, or without it."""
    within = None if where.slot is None else Where(where.section, where.at)
    section = where.section if where.slot is None else "slots"
    at = where.at if where.slot is None else where.slot
    rows = rows_at(whole, section, within)
    new = () if row is None else (row,)
    return with_rows(whole, section, (*rows[:at], *new, *rows[at + 1 :]), within, hollow)


def with_attribute(row: Row, name: str, shape: Shape) -> Row:
    """The dated line with this in an attribute; a new one comes last."""
    if _index(row, name) is None:
        return replace(row, attributes=(*row.attributes, (name, shape)))
    pairs = (
        (key, shape if canonical(key) == canonical(name) else it) for key, it in row.attributes
    )
    return replace(row, attributes=tuple(pairs))


def without_attribute(row: Row, name: str) -> Row:
    """The dated line without an attribute."""
    pairs = tuple(pair for pair in row.attributes if canonical(pair[0]) != canonical(name))
    return replace(row, attributes=pairs)


def _index(row: Row, name: str) -> int | None:
    names = [canonical(key) for key, _ in row.attributes]
    return names.index(canonical(name)) if canonical(name) in names else None


def _value(row: Row, name: str) -> Shape:
    at = _index(row, name)
    return None if at is None else row.attributes[at][1]
