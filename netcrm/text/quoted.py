"""Quoted strings and blocks: the pieces of front matter that YAML itself has to read.

Only single scalars are ever given to the YAML parser: no depth, no alias, no type can reach it.
"""

import re
from typing import Any

import yaml

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
BLOCK = re.compile(r"[|>](?:[-+]?[1-9]?|[1-9][-+])[ \t]*(?:\s#\s.*)?")
"""The head of a block: ``|`` or ``>`` and indicators only."""


class ScalarError(Exception):
    """A quoted string or block that YAML refuses; ``line`` and ``column`` count from 0."""

    def __init__(self, message: str, line: int, column: int) -> None:
        """Keep where in the piece it went wrong."""
        super().__init__(message)
        self.line = line
        self.column = column


def closing(text: str, start: int) -> int:
    """The index after the quote that closes the one at ``start``, or -1."""
    quote = text[start]
    index = start + 1
    while True:
        index = text.find(quote, index)
        if index < 0:
            return -1
        if quote == "'":
            if text.startswith("''", index):
                index += 2
                continue
            return index + 1
        if not _escaped(text, index):
            return index + 1
        index += 1


def _escaped(text: str, index: int) -> bool:
    """Whether an odd number of backslashes stands before ``index``."""
    start = index
    while text[start - 1] == "\\":
        start -= 1
    return (index - start) % 2 == 1


def unquote(raw: str) -> str:
    """The text of a quoted string. Raises ScalarError where YAML refuses it."""
    inner = raw[1:-1]
    if "\n" not in raw and inner.isprintable():
        if raw[0] == "'":
            return inner.replace("''", "'")
        if "\\" not in raw:
            return inner
    return _parse(raw)


def read_block(head: str, lines: list[str]) -> str:
    """The text of a block scalar, its lines dedented by the column of their key."""
    return _parse(head + "\n" + "\n".join(lines) + "\n")


def _parse(raw: str) -> str:
    """The one scalar of a YAML text."""
    try:
        for event in yaml.parse(raw, Loader=_LOADER):
            if isinstance(event, yaml.ScalarEvent):
                return str(event.value)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = (mark.line, mark.column) if mark else (0, 0)
        raise ScalarError(error.problem or "it cannot be read", *where) from error
    except yaml.YAMLError as error:
        position = getattr(error, "position", 0) or 0
        line = raw.count("\n", 0, position)
        raise ScalarError("it holds a control character", line, 0) from error
    raise ScalarError("it cannot be read", 0, 0)
