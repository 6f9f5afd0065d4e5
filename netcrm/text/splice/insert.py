"""Inserting a dated line into its list, whatever shape that list has."""

from typing import NamedTuple

from netcrm.text.nodes import Entries, Scalar
from netcrm.text.reading import Value
from netcrm.text.source import BLANKS
from netcrm.text.splice.changes import Draft, Insert, Refusal
from netcrm.text.splice.layout import (
    Setting,
    apart,
    colon,
    empty,
    field_places,
    in_braces,
    in_brackets,
    index_of,
    level_of,
    list_setting,
    setting,
    stretch,
    with_comments,
)
from netcrm.text.splice.order import place_among
from netcrm.text.splice.page import Found, Page, attribute
from netcrm.text.splice.plan import Plan, Plans, gone, last_pair_end, twice, unreadable
from netcrm.text.splice.shape import Where, Whole, rows_at, with_rows
from netcrm.text.splice.wording import braces_of, lines_of, row_of_draft


class _List(NamedTuple):
    """The list that a line goes into: its name, and the need it belongs to if it has slots."""

    page: Page
    section: str
    within: Where | None
    key: Scalar
    value: Value


def insert(page: Page, change: Insert) -> Plans | Refusal:
    """The ways to insert a dated line, best first."""
    if change.within is not None:
        found = page.find(change.within)
        return gone(page, change.within) if found is None else _slot(page, found, change.line)
    if change.section in page.twice:
        return twice(page, change.section)
    piece = page.pieces.get(change.section)
    if piece is None:
        return _first(page, change.section, change.line)
    return _into(_List(page, change.section, None, piece.key, piece.value), change.line)


def _slot(page: Page, need: Found, line: Draft) -> Plans | Refusal:
    """A line among the slots of a need."""
    pairs = attribute(need.entry, "slots")
    if len(pairs) > 1:
        return twice(page, "slots")
    if pairs:
        return _into(_List(page, "slots", need.where, *pairs[0]), line)
    whole = _with(page, "slots", need.where, 0, line)
    if in_braces(page, need.entry):
        end = last_pair_end(need.entry)
        return (Plan(end, end, f", slots: [{braces_of(line)}]", whole),)
    last = page.block[stretch(page, need.entry).after - 1]
    level, newline = level_of(page, need.entry), page.newline(last)
    new = f"{' ' * level}slots:{newline}" + lines_of(line, _below(level), newline)
    return (Plan(page.after(last), page.after(last), new, whole),)


def _below(level: int) -> Setting:
    """How slots are set in below their key."""
    return Setting(" " * (level + 2) + "- ", level + 4)


def _first(page: Page, section: str, line: Draft) -> Plans:
    """The first line of a list that the file has not yet."""
    whole = _with(page, section, None, 0, line)
    if page.bare:
        newline = page.newline(page.lines[0])
        listed = lines_of(line, list_setting(page, 0), newline)
        return (Plan(0, 0, f"---{newline}{section}:{newline}{listed}---{newline}", whole),)
    plans = []
    for position, indent, newline in field_places(page, section):
        listed = lines_of(line, list_setting(page, len(indent)), newline)
        plans.append(Plan(position, position, f"{indent}{section}:{newline}{listed}", whole))
    return tuple(plans)


def _into(into: _List, line: Draft) -> Plans | Refusal:
    """A line into a list whose key is there."""
    page, value = into.page, into.value
    if isinstance(value, Entries):
        at = place_among(value.items, line.day, yearly=into.section == "dates")
        whole = _with(page, into.section, into.within, at, line)
        if in_brackets(page, value.place):
            return _brackets(into, value, at, line, whole)
        if not value.items:  # what stands there is no dated line, and a problem says so
            return unreadable(page, into.key)
        return _block(into, value, at, line, whole)
    if value is not None or not empty(page, into.key):
        return unreadable(page, into.key)
    key = page.lines[into.key.place.line - 1]
    set_in = _below(key.depth) if into.within else list_setting(page, key.depth)
    whole = _with(page, into.section, into.within, 0, line)
    start = page.after(key)
    return (Plan(start, start, lines_of(line, set_in, page.newline(key)), whole),)


def _with(page: Page, section: str, within: Where | None, at: int, line: Draft) -> Whole:
    """What the file is to say with the line as the ``at``-th of its list."""
    rows = rows_at(page.whole, section, within)
    return with_rows(page.whole, section, (*rows[:at], row_of_draft(line), *rows[at:]), within)


def _block(into: _List, value: Entries, at: int, line: Draft, whole: Whole) -> Plans:
    """A line of its own among others, parted from them as they are."""
    page = into.page
    spans = tuple(stretch(page, entry) for entry in value.items)
    blank = apart(page, spans, at)
    if at == len(spans):
        last = page.block[spans[-1].after - 1]
        newline = page.newline(last)
        new = lines_of(line, setting(page, value.items[-1]), newline)
        start = page.after(last)
        return (Plan(start, start, newline * blank + new, whole),)
    here = page.block[spans[at].first]
    key = page.lines[into.key.place.line - 1]
    above = spans[at - 1].after if at else index_of(page, key) + 1
    newline = page.newline(here)
    new = lines_of(line, setting(page, value.items[at]), newline) + newline * blank
    starts = (page.block[with_comments(page, here.number - 2, above)].start, here.start)
    return tuple(Plan(start, start, new, whole) for start in dict.fromkeys(starts))


def _brackets(into: _List, value: Entries, at: int, line: Draft, whole: Whole) -> Plans:
    """An item within brackets; empty ones give way to lines of their own where they can."""
    page, items = into.page, value.items
    if at < len(items):
        start = items[at].place.start
        return (Plan(start, start, f"{braces_of(line)}, ", whole),)
    if items:
        end = items[-1].place.end
        return (Plan(end, end, f", {braces_of(line)}", whole),)
    inside = Plan(value.place.start + 1, value.place.start + 1, braces_of(line), whole)
    last = page.line_at(value.place.end)
    behind = page.typed[value.place.end : last.start + len(last.text)]
    hollow = not page.typed[value.place.start + 1 : value.place.end - 1].strip()
    if behind.strip(BLANKS) or not hollow or last.number != into.key.place.line:
        return (inside,)
    newline = page.newline(last)
    listed = lines_of(line, list_setting(page, last.depth), newline).removesuffix(newline)
    return (Plan(colon(page, into.key), value.place.end, newline + listed, whole), inside)
