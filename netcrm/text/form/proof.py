"""What must be the same before and after: all that a file says, and all that is wrong with it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from netcrm.model import CODES, NOWHERE, Attribute, Contact, Kind, Place, Severity
from netcrm.text.contact import read_contact
from netcrm.text.form.spelling import value_spelled
from netcrm.text.splice.changes import Refusal
from netcrm.text.splice.page import open_page
from netcrm.text.splice.shape import Dated, Listed, Shape
from netcrm.text.words import canonical

_OF_THE_FILE = frozenset({"problems", "fields", "front", "digest"})


def same(file: str, before: bytes, after: bytes, kinds: Mapping[str, Kind]) -> bool:
    """Whether two texts of a file say the same.

    Warnings and errors must be the very same; of notes there may be fewer.
    """
    old, new = read_contact(file, before, kinds), read_contact(file, after, kinds)
    return (
        _meaning(old) == _meaning(new)
        and _typed(file, before) == _typed(file, after)
        and _faults(old) == _faults(new)
        and not _notes(new) - _notes(old)
    )


def _meaning(contact: Contact) -> tuple[Any, ...]:
    names = (field.name for field in fields(Contact) if field.name not in _OF_THE_FILE)
    return tuple(_unplaced(getattr(contact, name)) for name in names)


def _typed(file: str, data: bytes) -> object:
    """What stands in each field, whether it is understood or not; of dated lines how many."""
    page = open_page(file, data)
    if isinstance(page, Refusal):
        return page
    return {name: _spelled(name, shape) for name, shape in page.whole.fields.items()}


def _spelled(name: str, shape: Shape) -> object:
    if isinstance(shape, Dated):
        return len(shape.rows)
    if isinstance(shape, Listed):
        return shape
    return value_spelled(name, shape) if isinstance(shape, str) else shape


def _faults(contact: Contact) -> Counter[tuple[str, str]]:
    return Counter((it.code, it.message) for it in contact.problems if not _is_note(it.code))


def _notes(contact: Contact) -> Counter[str]:
    return Counter(it.code for it in contact.problems if _is_note(it.code))


def _is_note(code: str) -> bool:
    return CODES[code][0] is Severity.NOTE


def _unplaced(value: Any) -> Any:  # noqa: ANN401  any value that a contact may hold
    """A value without the places it was read at, days in attributes in one spelling."""
    if isinstance(value, Place):
        return NOWHERE
    if isinstance(value, Attribute):
        texts = tuple(value_spelled(value.name, text) for text in value.values)
        return canonical(value.name), texts
    if isinstance(value, tuple):
        parts = [_unplaced(part) for part in value]
        return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
    if is_dataclass(value) and not isinstance(value, type):
        found = {field.name: _unplaced(getattr(value, field.name)) for field in fields(value)}
        return replace(value, **found)
    return value
