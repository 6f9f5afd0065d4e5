"""Reading one value: what follows a key's colon or a list's dash, and the lines below it."""

from netcrm.text.enclosed import read_block_value, read_flow, read_quoted
from netcrm.text.extent import Found, below
from netcrm.text.flow import say_refused
from netcrm.text.lines import Lines, after_bullet, is_item, say_stray, skip_blanks
from netcrm.text.literal import read_literal, read_paragraph
from netcrm.text.nodes import Node, Sequence
from netcrm.text.quoted import BLOCK
from netcrm.text.source import BLANKS, Source

_OPENS = frozenset("\"'[|>&*!")
"""What may begin something else than a literal text."""


def read_value(
    source: Source, lines: Lines, index: int, column: int, depth: int, *, dashes: bool = True
) -> Found:
    """The value that begins at ``column`` of line ``index``, of a key or dash at ``depth``."""
    text = lines[index].text
    start = skip_blanks(text, column)
    char = text[start : start + 1]
    if not char or (char == "#" and text[start + 1 : start + 2] in {"", " "}):
        return _read_below(source, lines, index, depth, dashes=dashes)
    if char in _OPENS:
        return _read_opened(source, lines, index, start, depth)
    return read_literal(source, lines, index, start, depth)


def _read_opened(source: Source, lines: Lines, index: int, start: int, depth: int) -> Found:
    """A value whose first character may mean something: a quote, a bracket, a block, a tag."""
    line = lines[index]
    text = line.text
    char = text[start]
    if char in "\"'":
        return read_quoted(source, lines, index, start, depth) or read_literal(
            source, lines, index, start, depth
        )
    if char == "[" and (text[start + 1 : start + 2] != "[" or text.startswith("[[[", start)):
        return read_flow(source, lines, index, start, depth)
    if char in "|>" and BLOCK.fullmatch(text, start):
        return read_block_value(source, lines, index, start, depth)
    if char in "&*!" and start + 1 < len(text) and text[start + 1] not in BLANKS:
        end = below(lines, index, depth, dashes=False)
        stop = len(text.rstrip())
        say_refused(source, source.place(line, start, stop), text[start:stop])
        return Found(None, end)
    return read_literal(source, lines, index, start, depth)


def _read_below(source: Source, lines: Lines, index: int, depth: int, *, dashes: bool) -> Found:
    """The value of a key with nothing behind it: what the lines below say."""
    end = below(lines, index, depth, dashes=dashes)
    first = next((i for i in range(index + 1, end) if not lines[i].skipped), None)
    if first is None:
        return Found(None, end)
    line = lines[first]
    if is_item(line):
        return Found(read_items(source, lines[:end], first), end)
    if line.text[line.indent] in "[{\"'" or line.text[line.indent : line.indent + 1] in {"|", ">"}:
        return Found(read_value(source, lines[:end], first, line.indent, depth).node, end)
    return Found(read_paragraph(source, lines, first, end), end)


def read_items(source: Source, lines: Lines, index: int) -> Sequence:
    """A list with one item a line, from line ``index`` to the end of ``lines``."""
    items: list[Node] = []
    first = lines[index]
    place = source.place(first, first.indent, len(first.text))
    while index < len(lines):
        line = lines[index]
        if line.skipped:
            index += 1
            continue
        if not is_item(line):
            say_stray(source, line, "this line is no list item", "begin it with '- '")
            index += 1
            continue
        found = read_value(
            source, lines, index, after_bullet(source, line), line.depth, dashes=False
        )
        if found.node is not None:
            items.append(found.node)
        index = found.after
        last = lines[index - 1]
        place = source.across(first, first.indent, last, len(last.text.rstrip()))
    return Sequence(tuple(items), place)
