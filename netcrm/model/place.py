"""Where a value stands in a file."""

from typing import NamedTuple


class Place(NamedTuple):
    """The position of a value in a contact file.

    ``line`` and ``column`` count from 1, columns in code points, a byte order mark not counted.
    ``start`` and ``end`` are the span ``[start, end)`` in code points of the file's text without
    its byte order mark: what the splice writer replaces. ``file`` is relative to the workspace
    and written with ``/``.
    """

    file: str
    line: int
    column: int
    start: int
    end: int


NOWHERE = Place("", 1, 1, 0, 0)
"""The place of values that were not read from a file: only defaults and tests have it."""
