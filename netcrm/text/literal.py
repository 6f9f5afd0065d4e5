"""Texts without quotes: literal as typed, on one line or several."""

from netcrm.text.extent import Found, below
from netcrm.text.keys import is_field_line
from netcrm.text.lines import Lines, check_indent, is_dash, say_stray
from netcrm.text.nodes import Mapping, Node, Scalar
from netcrm.text.plain import same_syntax
from netcrm.text.source import BLANKS, Line, Source


def read_literal(source: Source, lines: Lines, index: int, start: int, depth: int) -> Found:
    """A literal text, with the deeper lines that go on with it."""
    line = lines[index]
    end = _comment_start(line.text, start)
    limit = below(lines, index, depth, dashes=False)
    if limit == index + 1:
        return Found(_one_line(source, line, start, end), limit)
    parts, last, stop = [line.text[start:end]], line, end
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
                stop = _comment_start(other.text, other.indent)
                parts.append(other.text[other.indent : stop])
                last = other
        after += 1
    place = source.across(line, start, last, stop)
    if not all(same_syntax(part) for part in parts):
        source.note_difference(place)
    return Found(Scalar(" ".join(parts), place), after)


def _one_line(source: Source, line: Line, start: int, end: int) -> Scalar:
    """A literal text that ends with its line, as nearly all do."""
    found = source.scalar(line, start, end)
    if not same_syntax(found.text):
        source.note_difference(found.place)
    return found


def read_paragraph(source: Source, lines: Lines, first: int, end: int) -> Node:
    """Lines below a key that are no list: a text, or pairs where a text was expected."""
    used = [line for line in lines[first:end] if not line.skipped]
    for line in used:
        check_indent(source, line)
    last = used[-1]
    place = source.across(used[0], used[0].indent, last, len(last.text.rstrip()))
    if any(": " in line.text or line.text.rstrip().endswith(":") for line in used):
        return Mapping((), place, "\n".join(line.text.strip() for line in used))
    return Scalar(" ".join(line.text.strip() for line in used), place)


def _comment_start(text: str, start: int) -> int:
    """Where a field's literal text ends: before a ``#`` between spaces, else at the line's end."""
    at = text.find("#", start)
    while at > 0:
        if text[at - 1] in " \t" and text[at + 1 : at + 2] in {" ", "\t"}:
            break
        at = text.find("#", at + 1)
    end = at if at > start else len(text)
    return start + len(text[start:end].rstrip(BLANKS))
