"""Lines in the very form that FORMAT.md gives, which nearly all are: read in one step.

What these do not match is left to the readers of every form. Those read these lines alike, only in
more steps; a test holds the two against each other.
"""

import re

from netcrm.text.flow import plain_list
from netcrm.text.keys import DATED_FIELDS
from netcrm.text.nodes import Entry, Node, Scalar
from netcrm.text.plain import same_syntax
from netcrm.text.source import Line, Source

_FIELD = re.compile(
    r"([a-z]+(?:_[a-z]+)*): (?:([^\s\u00a0\u3000#\"'\[|>&*!](?:[^#]*[^\s\u00a0\u3000#])?)|\[.*)",
    re.ASCII,
)
_ENTRY = re.compile(
    r" *- (\d[^:：\u00a0\u3000]*[^\s:：\u00a0\u3000])"
    r": ([^\s\u00a0\u3000\"'|>](?:.*[^\s\u00a0\u3000])?)",
    re.ASCII,
)


def usual_field(source: Source, line: Line) -> tuple[Scalar, Node] | None:
    """Key and value of a line ``key: text`` or ``key: [a, b]`` that goes on in no line below.

    None for lists of dated lines and for every other form.
    """
    match = _FIELD.fullmatch(line.text)
    if match is None or match[1] in DATED_FIELDS:
        return None
    end = match.end(1)
    value = _text(source, line, *match.span(2)) if match[2] else plain_list(source, line, end + 2)
    return (source.scalar(line, 0, end), value) if value is not None else None


def usual_entry(source: Source, line: Line) -> Entry | None:
    """The entry of a line ``- DATE WORD: TEXT`` with nothing below it; None for other forms."""
    match = _ENTRY.fullmatch(line.text)
    if match is None:
        return None
    text = _text(source, line, *match.span(2))
    place = source.place(line, line.indent, len(line.text))
    return Entry(source.scalar(line, *match.span(1)), True, text, (), place)  # noqa: FBT003


def _text(source: Source, line: Line, start: int, end: int) -> Scalar:
    """A text without quotes, noted where other YAML readers would take it in another way."""
    found = source.scalar(line, start, end)
    if not same_syntax(found.text):
        source.note_difference(found.place)
    return found
