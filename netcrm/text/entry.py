"""One dated line as typed: cut into its key, its TEXT and its attributes."""

from netcrm.text.attributes import ReadSlots, read_rest
from netcrm.text.enclosed import read_flow, read_quoted
from netcrm.text.entry_text import read_text
from netcrm.text.extent import whole
from netcrm.text.flow import say_refused
from netcrm.text.keys import MAP_NAMES, key_end
from netcrm.text.lines import Lines, say_stray, skip_blanks
from netcrm.text.mapped import from_pairs, from_scalar, read_map
from netcrm.text.nodes import Entry, Mapping, Pair, Scalar
from netcrm.text.quoted import closing
from netcrm.text.source import BLANKS, Line, Source
from netcrm.text.words import canonical


def read_entry(
    source: Source, lines: Lines, index: int, column: int, slots: ReadSlots
) -> Entry | None:
    """The entry whose key begins at ``column`` of line ``index``; its lines end with ``lines``."""
    line = lines[index]
    text = line.text
    if column == len(text):
        return _bare(source, lines, index, slots)
    if text[column] in "0123456789":
        return _typed_entry(source, lines, index, column, key_end(text, column), slots)
    return _read_other(source, lines, index, column, slots)


def _read_other(
    source: Source, lines: Lines, index: int, column: int, slots: ReadSlots
) -> Entry | None:
    """An entry that does not begin with a digit: in another form, perhaps, or without a day."""
    line = lines[index]
    text = line.text
    if text[column] == "{":
        found = read_flow(source, lines, index, column, line.depth)
        node = found.node
        return from_pairs(source, node.pairs, node.place) if isinstance(node, Mapping) else None
    if text[column] in "&*!" and text[column + 1 : column + 2] not in {"", *BLANKS}:
        stop = len(text.rstrip())
        say_refused(source, source.place(line, column, stop), text[column:stop])
        return None
    if text[column] in "\"'":
        quoted = _quoted_key(source, lines, index, column, slots)
        if quoted is not None:
            return quoted
    end = key_end(text, column)
    if end >= 0 and canonical(text[column:end].strip("\"'")) in MAP_NAMES:
        return read_map(source, lines, index, column, slots)
    return _typed_entry(source, lines, index, column, end, slots)


def _bare(source: Source, lines: Lines, index: int, slots: ReadSlots) -> Entry | None:
    """A dash alone on its line: a map below it, or nothing."""
    line = lines[index]
    first = next((i for i in range(index + 1, len(lines)) if not lines[i].skipped), None)
    if first is None:
        say_stray(
            source, line, "an empty line in a list", "write '- DATE KIND: TEXT', or delete it"
        )
        return None
    return read_entry(source, lines, first, lines[first].indent, slots)


def _typed_entry(
    source: Source, lines: Lines, index: int, column: int, end: int, slots: ReadSlots
) -> Entry:
    """An entry as this format writes it: ``DATE WORD [DETAIL]: TEXT``."""
    line = lines[index]
    place = whole(source, lines, index, line.indent, len(lines))
    if end < 0:
        stop = len(line.text.rstrip(BLANKS))
        key = source.scalar(line, column, stop)
        nothing = source.scalar(line, stop, stop)
        text, attributes = read_rest(source, lines, index, _level(line, column), nothing, slots)
        return Entry(key, False, text, attributes, place)  # noqa: FBT003
    key = source.scalar(line, column, column + len(line.text[column:end].rstrip(BLANKS)))
    source.note_key(line, column, end)
    text, attributes = _text_and_attributes(source, lines, index, column, end + 1, slots)
    return Entry(key, True, text, attributes, place)  # noqa: FBT003


def _quoted_key(
    source: Source, lines: Lines, index: int, column: int, slots: ReadSlots
) -> Entry | None:
    """An entry whose key, or which as a whole, stands in quotes."""
    line = lines[index]
    end = closing(line.text, column)
    behind = skip_blanks(line.text, end) if end > 0 else 0
    if end > 0 and line.text[behind : behind + 1] == ":":
        key = Scalar(line.text[column + 1 : end - 1], source.place(line, column, end), plain=False)
        if canonical(key.text) in MAP_NAMES:
            return read_map(source, lines, index, column, slots)
        text, attributes = _text_and_attributes(source, lines, index, column, behind + 1, slots)
        place = whole(source, lines, index, line.indent, len(lines))
        return Entry(key, colon=True, text=text, attributes=attributes, place=place)
    found = read_quoted(source, lines, index, column, line.depth, literal=True)
    if found is None or not isinstance(found.node, Scalar):
        return None
    return from_scalar(found.node, whole(source, lines, index, line.indent, len(lines)))


def _text_and_attributes(
    source: Source, lines: Lines, index: int, column: int, after: int, slots: ReadSlots
) -> tuple[Scalar, tuple[Pair, ...]]:
    """TEXT, which begins at or after column ``after``, and the attributes below.

    The key of line ``index`` stands at ``column``.
    """
    level = _level(lines[index], column)
    text, last = read_text(source, lines, index, after, level)
    if last + 1 == len(lines):
        return text, ()
    return read_rest(source, lines, last, level, text, slots)


def _level(line: Line, column: int) -> int:
    """The depth of what stands at a column of a line behind its dash."""
    return line.depth + column - line.indent
