"""The line scanner: front matter cut into fields, each read by itself."""

from typing import NamedTuple

from netcrm.text.entries import read_entries
from netcrm.text.flow import say_refused
from netcrm.text.keys import DATED_FIELDS, field_name, is_field_name, key_end
from netcrm.text.lines import BULLETS, Lines, check_indent, is_bullet, say_stray
from netcrm.text.nodes import Entries, Node, Scalar
from netcrm.text.source import BLANKS, INDENT_CURE, KEY_CURE, Line, Source
from netcrm.text.usual import usual_field
from netcrm.text.values import read_value

MOST_LINES = 20_000
"""Lines of front matter; more are refused (NC107)."""


class Piece(NamedTuple):
    """One field: its name as the format spells it, its key as typed, and its value."""

    name: str
    key: Scalar
    value: Node | Entries | None


def scan(source: Source, lines: Lines) -> tuple[Piece, ...]:
    """The fields of a front-matter block in order, each key once; the rest is reported."""
    pieces: dict[str, Piece] = {}
    index = 0
    base = _base(lines)
    while index < len(lines):
        line = lines[index]
        if line.skipped:
            index += 1
            continue
        usual = usual_field(source, line) if _alone(lines, index) else None
        if usual is not None:
            piece: Piece | None = Piece(field_name(usual[0].text), *usual)
            index += 1
        else:
            piece, index = _read_line(source, lines, index, base)
        if piece is not None and pieces.setdefault(piece.name, piece) is not piece:
            _say_twice(source, piece, pieces[piece.name])
    return tuple(pieces.values())


def _alone(lines: Lines, index: int) -> bool:
    """Whether the next line stands to the left and says something: a field ends here."""
    after = lines[index + 1] if index + 1 < len(lines) else None
    return after is None or (after.depth == 0 and not after.skipped)


def _read_line(source: Source, lines: Lines, index: int, base: int) -> tuple[Piece | None, int]:
    """The field that begins in line ``index``, if one does, and the line after it."""
    line = lines[index]
    end = _key_end(source, line)
    if end < 0:
        return None, _stray(source, lines, index)
    check_indent(source, line)
    if line.depth != base:
        source.note_difference(source.place(line, 0, end + 1), INDENT_CURE)
    return _read_field(source, lines, index, end)


def _base(lines: Lines) -> int:
    """How deep the fields stand: as deep as the line that stands least deep."""
    if lines and lines[0].depth == 0 and not lines[0].skipped:
        return 0
    return min((line.depth for line in lines if not line.skipped), default=0)


def _key_end(source: Source, line: Line) -> int:
    """The index of a field's colon, or -1 where the line is no field."""
    text, indent = line.text, line.indent
    end = key_end(text, indent)
    if (
        end == indent
        or text[indent] in "-[{#?|>%@`,"
        or (text[indent] in BULLETS and is_bullet(line))
    ):
        return -1
    if end > 0:
        return end
    close = text.find(":", indent)
    if close > 0 and is_field_name(text[indent:close]):
        source.note_difference(source.place(line, indent, close + 1), KEY_CURE)
        return close
    return -1


def _stray(source: Source, lines: Lines, index: int) -> int:
    """Report a line that is no field, and pass over it."""
    line = lines[index]
    text = line.text[line.indent :]
    if text[0] in "&*!" and len(text) > 1 and text[1] not in BLANKS:
        say_refused(source, source.place(line, line.indent, len(line.text.rstrip())), text)
    elif is_bullet(line):
        say_stray(
            source,
            line,
            "a list item that belongs to no field",
            "write its field above it, such as 'likes:'",
        )
    elif text[0] in "[{":
        say_stray(source, line, "brackets where a field should be", "write it as 'name: value'")
    elif text[0] == "?":
        say_stray(source, line, "YAML's '? key' is not read here", "write it as 'name: value'")
    else:
        say_stray(source, line, "this line is no field", "write it as 'name: value'")
    return index + 1


def _read_field(source: Source, lines: Lines, index: int, end: int) -> tuple[Piece | None, int]:
    """The field whose colon stands at ``end`` of line ``index``, and the line after it."""
    line = lines[index]
    stop = line.indent + len(line.text[line.indent : end].rstrip(BLANKS))
    key = source.scalar(line, line.indent, stop)
    if key.text[0] in "&*!":
        say_refused(source, key.place, key.text)
        return None, read_value(source, lines, index, end + 1, line.depth).after
    source.note_key(line, line.indent, end)
    if key.text[0] in "\"'":
        key = Scalar(_unquoted(key.text), key.place)
    name = field_name(key.text)
    value: Node | Entries | None
    if name in DATED_FIELDS:
        value, after = read_entries(source, lines, index, end + 1, line.depth)
    else:
        value, after = read_value(source, lines, index, end + 1, line.depth)
    return Piece(name, key, value), after


def _unquoted(key: str) -> str:
    """A key without the quotes that a machine may have put round it."""
    if len(key) > 1 and key[0] == key[-1] and key[0] in "\"'":
        return key[1:-1]
    return key


def _say_twice(source: Source, piece: Piece, first: Piece) -> None:
    """Report a key given twice; the first one counts (NC105)."""
    source.say(
        "NC105",
        piece.key.place,
        f"{piece.key.text!r} is given twice, first in line {first.key.place.line}",
        "keep one of them; the first one counts",
    )
