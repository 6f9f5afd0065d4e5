"""What stands below a dated line: its attributes, and the lines that go on with its TEXT."""

from collections.abc import Callable

from netcrm.text.entry_text import longer
from netcrm.text.keys import is_attribute, key_end
from netcrm.text.lines import Lines, check_indent
from netcrm.text.nodes import Entries, Pair, Scalar
from netcrm.text.source import BLANKS, Line, Source
from netcrm.text.values import read_value
from netcrm.text.words import canonical

ReadSlots = Callable[[Source, Lines, int, int, int], tuple[Entries | None, int]]
"""How ``slots`` are read: they are dated lines within a dated line, so that ``read_entries``
hands itself down to here."""


def read_rest(
    source: Source, lines: Lines, index: int, level: int, text: Scalar, slots: ReadSlots
) -> tuple[Scalar, tuple[Pair, ...]]:
    """TEXT, longer by the lines below line ``index`` that go on with it, and the attributes.

    Attributes are those that stand at ``level``, the depth of the dated line's key.
    """
    attributes: list[Pair] = []
    more: list[tuple[Line, str]] = []
    index += 1
    while index < len(lines):
        line = lines[index]
        if line.skipped:
            index += 1
            continue
        end = key_end(line.text, line.indent) if line.depth == level else -1
        if end > 0 and is_attribute(line.text[line.indent : end].strip("\"'")):
            pair, index = read_pair(source, lines, index, end, slots)
            attributes.append(pair)
            continue
        check_indent(source, line)
        more.append((line, " " if line.depth > level else "\n"))
        index += 1
    return (longer(source, text, more) if more else text), tuple(attributes)


def read_pair(
    source: Source, lines: Lines, index: int, end: int, slots: ReadSlots
) -> tuple[Pair, int]:
    """An attribute whose colon stands at ``end`` of line ``index``, and the line after it."""
    line = lines[index]
    check_indent(source, line)
    source.note_key(line, line.indent, end)
    stop = line.indent + len(line.text[line.indent : end].rstrip(BLANKS))
    key = Scalar(line.text[line.indent : stop].strip("\"'"), source.place(line, line.indent, stop))
    if canonical(key.text) == "slots":
        entries, after = slots(source, lines, index, end + 1, line.depth)
        return Pair(key, entries), after
    found = read_value(source, lines, index, end + 1, line.depth)
    return Pair(key, found.node), found.after
