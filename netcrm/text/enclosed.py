"""Values that show where they end, over several lines: quoted texts, blocks, and brackets."""

from netcrm.text.extent import Found, below
from netcrm.text.flow import FlowError, FlowReader, plain_list
from netcrm.text.keys import key_end
from netcrm.text.lines import Lines, is_dash, say_stray, skip_blanks
from netcrm.text.nodes import Scalar
from netcrm.text.quoted import ScalarError, closing, read_block, unquote
from netcrm.text.source import BLANKS, Source

MOST_FLOW_LINES = 500
"""Lines that one list in brackets may run over."""


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
    plain = plain_list(source, lines[index], start)
    if plain is not None:
        after = below(lines, index, depth, dashes=False)
        _say_below(source, lines[index + 1 : after])
        return Found(plain, after)
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
    _say_below(source, lines[reader.index + 1 : after])
    return Found(node, after)


def _say_below(source: Source, lines: Lines) -> None:
    """Report lines that stand below a closed list as if they belonged to it (NC104)."""
    for line in lines:
        if not line.skipped:
            say_stray(source, line, "this line follows a closed list", "move it into the list")


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


def _ends_value(behind: str, *, literal: bool) -> bool:
    """Whether what follows a closing quote or bracket is nothing, or a comment."""
    rest = behind.strip(BLANKS)
    return not rest or (not literal and rest[0] == "#" and behind[0] in BLANKS)
