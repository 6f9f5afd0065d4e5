"""Changing a contact file by the smallest stretch of its text: bytes in, bytes or a refusal out.

:func:`splice` makes one change, :func:`revise` several in turn. Nothing is written through a YAML
library; every byte outside of the stretch stays as it was, and the result is read again before it
is given back (FORMAT.md, "What a writing command promises").
"""

from netcrm.text.splice.changes import (
    Add,
    Change,
    Draft,
    Drop,
    Edit,
    Insert,
    Put,
    Refusal,
    Relink,
    Remove,
    Replace,
    Take,
    Value,
)
from netcrm.text.splice.make import Revised, revise, splice

__all__ = [
    "Add",
    "Change",
    "Draft",
    "Drop",
    "Edit",
    "Insert",
    "Put",
    "Refusal",
    "Relink",
    "Remove",
    "Replace",
    "Revised",
    "Take",
    "Value",
    "revise",
    "splice",
]
