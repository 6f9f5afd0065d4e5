"""Replacing and removing whole dated lines."""

from netcrm.model import Place
from netcrm.text.lines import is_item, skip_blanks
from netcrm.text.nodes import Entries
from netcrm.text.splice.changes import Refusal, Remove, Replace
from netcrm.text.splice.cuts import cut, has_any_comment, has_comments
from netcrm.text.splice.layout import (
    Setting,
    Stretch,
    apart,
    in_braces,
    in_brackets,
    level_of,
    stretch,
)
from netcrm.text.splice.page import Found, Page, attribute
from netcrm.text.splice.plan import Plan, Plans, gone
from netcrm.text.splice.shape import Dated, with_row
from netcrm.text.splice.wording import braces_of, lines_of, row_of_draft

_COMMENTS = "there are comments between its lines"
_COMMENTS_CURE = "move the comments away, or change it by hand"


def replace(page: Page, change: Replace) -> Plans | Refusal:
    """Another dated line in the place of one."""
    found = page.find(change.at)
    if found is None:
        return gone(page, change.at)
    entry = found.entry
    whole = with_row(page.whole, found.where, row_of_draft(change.line))
    if in_brackets(page, _list(page, found).place) or in_braces(page, entry):
        if has_any_comment(page, entry.place.start, entry.place.end, entry):
            return _commented(page, change.at)
        return (Plan(entry.place.start, entry.place.end, braces_of(change.line), whole),)
    lines = stretch(page, entry)
    first = page.lines[entry.place.line - 1]
    column = skip_blanks(first.text, first.indent + 1) if is_item(first) else first.indent
    last = page.block[lines.after - 1]
    start, end = first.start + column, last.start + len(last.text)
    if has_any_comment(page, start, end, entry):
        return _commented(page, change.at)
    newline = page.newline(first)
    new = lines_of(change.line, Setting("", level_of(page, entry)), newline)
    return (Plan(start, end, new.removesuffix(newline), whole),)


def remove(page: Page, change: Remove) -> Plans | Refusal:
    """A dated line, its attributes, and the blank line that parted it from the next."""
    found = page.find(change.at)
    if found is None:
        return gone(page, change.at)
    siblings = _list(page, found)
    at = found.where.at if found.where.slot is None else found.where.slot
    if in_brackets(page, siblings.place):
        spans = tuple((it.place.start, it.place.end) for it in siblings.items)
        span = cut(page, spans, at)
        whole = with_row(page.whole, found.where, None, Dated(()))
        return _commented(page, change.at) if span is None else (Plan(*span, "", whole),)
    lines = tuple(stretch(page, entry) for entry in siblings.items)
    first, after = _with_blanks(page, lines, at)
    start, end = page.block[first].start, page.after(page.block[after - 1])
    if has_comments(page, start, end, found.entry):
        return _commented(page, change.at)
    return (Plan(start, end, "", with_row(page.whole, found.where, None)),)


def _with_blanks(page: Page, lines: tuple[Stretch, ...], at: int) -> Stretch:
    """The lines of the ``at``-th entry, with blank ones behind it, or before it if it is last."""
    first, after = lines[at]
    if not apart(page, lines, at):
        return lines[at]
    if at + 1 < len(lines):
        while after < lines[at + 1].first and page.block[after].blank:
            after += 1
    elif at:
        while first > lines[at - 1].after and page.block[first - 1].blank:
            first -= 1
    return Stretch(first, after)


def _list(page: Page, found: Found) -> Entries:
    """The list that a dated line stands in."""
    value = page.pieces[found.where.section].value
    assert isinstance(value, Entries)  # noqa: S101  a line was found in it
    if found.where.slot is None:
        return value
    need = value.items[found.where.at]
    lists = (pair.value for pair in attribute(need, "slots") if isinstance(pair.value, Entries))
    return next(it for it in lists if found.entry in it.items)


def _commented(page: Page, at: Place) -> Refusal:
    return page.refuse(at.line, _COMMENTS, _COMMENTS_CURE)
