"""Giving a field or attribute a value, and taking it away."""

from netcrm.text.lines import is_item
from netcrm.text.nodes import Entries, Mapping, Scalar, Sequence
from netcrm.text.splice.changes import Drop, Put, Refusal
from netcrm.text.splice.cuts import cut, has_any_comment, has_comments
from netcrm.text.splice.holder import Holder, hold
from netcrm.text.splice.layout import colon, empty, field_end, in_brackets
from netcrm.text.splice.page import Page
from netcrm.text.splice.plan import Plan, Plans, unreadable
from netcrm.text.splice.wording import shape_of_value, written

_COMMENTS = "there are comments in it"
_COMMENTS_CURE = "move the comments away, or change it by hand"


def put(page: Page, change: Put) -> Plans | Refusal:
    """A value for a field or attribute, instead of the one it has if it has one."""
    holder = hold(page, change.name, change.of)
    if isinstance(holder, Refusal):
        return holder
    new = written(change.name, change.value, flow=holder.flow)
    shape = shape_of_value(change.value)
    if holder.key is None:
        return holder.fresh(new, shape)
    span = value_span(holder)
    if isinstance(span, Refusal):
        return span
    start, end, gap = span
    return (Plan(start, end, gap + new, holder.holding(shape)),)


def value_span(holder: Holder) -> tuple[int, int, str] | Refusal:
    """Where the value of a key stands, and what a new one needs before it."""
    page, key, value = holder.page, holder.key, holder.value
    assert key is not None  # noqa: S101  a new field has no span
    if value is None and not holder.flow and empty(page, key):
        return colon(page, key), colon(page, key), " "
    if value is None or isinstance(value, Mapping | Entries):
        return unreadable(page, key)
    start, end, gap = value.place.start, value.place.end, ""
    if isinstance(value, Sequence) and not in_brackets(page, value.place):
        start, gap = colon(page, key), " "
    if has_any_comment(page, start, end, value):
        return page.refuse(key.place.line, _COMMENTS, _COMMENTS_CURE)
    return start, end, gap


def drop(page: Page, change: Drop) -> Plans | Refusal:
    """A field or attribute goes."""
    holder = hold(page, change.name, change.of)
    if isinstance(holder, Refusal):
        return holder
    if holder.key is None:
        hint = "look at the file: perhaps it goes by another name"
        return page.refuse(holder.line, f"there is no {change.name!r} to take away", hint)
    return drop_held(holder)


def drop_held(holder: Holder) -> Plans | Refusal:
    """What a key and its value take up, taken out."""
    page, key = holder.page, holder.key
    assert key is not None  # noqa: S101  asked for by those who found one
    if holder.flow:
        return _from_braces(holder)
    line = page.lines[key.place.line - 1]
    if is_item(line):
        hint = "write it as '- DATE KIND: TEXT' first"
        return page.refuse(line.number, "a dated line cannot do without its first part", hint)
    end = page.after(page.block[field_end(page, key) - 1])
    if has_comments(page, line.start, end, holder.value):
        return page.refuse(line.number, _COMMENTS, _COMMENTS_CURE)
    return (Plan(line.start, end, "", holder.gone()),)


def _from_braces(holder: Holder) -> Plans | Refusal:
    """A pair within braces, with its comma."""
    assert holder.found is not None  # noqa: S101  only dated lines stand in braces
    entry = holder.found.entry
    pairs = [(pair.key, pair.value) for pair in entry.attributes]
    if not entry.mapped:
        pairs.insert(0, (entry.key, entry.text))
    spans = tuple(_span(key, value) for key, value in pairs)
    at = next(i for i, (key, _) in enumerate(pairs) if key is holder.key)
    span = cut(holder.page, spans, at)
    if span is None:
        return holder.page.refuse(holder.line, _COMMENTS, _COMMENTS_CURE)
    return (Plan(*span, "", holder.gone()),)


def _span(key: Scalar, value: object) -> tuple[int, int]:
    end = getattr(value, "place", key.place).end
    return key.place.start, max(end, key.place.end)
