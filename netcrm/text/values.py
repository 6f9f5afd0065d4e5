"""Reading one value: what follows a key's colon or a list's dash, and the lines below it."""

from typing import NamedTuple

from netcrm.model import Place
from netcrm.text.flow import FlowError, FlowReader, say_refused
from netcrm.text.keys import is_field_line, key_end
from netcrm.text.nodes import Mapping, Node, Scalar, Sequence
from netcrm.text.plain import same_syntax
from netcrm.text.quoted import BLOCK, ScalarError, closing, read_block, unquote
from netcrm.text.source import BLANKS, INDENT_CURE, Line, Source

Lines = tuple[Line, ...]
MOST_FLOW_LINES = 500
"""Lines that one list in brackets may run over."""
DASH_CURE = "netcrm reads it as meant; a space after the hyphen pleases them all"
BULLETS = "*+•‣–—●"


class Found(NamedTuple):
    """A value, if one could be read, and the index of the first line after it."""

    node: Node | None
    after: int


def below(lines: Lines, index: int, depth: int, *, dashes: bool = True) -> int:
    """The end of the lines that belong to what stands in line ``index`` at ``depth``.

    Those are the deeper ones (a deeper ``#`` may be text of a block) and, with ``dashes``, list
    items at the same depth. Blank lines and other comments at the end belong to nobody.
    """
    end = stop = index + 1
    while stop < len(lines):
        line = lines[stop]
        stop += 1
        if line.blank or (line.skipped and line.depth <= depth):
            continue
        if line.depth <= depth and not (dashes and line.depth == depth and is_bullet(line)):
            break
        end = stop
    return end


def is_dash(line: Line) -> bool:
    """Whether a line begins a list item as this format writes one."""
    return line.text.startswith("- ", line.indent) or line.text[line.indent :] == "-"


def is_bullet(line: Line) -> bool:
    """Whether a line begins a list item, with a hyphen or with another bullet and a space."""
    rest = line.text[line.indent :]
    return is_dash(line) or (rest[:1] in BULLETS and rest[1:2] in {" ", "\u00a0"})


def skip_blanks(text: str, start: int) -> int:
    """The column of the first character from ``start`` on that is no space."""
    while start < len(text) and text[start] in BLANKS:
        start += 1
    return start


def check_indent(source: Source, line: Line) -> None:
    """Report a tab in a line's indentation (NC110), and note spaces that YAML does not know."""
    lead = line.text[: line.indent]
    tab = lead.find("\t")
    if tab >= 0:
        place = source.place(line, tab, tab + 1)
        hint = "indent with spaces; most editors can do so by themselves"
        source.say("NC110", place, "a tab as indentation", hint)
    elif "\u00a0" in lead or "\u3000" in lead:
        source.note_difference(source.place(line, 0, line.indent), INDENT_CURE)


