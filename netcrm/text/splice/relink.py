"""Letting a link, or a field that names someone, lead to another id or name."""

import re

from netcrm.text.links import parse_link
from netcrm.text.splice.changes import Refusal, Relink
from netcrm.text.splice.page import Page, open_page
from netcrm.text.splice.plan import Plan, Plans
from netcrm.text.splice.shape import Dated, Listed, Mapped, Row, Shape, Whole
from netcrm.text.write import quote

_INNER = re.compile(
    r"\[\[(?:[^\[\]|#\n]*/)?[ \t]*(?P<target>[^\[\]|#\n/]*?)(?:\.md)?[ \t]*\\?[\]|#]", re.IGNORECASE
)
_MARK = "someone"


def relink(page: Page, change: Relink) -> Plans | Refusal:
    """Another target in the place of one; path, heading and what is shown stay."""
    if not _can_be_linked_to(change.target):
        hint = "an id or name has no brackets, bars or slashes in it"
        return page.refuse(change.at.line, f"{change.target!r} cannot be linked to", hint)
    typed = page.typed[change.at.start : change.at.end]
    inner = _INNER.match(typed)
    if inner is not None:
        start, end = (change.at.start + at for at in inner.span("target"))
    elif typed and not re.search(r"[\[\]\"'\n]", typed):
        start, end = change.at.start, change.at.end
    else:
        return page.refuse(change.at.line, "what stands here is no link that can be changed")
    new = (change.target,) if inner is not None else (change.target, quote(change.target))
    if start >= page.body.place.start:
        offset = start - page.body.place.start
        body = page.body.text
        body = body[:offset] + change.target + body[offset + end - start :]
        return (Plan(start, end, change.target, Whole(page.whole.fields, body)),)
    whole = _renamed(page, start, end, change.target)
    if whole is None:
        return page.refuse(change.at.line, "what stands here is no link that can be changed")
    return tuple(Plan(start, end, text, whole) for text in new)


def _can_be_linked_to(target: str) -> bool:
    """Whether a link to this is read as one to this."""
    plain = parse_link(target) == (target, "")
    return plain and bool(target) and not re.search(r"[\[\]\n]", target)


def _renamed(page: Page, start: int, end: int, new: str) -> Whole | None:
    """What the file is to say with another name in one place.

    Where that place is in what the file says is found by trying with a word that occurs nowhere
    else: put back, the old name must give what the file says now.
    """
    mark = _MARK
    while mark in page.typed:
        mark += _MARK
    marked = open_page(page.file, page.edit(start, end, mark).apply(page.data))
    if isinstance(marked, Refusal):
        return None
    if _whole(marked.whole, mark, page.typed[start:end]) != page.whole:
        return None
    return _whole(marked.whole, mark, new)


def _whole(whole: Whole, mark: str, name: str) -> Whole:
    """A file with a name instead of the mark."""
    found = {key: _shape(shape, mark, name) for key, shape in whole.fields.items()}
    return Whole(found, whole.body)


def _shape(shape: Shape, mark: str, name: str) -> Shape:
    if isinstance(shape, str):
        return shape.replace(mark, name)
    if isinstance(shape, Listed):
        return Listed(tuple(_shape(item, mark, name) for item in shape.items))
    if isinstance(shape, Mapped):
        return Mapped(_pairs(shape.pairs, mark, name), shape.text.replace(mark, name))
    if isinstance(shape, Dated):
        return Dated(tuple(_row(row, mark, name) for row in shape.rows))
    return None


def _row(row: Row, mark: str, name: str) -> Row:
    return Row(
        row.key.replace(mark, name),
        row.colon,
        row.text.replace(mark, name),
        _pairs(row.attributes, mark, name),
        row.mapped,
    )


def _pairs(
    pairs: tuple[tuple[str, Shape], ...], mark: str, name: str
) -> tuple[tuple[str, Shape], ...]:
    return tuple((key, _shape(shape, mark, name)) for key, shape in pairs)
