"""Counting what a note holds against the limits: reading asks this, before anything is rendered."""

import re
from collections.abc import Callable

from netcrm.text.limits import (
    MAX_BRACKETS,
    MAX_CELLS,
    MAX_CHARACTERS,
    MAX_LINES,
    MAX_MARKS,
    MAX_NESTING,
    MAX_TAGS,
    ProseFault,
    fault_at,
)
from netcrm.text.spans import scan

DELIMITER = re.compile(r"[ ]{0,3}(?=.*\|)\|?(?:[ ]*+:?-+:?[ ]*+\|)*+(?:[ ]*+:?-+:?)?+[ ]*$")
"""The line below a table's head."""
_MARKS = re.compile(r"[*_~\[\]<&\\`]|://|[>+-](?=[ >])|[0-9][.)] ")
_TAG = re.compile(r"</?[A-Za-z]")
_BRACKET = re.compile(r"\\.|[\[\]]|\n[ \t>]*\r?\n")
_CONTAINER = re.compile(r"([ ]*+)(>|(?:[-*+]|\d{1,9}[.)])(?=[ ]|$))")
_INDENTED = re.compile(rf"[ \t>*+\-.)0-9]{{{MAX_NESTING}}}")
_DEEP = re.compile(rf"\n{_INDENTED.pattern}")
_NOT_BREAK = re.compile(r"[^\n]")


def check_prose(text: str) -> ProseFault | None:
    """The first reason why a note cannot be rendered, or None; code and comments do not count."""
    if len(text) > MAX_CHARACTERS:
        return fault_at(
            text,
            MAX_CHARACTERS,
            f"this note has {len(text):,} characters; at most {MAX_CHARACTERS:,} can be rendered",
            "move parts of it to files of their own",
        )
    masked = _masked(text)
    return next((fault for check in _CHECKS if (fault := check(masked))), None)


def _masked(text: str) -> str:
    """The text with spaces in place of code and comments, but for the mark that begins it."""
    if not any(mark in text for mark in ("`", "~~~", "<!--")):
        return text
    parts, seen = [], 0
    for span in scan(text):
        if span.kind != "link":
            hidden = _NOT_BREAK.sub(" ", text[span.start + 1 : span.end])
            parts += [text[seen : span.start + 1], hidden]
            seen = span.end
    return "".join((*parts, text[seen:])) if seen else text


def _lines(text: str) -> ProseFault | None:
    if text.count("\n") < MAX_LINES:
        return None
    breaks = re.finditer("\n", text)
    at = next(each.end() for number, each in enumerate(breaks, 1) if number == MAX_LINES)
    return fault_at(
        text,
        at,
        f"this note has more than {MAX_LINES:,} lines",
        "move parts of it to files of their own",
    )


def _marks(text: str) -> ProseFault | None:
    at = _nth(_MARKS, text, MAX_MARKS) if len(text) > MAX_MARKS else None
    if at is None:
        return None
    return fault_at(
        text,
        at,
        f"this note has more than {MAX_MARKS:,} characters such as * _ [ < &",
        "put what is not Markdown between lines of ```",
    )


def _tags(text: str) -> ProseFault | None:
    at = _nth(_TAG, text, MAX_TAGS) if text.count("<") > MAX_TAGS else None
    if at is None:
        return None
    return fault_at(
        text,
        at,
        f"this note has more than {MAX_TAGS:,} HTML tags",
        "write it in Markdown, or put it between lines of ```",
    )


def _brackets(text: str) -> ProseFault | None:
    if text.count("[") <= MAX_BRACKETS:
        return None
    depth = 0
    for found in _BRACKET.finditer(text):
        char = found[0][0]
        if char == "\n":
            depth = 0
        elif char == "[":
            depth += 1
        elif char == "]":
            depth = max(depth - 1, 0)
        if depth > MAX_BRACKETS:
            return fault_at(
                text,
                found.start(),
                f"more than {MAX_BRACKETS} brackets are open here",
                "close them with ], or put the line between lines of ```",
            )
    return None


def _nesting(text: str) -> ProseFault | None:
    if not _INDENTED.match(text) and not _DEEP.search(text):
        return None
    start = 0
    columns: list[int] = []
    for row in text.split("\n"):
        flat = row.expandtabs(4)
        depth = _depth(flat, columns)
        if depth > MAX_NESTING:
            return fault_at(
                text,
                start + len(row) - len(row.lstrip()),
                f"lists or quotations stand {depth} deep in each other here;"
                f" at most {MAX_NESTING} levels can be rendered",
                "bring them further to the left",
            )
        start += len(row) + 1
    return None


def _depth(row: str, columns: list[int]) -> int:
    """How deep a line stands; ``columns`` are where the texts of the lists around it begin."""
    bare = row.lstrip(" ")
    if not bare or (bare[0] not in ">-*+" and not bare[0].isdigit() and not columns):
        return 0
    indent = len(row) - len(bare)
    while columns and columns[-1] > indent:
        columns.pop()
    quotes, at = 0, 0
    while len(columns) + quotes <= MAX_NESTING and (found := _CONTAINER.match(row, at)):
        at = found.end()
        if found[2] == ">":
            quotes += 1
        else:
            columns.append(at + 1)
    return len(columns) + quotes


def _cells(text: str) -> ProseFault | None:
    if (text.count("|") // 2 + 1) * (text.count("\n") + 1) <= MAX_CELLS:
        return None
    cells = start = columns = 0
    before = ""
    for row in text.split("\n"):
        bare = row.strip(" \t\r>")
        if not bare:
            columns = 0
        elif DELIMITER.match(bare):
            columns = max(columns, min(_columns(bare), _columns(before)))
        cells += columns
        if cells > MAX_CELLS:
            return fault_at(
                text,
                start,
                f"the tables of this note have more than {MAX_CELLS:,} cells",
                "move the table to a file of its own, or put it between lines of ```",
            )
        before = bare
        start += len(row) + 1
    return None


def _columns(row: str) -> int:
    return row.removeprefix("|").removesuffix("|").count("|") + 1


def _nth(pattern: re.Pattern[str], text: str, limit: int) -> int | None:
    """Where the pattern is found for the first time beyond the limit."""
    matches = pattern.finditer(text)
    return next((found.start() for number, found in enumerate(matches) if number == limit), None)


_CHECKS: tuple[Callable[[str], ProseFault | None], ...] = (
    _lines,
    _marks,
    _tags,
    _brackets,
    _nesting,
    _cells,
)
