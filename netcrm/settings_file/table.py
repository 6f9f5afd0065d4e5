"""The table of settings as rows, for everything that lists them: file, manual, command."""

from collections.abc import Iterator, Mapping
from dataclasses import Field, fields, is_dataclass
from datetime import date
from typing import Any, NamedTuple

from netcrm.config import DEFAULTS, Settings
from netcrm.model import KINDS, Kind

KINDS_TABLE = "kinds"
"""The one setting that is a table of rows of its own."""


class Row(NamedTuple):
    """One setting: its table in the file (empty: none), name, type in words, value, and doc."""

    table: str
    name: str
    type: str
    value: object
    doc: str

    @property
    def path(self) -> str:
        """The name as it is said: ``front``, ``circles.inner``."""
        return f"{self.table}.{self.name}" if self.table else self.name


def rows(settings: Settings = DEFAULTS) -> tuple[Row, ...]:
    """Every setting but the added kinds, with its value in ``settings``; plain ones first."""
    plain = [field for field in fields(Settings) if field.name != KINDS_TABLE]
    found = [row for field in plain for row in _rows_of(field, getattr(settings, field.name))]
    return tuple(sorted(found, key=lambda row: bool(row.table)))


def added_kinds(settings: Settings) -> tuple[Kind, ...]:
    """The kinds of history line that these settings add to the built-in ones."""
    return tuple(kind for name, kind in settings.kinds.items() if name not in KINDS)


def _rows_of(field: Field[Any], value: object) -> Iterator[Row]:
    """One row, or a row for each field of a setting that is a table."""
    if is_dataclass(value) and not isinstance(value, type):
        for inner in fields(value):
            inside = getattr(value, inner.name)
            yield Row(field.name, inner.name, _type_words(inner), inside, _doc(inner))
    else:
        yield Row("", field.name, _type_words(field), value, _doc(field))


def _doc(field: Field[Any]) -> str:
    return str(field.metadata["doc"])


def _type_words(field: Field[Any]) -> str:
    """What may be written for a setting, in words."""
    limits: Mapping[str, Any] = field.metadata
    if "one_of" in limits:
        return " or ".join(f'"{word}"' for word in limits["one_of"])
    if field.type is int:
        return f"whole number from {limits.get('least', 1)}"
    words: dict[object, str] = {
        float: "number",
        bool: "true or false",
        str: "text",
        date | None: "day",
        tuple[str, ...]: "list of texts",
    }
    return words.get(field.type, "list of whole numbers")


def table_doc(name: str) -> str:
    """The documentation of a setting that is a table."""
    return next(_doc(field) for field in fields(Settings) if field.name == name)
