"""What has to be known before something is taken out: where it ends, and what would go with it."""

import re

from netcrm.text.nodes import Entries, Entry, Node, Scalar, Sequence
from netcrm.text.reading import Value
from netcrm.text.splice.page import Page

Span = tuple[int, int]
_COMMENT = re.compile(r"(?<=[ \t\n])#(?=[ \t\r\n]|$)|(?<=\n)[ \t]*#")


def cut(page: Page, spans: tuple[Span, ...], at: int) -> Span | None:
    """What to take out of brackets so that the ``at``-th of their items is gone, and its comma.

    None where something of the user's, a comment, stands beside it.
    """
    start, end = spans[at]
    if at + 1 < len(spans):
        gap, found = page.typed[end : spans[at + 1][0]], (start, spans[at + 1][0])
    elif at:
        gap, found = page.typed[spans[at - 1][1] : start], (spans[at - 1][1], end)
    else:
        gap, found = "", (start, end)
    return found if not gap.strip(", \t\r\n\u00a0") else None


def has_comments(page: Page, start: int, end: int, *values: Value | Entry) -> bool:
    """Whether a stretch holds lines that are comments, which are nobody's but the user's.

    ``values`` are what was read there: within their quotes and blocks a ``#`` is text.
    """
    texts = _all_texts(values)
    first = page.line_at(start).number
    last = page.line_at(max(end - 1, start)).number
    return any(
        line.skipped and not line.blank and not _within(line.start + line.indent, texts)
        for line in page.lines[first - 1 : last]
    )


def has_any_comment(page: Page, start: int, end: int, *values: Value | Entry) -> bool:
    """Whether a stretch holds comments, at the ends of its lines too, and behind a block's bar."""
    texts = tuple(_behind_bar(page, span) for span in _all_texts(values))
    marks = (found.start() for found in _COMMENT.finditer(page.typed, start, end))
    return any(not _within(at, texts) for at in marks)


def _behind_bar(page: Page, span: Span) -> Span:
    """A text without the line in which a block is announced."""
    start, end = span
    if page.typed[start : start + 1] not in {"|", ">"}:
        return span
    return page.typed.find("\n", start), end


def _all_texts(values: tuple[Value | Entry, ...]) -> tuple[Span, ...]:
    return tuple(span for value in values for span in _texts(value))


def _within(at: int, texts: tuple[Span, ...]) -> bool:
    return any(start <= at < end for start, end in texts)


def _texts(value: Value | Entry) -> tuple[Span, ...]:
    """Where quoted texts and blocks stand, and the TEXT of dated lines, which is literal."""
    if isinstance(value, Scalar):
        return () if value.plain else ((value.place.start, value.place.end),)
    own = ((value.text.place.start, value.text.place.end),) if isinstance(value, Entry) else ()
    return (*own, *(span for part in _parts(value) for span in _texts(part)))


def _parts(value: Value | Entry) -> tuple[Node | Entries | Entry | None, ...]:
    """What a list, map or dated line is made of."""
    if isinstance(value, Sequence | Entries):
        return value.items
    pairs = value.attributes if isinstance(value, Entry) else getattr(value, "pairs", ())
    return tuple(pair.value for pair in pairs)
