"""A contact file opened to be changed: its pieces with their places, or why it is left alone."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from netcrm.model import Body, Place, Problem
from netcrm.text.checks import CONFLICT_CURE, CONFLICT_MESSAGE, check_characters
from netcrm.text.door import open_front_matter
from netcrm.text.fences import cut
from netcrm.text.keys import field_name
from netcrm.text.lines import Lines
from netcrm.text.nodes import Entries, Entry, Pair
from netcrm.text.scan import Piece
from netcrm.text.source import Line, Source, decode, split_lines
from netcrm.text.splice.changes import Edit, Refusal
from netcrm.text.splice.shape import Shape, Where, Whole, shape_of
from netcrm.text.words import canonical

_OURS = re.compile(r"^<{7}(?: |\r?$)", re.MULTILINE)
_THEIRS = re.compile(r"^>{7}(?: |\r?$)", re.MULTILINE)
_BARE = "no front matter"
_CURE = "mend it by hand, then say it again; `netcrm check` shows what is wrong"


class Found(NamedTuple):
    """A dated line: which one it is, what was read of it, and how deep its list stands."""

    where: Where
    entry: Entry


@dataclass(frozen=True, slots=True)
class Page:
    """A file that may be changed.

    ``typed`` is its text without the byte order mark, as the places count it, and ``lines`` all of
    it. ``block`` are the lines between the fences. ``bare`` is true where there are no fences
    and the whole file is a note.
    """

    file: str
    data: bytes
    typed: str
    lines: Lines
    block: Lines
    pieces: Mapping[str, Piece]
    twice: frozenset[str]
    body: Body
    bare: bool = False

    @property
    def closing(self) -> Line:
        """The line of the fence that ends the front matter."""
        return self.lines[len(self.block) + 1]

    @property
    def whole(self) -> Whole:
        """What it says."""
        fields: dict[str, Shape] = {name: shape_of(p.value) for name, p in self.pieces.items()}
        return Whole(fields, self.body.text)

    def edit(self, start: int, end: int, new: str) -> Edit:
        """A change of the text ``[start, end)``, as one of the file's bytes."""
        mark = len(self.data) - len(self.typed.encode())
        head = mark + len(self.typed[:start].encode())
        old = self.typed[start:end].encode()
        return Edit(head, head + len(old), old, new.encode())

    def line_at(self, position: int) -> Line:
        """The line that a position stands in."""
        return self.lines[self.typed.count("\n", 0, position)]

    def after(self, line: Line) -> int:
        """Where the line after this one begins; the text's end behind the last."""
        return self.lines[line.number].start if line.number < len(self.lines) else len(self.typed)

    def newline(self, line: Line) -> str:
        """What ends a line, or where nothing does, what ends the first one."""
        end = self.typed[line.start + len(line.text) : self.after(line)]
        first = self.typed[len(self.lines[0].text) : self.after(self.lines[0])]
        return end or first or "\n"

    def refuse(self, line: int, message: str, hint: str = _CURE) -> Refusal:
        """Leave the file alone."""
        return Refusal(self.file, line, message, hint)

    def find(self, at: Place) -> Found | None:
        """The dated line that stands at a place."""
        for name, piece in self.pieces.items():
            if isinstance(piece.value, Entries):
                for index, entry in enumerate(piece.value.items):
                    found = _find(entry, Where(name, index), at)
                    if found is not None:
                        return found
        return None


def _find(entry: Entry, where: Where, at: Place) -> Found | None:
    """The entry, or its slot, that begins where ``at`` does."""
    if entry.place.start == at.start:
        return Found(where, entry)
    for pair in entry.attributes:
        if isinstance(pair.value, Entries):
            for index, slot in enumerate(pair.value.items):
                if slot.place.start == at.start:
                    return Found(where._replace(slot=index), slot)
    return None


def attribute(entry: Entry, name: str) -> tuple[Pair, ...]:
    """The attributes of a dated line that go by a name: none, one, or more by mistake."""
    return tuple(pair for pair in entry.attributes if canonical(pair.key.text) == name)


def open_page(file: str, data: bytes) -> Page | Refusal:
    """Open a file's bytes; a file that is spoilt, or in conflict, is left alone."""
    text, fault = decode(file, data)
    if fault is not None:
        return _refused(fault)
    source = Source(file, text, split_lines(text))
    check_characters(source)
    source.problems.clear()
    pieces, body = open_front_matter(source)
    parts = cut(source) if body is not None else None
    conflict = _conflict(text, text if parts is None else text[: parts.body.place.start])
    if conflict:
        return Refusal(file, conflict, CONFLICT_MESSAGE, CONFLICT_CURE)
    if parts is None:
        return _without(source, data)
    spoilt = next((it for it in source.problems if it.code in {"NC103", "NC107"}), None)
    if spoilt is not None and spoilt.line == 1:
        return _refused(spoilt)
    return Page(file, data, text, source.lines, parts.block, pieces, _twice(source), parts.body)


def _conflict(text: str, front: str) -> int:
    """The line of a merge-conflict marker; 0 where there is none.

    A note may quote a mail seven deep, so that only front matter is searched for the last one.
    """
    found = _OURS.search(text) or _THEIRS.search(front)
    return text.count("\n", 0, found.start()) + 1 if found else 0


def _without(source: Source, data: bytes) -> Page | Refusal:
    """A file that is all note may be given front matter; any other fault of the fences stays."""
    fault = source.problems[0]
    if fault.code != "NC101" or fault.message != _BARE:
        return _refused(fault)
    if b"\0" in data:
        return Refusal(source.file, 1, "this is no text: it holds NUL characters", fault.hint)
    body = Body(source.text, Place(source.file, 1, 1, 0, len(source.text)))
    return Page(
        source.file, data, source.text, source.lines, (), {}, frozenset(), body, bare=True
    )  # fmt: skip


def _twice(source: Source) -> frozenset[str]:
    """The fields that are given more than once."""
    found = (problem for problem in source.problems if problem.code == "NC105")
    keys = (problem.excerpt[problem.column - 1 :][: problem.width] for problem in found)
    return frozenset(field_name(key.strip("\"'")) for key in keys)


def _refused(problem: Problem) -> Refusal:
    return Refusal(problem.file, problem.line, problem.message, problem.hint)
