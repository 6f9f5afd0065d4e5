"""A stretch of lines cut into the pieces GitHub sees in it, each of one kind.

Python-Markdown wants an empty line before a list, takes ``#tag`` for a heading, and looks for every
structure in all that is left of a stretch after each one it found. Cut up beforehand, each piece
is read once.
"""

import re
from collections.abc import Iterator

from netcrm.text.counts import DELIMITER
from netcrm.text.prose.tokens import FENCE, RESERVED

ITEM = re.compile(r"([ ]{0,3})([-*+]|(\d{1,9})[.)])(?:([ ]+)(?=\S)|[ ]*$)", re.MULTILINE)
TASK = re.compile(r"\[([ xX])\][ ]+(?=\S)")
"""What makes the text of an item a task."""
_HEADING = re.compile(r"[ ]{0,3}#{1,6}(?:[ ]|$)")
_RULE = re.compile(r"[ ]{0,3}(?:(?:\*[ ]*+){3,}|(?:-[ ]*+){3,}|(?:_[ ]*+){3,})$")
FOOTNOTE = re.compile(rf"[ ]{{0,3}}\[\^([^\[\]\s{RESERVED}]+)\]:[ ]*")
_DEFINITION = re.compile(r"[ ]{0,3}\[[^\[\]]+\]:")
_UNDERLINE = re.compile(r"[ ]{0,3}(?:=+|-+)[ ]*$")
_CLOSING = re.compile(r"(?:^|(?<=[ ]))#+[ ]*$")
_LOWEST = 6
_SHIFT = 2
"""A page has its name as its one ``h1`` and sections as ``h2``."""
_INDENT = 4
_MARKED = (("rule", _RULE), ("list", ITEM))
_BEGINS = {
    ">": (("quote", re.compile("")),),
    "#": (("heading", _HEADING),),
    "[": (("footnote", FOOTNOTE), ("definition", _DEFINITION)),
    "_": (("rule", _RULE),),
    **dict.fromkeys("-*+", _MARKED),
    **dict.fromkeys("0123456789", (("list", ITEM),)),
}
"""What a line may begin, by its first character that is no space."""
_JOINS = {
    "text": ("text", "code", "definition"),
    "list": ("text", "code", "definition"),
    "footnote": ("text", "code", "definition"),
    "quote": ("quote", "text", "code", "definition"),
    "table": ("table", "text", "code", "definition"),
    "code": ("code",),
}
"""The kinds of line that go on with a piece."""


_GAP = re.compile(r"\n(?:[ ]*+\n)+")


def evened(text: str) -> str:
    """The text with one empty line wherever there are several, or some with spaces in them."""
    return _GAP.sub("\n\n", text)


class Piece(str):
    """A piece of a text with its kind, such as ``list``, ``heading`` or ``text``."""

    __slots__ = ("kind",)

    kind: str

    @classmethod
    def of(cls, kind: str, lines: list[str]) -> "Piece":
        """The piece of these lines."""
        piece = cls("\n".join(lines))
        piece.kind = kind
        return piece


def pieces(block: str) -> Iterator[Piece]:
    """Cut a stretch without empty lines into pieces."""
    kind, content, mark = "", 0, ""
    lines: list[str] = []
    rows = block.split("\n")
    for row, following in zip(rows, [*rows[1:], ""], strict=True):
        if kind == "list" and row.startswith(" " * content):
            lines.append(row)
            continue
        if kind == "text" and _UNDERLINE.match(row):
            yield Piece.of("heading", [*lines, row])
            kind, lines = "", []
            continue
        found = line_kind(row)
        if found == "text" and "|" in row and DELIMITER.match(following):
            found = "table"
        item = ITEM.match(row) if found == "list" else None
        if lines and _goes_on(kind, found, item, mark):
            lines.append(row)
        else:
            if lines:
                yield Piece.of(kind, lines)
            kind, lines = found, [row]
        if item and kind == "list":
            content, mark = text_column(item), item[2][-1]
    if lines:
        yield Piece.of(kind, lines)


def line_kind(row: str) -> str:
    """What a line would begin if it stood alone."""
    bare = row.lstrip(" ")
    if bare.startswith(FENCE):
        return "fence"
    if len(row) - len(bare) >= _INDENT:
        return "code"
    return next((kind for kind, begins in _BEGINS.get(bare[:1], ()) if begins.match(row)), "text")


def _goes_on(kind: str, found: str, item: re.Match[str] | None, mark: str) -> bool:
    """Whether a line belongs to the open piece, which for a list goes by the mark of its items."""
    if item and kind == "list":
        return item[2][-1] == mark
    if item and kind in ("text", "footnote"):
        return not interrupts(item)
    return found in _JOINS.get(kind, ())


def interrupts(item: re.Match[str]) -> bool:
    """Whether an item may end a paragraph: not at a line that goes on "1985. A good year"."""
    return bool(item[4]) and item[3] in (None, "1")


def text_column(item: re.Match[str]) -> int:
    """The column at which the text of an item begins; what is indented so far belongs to it."""
    spaces = len(item[4] or " ")
    return item.end(2) + (spaces if spaces <= _INDENT else 1)


def heading(piece: str) -> tuple[int, str]:
    """The level of a heading on its page, and its text, which may be empty."""
    text, _, last = piece.rpartition("\n")
    level = 1 if last.lstrip().startswith("=") else 2
    if not text:
        bare = last.strip()
        text = bare.lstrip("#")
        level = len(bare) - len(text)
        text = _CLOSING.sub("", text.strip())
    return min(level + _SHIFT, _LOWEST), text.strip()