def read_value(
    source: Source, lines: Lines, index: int, column: int, depth: int, *, dashes: bool = True
) -> Found:
    """The value that begins at ``column`` of line ``index``, of a key or dash at ``depth``."""
    line = lines[index]
    text = line.text
    start = skip_blanks(text, column)
    if start == len(text) or text.startswith("# ", start) or text[start:] == "#":
        return _read_below(source, lines, index, depth, dashes=dashes)
    char = text[start]
    if char in "\"'":
        return read_quoted(source, lines, index, start, depth) or _plain(
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
    return _plain(source, lines, index, start, depth)


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
    return Found(_paragraph(source, lines, first, end), end)


def _paragraph(source: Source, lines: Lines, first: int, end: int) -> Node:
    """Lines below a key that are no list: a text, or pairs where a text was expected."""
    used = [line for line in lines[first:end] if not line.skipped]
    for line in used:
        check_indent(source, line)
    last = used[-1]
    place = source.across(used[0], used[0].indent, last, len(last.text.rstrip()))
    if any(": " in line.text or line.text.rstrip().endswith(":") for line in used):
        return Mapping((), place, "\n".join(line.text.strip() for line in used))
    return Scalar(" ".join(line.text.strip() for line in used), place)


def is_item(line: Line) -> bool:
    """Whether a line begins a list item, in this format's way or a near one."""
    return is_bullet(line) or line.text.startswith("-", line.indent)


def after_bullet(source: Source, line: Line) -> int:
    """The column of what follows a list item's dash; other bullets are reported (NC104)."""
    check_indent(source, line)
    if line.text[line.indent] in BULLETS:
        place = source.place(line, line.indent, line.indent + 1)
        hint = "begin the line with a hyphen and a space: '- '"
        source.say("NC104", place, f"{line.text[line.indent]!r} is no bullet here", hint)
    elif not is_dash(line):
        source.note_difference(source.place(line, line.indent, line.indent + 1), DASH_CURE)
    return skip_blanks(line.text, line.indent + 1)


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


def say_stray(source: Source, line: Line, message: str, hint: str) -> None:
    """Report a line that belongs to nothing (NC104)."""
    place = source.place(line, line.indent, len(line.text.rstrip()))
    source.say("NC104", place, message, hint)


def read_quoted(
    source: Source, lines: Lines, index: int, start: int, depth: int, *, literal: bool = False
) -> Found | None:
    """A quoted text that closes at the end of this line or of a deeper one below.

    None where the quotes are only characters. With ``literal`` no comment may follow it.
    """
    first = lines[index]
    end = closing(first.text, start)
    last, raw = index, first.text[start:]
    if end < 0:
        limit = below(lines, index, depth, dashes=False)
        raw = "\n".join((raw, *(line.text for line in lines[index + 1 : limit])))
        end = closing(raw, 0)
        if end < 0:
            return None
        last = index + raw.count("\n", 0, end)
        behind = raw[end:].split("\n", 1)[0]
        raw = raw[:end]
    else:
        behind = first.text[end:]
        raw = first.text[start:end]
    if not _ends_value(behind, literal=literal):
        return None
    column = len(lines[last].text) - len(behind)
    place = source.across(first, start, lines[last], column)
    after = below(lines, last, depth, dashes=False)
    for line in lines[last + 1 : after]:
        if not line.skipped:
            say_stray(source, line, "this line follows a closed quote", "move it into the quotes")
    try:
        return Found(Scalar(unquote(raw), place, plain=False), after)
    except ScalarError as error:
        hint = "check the quotes and backslashes, or leave the quotes out"
        source.say("NC104", place, f"this quoted text: {error}", hint)
        return Found(None, after)


def _ends_value(behind: str, *, literal: bool) -> bool:
    """Whether what follows a closing quote or bracket is nothing, or a comment."""
    rest = behind.strip(BLANKS)
    return not rest or (not literal and rest[0] == "#" and behind[0] in BLANKS)


def read_block_value(source: Source, lines: Lines, index: int, start: int, depth: int) -> Found:
    """A block (``|`` or ``>``) and the deeper lines below it."""
    line = lines[index]
    end = index + 1
    while end < len(lines) and (lines[end].blank or lines[end].depth > depth):
        end += 1
    inner = [
        other.text[depth:] if other.indent >= depth else "" for other in lines[index + 1 : end]
    ]
    last = max((i for i in range(index, end) if not lines[i].blank), default=index)
    place = source.across(line, start, lines[last], len(lines[last].text))
    try:
        return Found(Scalar(read_block(line.text[start:], inner), place, plain=False), end)
    except ScalarError as error:
        hint = "indent all its lines alike, with spaces, deeper than the key"
        source.say("NC104", source.place(line, start, len(line.text)), f"this block: {error}", hint)
        return Found(None, end)


def read_flow(source: Source, lines: Lines, index: int, start: int, depth: int) -> Found:
    """A list in brackets or a map in braces, over this line and those that may belong to it."""
    end = _flow_limit(lines, index, depth)
    reader = FlowReader(source, lines[:end], index, start)
    try:
        node = reader.read()
    except FlowError as error:
        source.say(*error.said)
        return Found(None, below(lines, index, depth, dashes=False))
    line, behind = reader.line, reader.line.text[reader.column :]
    after = below(lines, reader.index, depth, dashes=False)
    if not _ends_value(behind, literal=False):
        begin = skip_blanks(line.text, reader.column)
        place = source.place(line, begin, len(line.text.rstrip()))
        hint = "put the whole value in double quotes if you mean the brackets"
        source.say("NC104", place, "text after the closing bracket", hint)
        return Found(None, after)
    for other in lines[reader.index + 1 : after]:
        if not other.skipped:
            say_stray(source, other, "this line follows a closed list", "move it into the list")
    return Found(node, after)


def _flow_limit(lines: Lines, index: int, depth: int) -> int:
    """How far a list in brackets may run: up to the next field or item of the same level."""
    end = index + 1
    stop = min(len(lines), index + MOST_FLOW_LINES)
    while end < stop:
        line = lines[end]
        shallow = not line.skipped and line.depth <= depth
        if shallow and (is_dash(line) or key_end(line.text, line.indent) > 0):
            break
        end += 1
    return end


def _plain(source: Source, lines: Lines, index: int, start: int, depth: int) -> Found:
    """A literal text, with the deeper lines that go on with it."""
    line = lines[index]
    end = comment_start(line.text, start)
    parts, last, stop = [line.text[start:end]], line, end
    limit = below(lines, index, depth, dashes=False)
    after = index + 1
    while after < limit:
        other = lines[after]
        if not other.skipped:
            if is_field_line(other):
                break
            check_indent(source, other)
            if is_dash(other):
                say_stray(source, other, "a list below a text", "put the text in the list as well")
            else:
                stop = comment_start(other.text, other.indent)
                parts.append(other.text[other.indent : stop])
                last = other
        after += 1
    place = source.across(line, start, last, stop)
    if not all(same_syntax(part) for part in parts):
        source.note_difference(place)
    return Found(Scalar(" ".join(parts), place), after)


def comment_start(text: str, start: int) -> int:
    """Where a field's literal text ends: before a ``#`` between spaces, else at the line's end."""
    at = text.find("#", start)
    while at > 0:
        if text[at - 1] in " \t" and text[at + 1 : at + 2] in {" ", "\t"}:
            break
        at = text.find("#", at + 1)
    end = at if at > start else len(text)
    return start + len(text[start:end].rstrip(BLANKS))


def whole(source: Source, lines: Lines, first: int, start: int, after: int) -> Place:
    """The place from a column of line ``first`` to the end of the last line before ``after``."""
    last = after - 1
    while last > first and lines[last].skipped:
        last -= 1
    return source.across(lines[first], start, lines[last], len(lines[last].text))
