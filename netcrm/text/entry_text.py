"""The TEXT of a dated line: behind its colon, and in the lines that go on with it."""

from netcrm.model import Place
from netcrm.text.enclosed import read_block_value, read_quoted
from netcrm.text.extent import Found
from netcrm.text.keys import key_end
from netcrm.text.lines import Lines, is_dash, skip_blanks
from netcrm.text.nodes import Scalar
from netcrm.text.plain import same_syntax
from netcrm.text.quoted import BLOCK
from netcrm.text.source import BLANKS, INDENT_CURE, Line, Source

_OPENS = frozenset("\"'|>")
"""What may begin a TEXT in quotes or in a block."""


def read_text(
    source: Source, lines: Lines, index: int, column: int, depth: int
) -> tuple[Scalar, int]:
    """TEXT, which begins at or after ``column`` of line ``index``, and the last line it takes.

    ``depth`` is that of the dated line's key. Lines below that go on with a TEXT without quotes
    are not read here.
    """
    line = lines[index]
    start = skip_blanks(line.text, column)
    if line.text[start : start + 1] in _OPENS:
        found = _read_opened(source, lines, index, start, depth)
        if found is not None:
            text = found.node if isinstance(found.node, Scalar) else _nothing(source, line)
            return text, found.after - 1
    text = source.scalar(line, start, max(len(line.text.rstrip(BLANKS)), start))
    if text.text and not same_syntax(text.text):
        source.note_difference(text.place)
    return text, index


def _read_opened(source: Source, lines: Lines, index: int, start: int, depth: int) -> Found | None:
    """A quoted TEXT or a block; None where its first character is only a character."""
    if lines[index].text[start] in "\"'":
        return read_quoted(source, lines, index, start, depth, literal=True)
    if BLOCK.fullmatch(lines[index].text, start):
        return read_block_value(source, lines, index, start, depth)
    return None


def _nothing(source: Source, line: Line) -> Scalar:
    """An empty text at a line's end, where one could not be read."""
    end = len(line.text)
    return Scalar("", source.place(line, end, end))


def longer(source: Source, text: Scalar, more: list[tuple[Line, str]]) -> Scalar:
    """TEXT with the lines that go on with it (NC207), each behind a space or a line break."""
    _say_goes_on(source, more[0][0])
    parts = [text.text]
    for line, joint in more:
        if joint == "\n":
            source.note_difference(source.place(line, line.indent, len(line.text)), INDENT_CURE)
        parts += [joint, line.text[line.indent :].rstrip(BLANKS)]
    last = more[-1][0]
    end = last.start + len(last.text.rstrip(BLANKS))
    joined = "".join(parts if text.text else parts[2:])
    return Scalar(joined, Place(*text.place[:4], end), text.plain)


def _say_goes_on(source: Source, line: Line) -> None:
    """Warn that a line is taken as more TEXT (NC207)."""
    place = source.place(line, line.indent, len(line.text.rstrip()))
    content = line.text[line.indent :]
    if is_dash(line):
        hint = "if it is a line of its own, begin it in the same column as the others"
    elif key_end(content, 0) > 0:
        hint = "if it is an attribute, check its name; else put all of the text on one line"
    else:
        hint = "put all of the text on one line"
    source.say("NC207", place, "this line goes on with the text above", hint)
