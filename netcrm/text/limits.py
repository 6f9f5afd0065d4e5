"""What is too large or too deeply nested to render: decided by counting, never by a clock.

The limits lie far above what people write and were chosen by measuring: a text of 1 MB that keeps
all of them takes two seconds or so at worst.
"""

from typing import NamedTuple

MAX_CHARACTERS = 2_000_000
MAX_LINES = 50_000
MAX_MARKS = 250_000
"""Characters that may begin or end something: ``* _ ~ [ ] < & \\ ` `` and bare addresses."""
MAX_TAGS = 1_000
MAX_BRACKETS = 50
"""How many ``[`` may be open at once in a paragraph."""
MAX_NESTING = 20
"""How deep lists and quotations may stand in each other."""
MAX_CELLS = 30_000
"""Cells of tables: a line of a table has as many as its first."""


class ProseFault(NamedTuple):
    """What there is too much of and where the limit was passed, from 1, in code points."""

    line: int
    column: int
    message: str
    hint: str


def fault_at(text: str, at: int, message: str, hint: str) -> ProseFault:
    """The fault at a position of the text, as line and column."""
    return ProseFault(text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at), message, hint)
