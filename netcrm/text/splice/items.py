"""Adding an item to a list of texts, and taking one out."""

import re

from netcrm.text.nodes import Node, Scalar, Sequence
from netcrm.text.plain import stands_plain
from netcrm.text.reading import split_names
from netcrm.text.refs import ref_of
from netcrm.text.splice.changes import Add, Refusal, Take
from netcrm.text.splice.cuts import cut, has_comments
from netcrm.text.splice.holder import Holder, hold
from netcrm.text.splice.layout import in_brackets, setting, stretch
from netcrm.text.splice.page import Page
from netcrm.text.splice.plan import Plan, Plans, unreadable
from netcrm.text.splice.shape import Listed, shape_of
from netcrm.text.splice.values import drop_held, value_span
from netcrm.text.splice.wording import item as item_of
from netcrm.text.words import canonical
from netcrm.text.write import flow_list, scalar

_NAMES = frozenset({"via", "groups", "tags", "not_same", "with", "to", "from"})
"""Lists that may be typed ``a, b and c``."""
_JOINT = re.compile(r"[ \t\r\n]*,[ \t\r\n]*")


def add(page: Page, change: Add) -> Plans | Refusal:
    """One more item, behind the others."""
    holder = hold(page, change.name, change.of)
    if isinstance(holder, Refusal):
        return holder
    if change.item in (it.text for it in _texts(holder)):
        hint = "nothing needs to be written"
        return page.refuse(holder.line, f"{change.item!r} is there already", hint)
    value = holder.value
    if holder.key is None:
        return holder.fresh(flow_list((change.item,)), Listed((change.item,)))
    if isinstance(value, Sequence):
        whole = holder.holding(Listed((*(shape_of(it) for it in value.items), change.item)))
        start, new = _behind(holder, value, change.item)
        return (Plan(start, start, new, whole),)
    span = value_span(holder)
    if isinstance(span, Refusal):
        return span
    start, end, gap = span
    items = (*(it.text for it in _texts(holder)), change.item)
    plan = Plan(start, end, gap + flow_list(items), holder.holding(Listed(items)))
    return (*_named(holder, change.item), plan)


def _texts(holder: Holder) -> tuple[Scalar, ...]:
    """The items of a value as they are read."""
    value = holder.value
    if isinstance(value, Sequence):
        return tuple(it for it in value.items if isinstance(it, Scalar))
    if not isinstance(value, Scalar) or not value.text:
        return ()
    return split_names(value) if canonical(holder.name) in _NAMES else (value,)


def _behind(holder: Holder, value: Sequence, item: str) -> tuple[int, str]:
    """Where one more item of a list goes, and how it is written there."""
    page = holder.page
    if not in_brackets(page, value.place):
        line = page.block[stretch(page, value.items[-1]).after - 1]
        prefix = setting(page, value.items[-1]).prefix
        return page.after(line), f"{prefix}{scalar(item)}{page.newline(line)}"
    if not value.items:
        return value.place.start + 1, item_of(item)
    gap = ", "
    if len(value.items) > 1:
        before, last = value.items[-2:]
        typed = page.typed[before.place.end : last.place.start]
        gap = typed if _JOINT.fullmatch(typed) else gap
    return value.items[-1].place.end, gap + item_of(item)


def _named(holder: Holder, item: str) -> Plans:
    """``a, b`` with ``, c`` behind it, where that is how the list is typed."""
    value = holder.value
    if not isinstance(value, Scalar) or not value.plain or canonical(holder.name) not in _NAMES:
        return ()
    if holder.flow or not stands_plain(item) or len(split_names(Scalar(item, value.place))) != 1:
        return ()
    end = value.place.end
    return (Plan(end, end, f", {item}", holder.holding(f"{value.text}, {item}")),)


def take(page: Page, change: Take) -> Plans | Refusal:
    """An item goes; where it was the only one of a text, so does the key."""
    holder = hold(page, change.name, change.of)
    if isinstance(holder, Refusal):
        return holder
    texts = _texts(holder)
    found = next((it for it in texts if _is(it, change.item)), None)
    if found is None:
        hint = "look at the file: perhaps it is written another way"
        return page.refuse(holder.line, f"{change.item!r} is not in {change.name!r}", hint)
    if isinstance(holder.value, Sequence):
        return _out_of_list(holder, holder.value, found)
    rest = tuple(it.text for it in texts if it is not found)
    if not rest:
        return drop_held(holder)
    span = value_span(holder)
    if isinstance(span, Refusal):
        return span
    return (Plan(span[0], span[1], flow_list(rest), holder.holding(Listed(rest))),)


def _is(item: Scalar, wanted: str) -> bool:
    """Whether an item is the one that is meant."""
    ref = ref_of(item) if item.text.startswith("[[") else None
    return wanted in {item.text, item.text.lstrip("#").strip(), ref.target if ref else item.text}


def _out_of_list(holder: Holder, value: Sequence, found: Scalar) -> Plans | Refusal:
    """An item out of a list, in brackets or one a line."""
    page = holder.page
    at = next(i for i, it in enumerate(value.items) if it is found)
    rest = tuple(shape_of(it) for i, it in enumerate(value.items) if i != at)
    if in_brackets(page, value.place):
        span = cut(page, tuple(_span(it) for it in value.items), at)
        if span is None:
            return unreadable(page, found)
        return (Plan(*span, "", holder.holding(Listed(rest))),)
    lines = stretch(page, found)
    start, end = page.block[lines.first].start, page.after(page.block[lines.after - 1])
    if has_comments(page, start, end, found):
        return unreadable(page, found)
    return (Plan(start, end, "", holder.holding(Listed(rest) if rest else None)),)


def _span(node: Node) -> tuple[int, int]:
    return node.place.start, node.place.end
