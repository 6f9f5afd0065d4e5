"""A file's text as lines with positions, and the problems found in it."""

from dataclasses import dataclass, field
from typing import NamedTuple

from netcrm.model import Place, Problem
from netcrm.text.nodes import Scalar

BOM = "\ufeff"
LARGEST_FILE = 8 * 1024 * 1024
"""Bytes; a larger file is not read (NC107)."""

BLANKS = " \t\u00a0\u3000"
"""What counts as space within a line: NBSP too, as French keyboards type it before a colon, and
the wide space of Chinese ones."""


VALUE_CURE = "netcrm reads it as meant; double quotes round the value please them all"
KEY_CURE = "netcrm reads it as meant; an ordinary colon and space after the key please them all"
INDENT_CURE = "netcrm reads it as meant; the same indentation, in ordinary spaces, pleases them all"


_SILENT = frozenset(("", "#"))
_new = tuple.__new__  # a named tuple's own constructor takes twice as long


class Line(NamedTuple):
    """One line of a file, without its line end.

    ``start`` is its offset in the file's text; ``indent`` how many spaces and tabs lead it;
    ``depth`` how deep that is, a tab or wide space counting as two; ``text`` all of it. It is
    ``blank`` where there is nothing on it, and ``skipped`` where it says nothing: a comment too.
    """

    number: int
    start: int
    indent: int
    depth: int
    text: str
    blank: bool
    skipped: bool


def split_lines(text: str) -> tuple[Line, ...]:
    """The lines of a text; they end at LF or CRLF only."""
    found, start = [], 0
    for number, raw in enumerate(text.split("\n"), 1):
        line = raw.removesuffix("\r")
        head = line[:1]
        indent = depth = 0
        if head and head in BLANKS:
            indent = depth = len(line) - len(line.lstrip(BLANKS))
            depth += line.count("\t", 0, indent) + line.count("\u3000", 0, indent)
            head = line[indent : indent + 1]
        found.append(_new(Line, (number, start, indent, depth, line, not head, head in _SILENT)))
        start += len(raw) + 1
    return tuple(found)


@dataclass(slots=True)
class Source:
    """The text of one file while it is being read, and what has been said about it so far.

    ``text`` is without its byte order mark. ``differs`` is the first place that other YAML
    readers would read in another way, and what would please them.
    """

    file: str
    text: str
    lines: tuple[Line, ...]
    problems: list[Problem] = field(default_factory=list)
    differs: tuple[Place, str] | None = None

    def place(self, line: Line, start: int, end: int) -> Place:
        """The place of ``line.text[start:end]``."""
        at = line.start
        return _new(Place, (self.file, line.number, start + 1, at + start, at + end))

    def scalar(self, line: Line, start: int, end: int) -> Scalar:
        """The text ``line.text[start:end]`` with its place."""
        at = line.start
        place = _new(Place, (self.file, line.number, start + 1, at + start, at + end))
        return _new(Scalar, (line.text[start:end], place, True))

    def across(self, first: Line, start: int, last: Line, end: int) -> Place:
        """The place from a column of one line to a column of the same or a later one."""
        span = (first.start + start, last.start + end)
        return _new(Place, (self.file, first.number, start + 1, *span))

    def say(self, code: str, place: Place, message: str, hint: str) -> None:
        """Note a problem at a place, with the line it stands in as excerpt."""
        excerpt = self.lines[place.line - 1].text if place.end > place.start else ""
        room = max(len(excerpt) - place.column + 1, 0)
        width = min(place.end - place.start, room)
        self.problems.append(
            Problem(self.file, place.line, place.column, code, message, hint, excerpt, width)
        )

    def say_whole(self, code: str, message: str, hint: str) -> None:
        """Note a problem of the whole file, which stands at 1:1."""
        self.problems.append(Problem(self.file, 1, 1, code, message, hint))

    def note_key(self, line: Line, start: int, end: int) -> None:
        """Remember a key whose colon, at ``end``, other YAML readers do not take for one."""
        if line.text.isascii():
            return
        if line.text[end] != ":" or not line.text[start : end + 2].strip(" \t").isascii():
            odd = line.text[start : end + 2]
            if line.text[end] != ":" or "\u00a0" in odd or "\u3000" in odd:
                self.note_difference(self.place(line, start, end + 1), KEY_CURE)

    def note_difference(self, place: Place, cure: str = VALUE_CURE) -> None:
        """Remember the first place that other YAML readers take in another way (NC401)."""
        if self.differs is None or place.start < self.differs[0].start:
            self.differs = (place, cure)


def decode(file: str, data: bytes) -> tuple[str, Problem | None]:
    """The text of a file without its byte order mark, or why it has none (NC107, NC108)."""
    if len(data) > LARGEST_FILE:
        return "", too_large(file, len(data))
    try:
        return data.decode("utf-8").removeprefix(BOM), None
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        message = (
            f"byte 0x{data[error.start]:02x} in line {line} is not UTF-8"
            if not data.startswith((b"\xff\xfe", b"\xfe\xff"))
            else "this file is UTF-16, not UTF-8"
        )
        return "", Problem(file, 1, 1, "NC108", message, "save the file as UTF-8 and build again")


def too_large(file: str, size: int) -> Problem:
    """The problem of a file that is too large to be a contact."""
    return Problem(
        file,
        1,
        1,
        "NC107",
        f"{size / 1_000_000:.1f} MB is too large for a contact",
        f"keep it under {LARGEST_FILE // 1024 // 1024} MB; move long material to a file beside it",
    )
