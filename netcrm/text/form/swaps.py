"""What is to be written in another way: stretches of a file's text, and what goes there."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from netcrm.model import Kind
from netcrm.text.form.spelling import (
    attribute_spelled,
    field_spelled,
    key_spelled,
    row_spelled,
    value_spelled,
)
from netcrm.text.form.written import lines_of_row
from netcrm.text.keys import ATTRIBUTE_NAMES, FIELD_NAMES, field_name
from netcrm.text.nodes import Entries, Entry, Node, Pair, Scalar, Sequence
from netcrm.text.plain import reads_alike, same_syntax
from netcrm.text.scan import Piece
from netcrm.text.source import BLANKS
from netcrm.text.splice.cuts import has_any_comment
from netcrm.text.splice.layout import (
    Setting,
    colon,
    in_braces,
    in_brackets,
    level_of,
    list_setting,
    stretch,
)
from netcrm.text.splice.page import Page
from netcrm.text.splice.wording import NO_OWN_WORDS, written
from netcrm.text.words import canonical
from netcrm.text.write import flow_list, scalar


class Swap(NamedTuple):
    """Text ``[start, end)`` of the page, and what is to stand there."""

    start: int
    end: int
    new: str


Kinds = Mapping[str, Kind]
_SLOTS_BELOW = 2


def swaps_of(page: Page, kinds: Kinds) -> tuple[Swap, ...]:
    """All that a page writes in another way than netcrm, in the order of the text."""
    found = (swap for piece in page.pieces.values() for swap in _piece(page, piece, kinds))
    return tuple(sorted(swap for swap in found if page.typed[swap.start : swap.end] != swap.new))


def _piece(page: Page, piece: Piece, kinds: Kinds) -> Iterator[Swap]:
    """A field: its key, and its value or its dated lines."""
    yield from _key(page, piece.key, field_spelled(piece.key.text), piece.value)
    value = piece.value
    if isinstance(value, Entries):
        depth = page.lines[piece.key.place.line - 1].depth
        yield from _list(page, piece.name, piece.key, value, kinds, list_setting(page, depth))
    else:
        yield from _value(page, piece.name, value)


def _key(page: Page, key: Scalar, spelled: str, value: object) -> Iterator[Swap]:
    """A key, its colon, and the space behind it."""
    if key.text != spelled:
        yield Swap(key.place.start, key.place.end, spelled)
    start = value.place.start if isinstance(value, Scalar | Sequence) else key.place.end
    between = page.typed[key.place.end : start]
    if between.strip(BLANKS) in {":", "："}:
        yield Swap(key.place.end, start, ": ")


def _value(page: Page, name: str, value: Node | None) -> Iterator[Swap]:
    """A text or a list of texts; what goes over several lines stays."""
    if not _is_ours(name):
        return
    if isinstance(value, Scalar):
        if _one_line(page, value.place.start, value.place.end):
            yield Swap(value.place.start, value.place.end, _text(name, value))
    elif isinstance(value, Sequence):
        texts = tuple(one for one in value.items if isinstance(one, Scalar))
        if len(texts) < len(value.items):
            return
        if not in_brackets(page, value.place):
            for one in texts:
                if _one_line(page, one.place.start, one.place.end):
                    yield Swap(one.place.start, one.place.end, scalar(one.text))
        elif _one_line(page, value.place.start, value.place.end):
            new = flow_list(tuple(one.text for one in texts))
            yield Swap(value.place.start, value.place.end, new)


def _is_ours(name: str) -> bool:
    """Whether the format says what a value means: one's own may be a number to other tools."""
    return canonical(name) in ATTRIBUTE_NAMES or field_name(name) in FIELD_NAMES


def _text(name: str, value: Scalar) -> str:
    """A text as it is written. What stands plain and reads alike everywhere stays plain."""
    text = value_spelled(name, value.text)
    fit = same_syntax if canonical(name) in NO_OWN_WORDS else reads_alike
    return text if value.plain and fit(text) else written(name, text)


def _list(
    page: Page, section: str, key: Scalar, value: Entries, kinds: Kinds, new: Setting
) -> Iterator[Swap]:
    """Dated lines: those in brackets come out of them, all together or not at all."""
    if not in_brackets(page, value.place):
        for entry in value.items:
            yield from _entry(page, section, entry, kinds)
        return
    rows = tuple(row_spelled(section, entry, kinds) for entry in value.items)
    start, end = colon(page, key), value.place.end
    last = page.line_at(end)
    behind = page.typed[end : last.start + len(last.text)].strip(BLANKS)
    if not rows or None in rows or behind or has_any_comment(page, start, end, value):
        return
    newline = page.newline(page.lines[key.place.line - 1])
    lines = "".join(lines_of_row(row, new, newline) for row in rows if row is not None)
    yield Swap(start, end, newline + lines.removesuffix(newline))


def _entry(page: Page, section: str, entry: Entry, kinds: Kinds) -> Iterator[Swap]:
    """A dated line: piece by piece, or all of it where it is in another form."""
    whole_quoted = entry.text.place == entry.key.place
    if entry.mapped or in_braces(page, entry) or whole_quoted:
        yield from _anew(page, section, entry, kinds)
        return
    spelled = key_spelled(section, entry.key.text, kinds)
    if spelled is None or not entry.colon:
        return
    text = entry.text
    if _one_line(page, entry.key.place.start, text.place.end):
        yield from _key(page, entry.key, spelled, text if text.text else None)
        if text.text:
            yield Swap(text.place.start, text.place.end, scalar(text.text))
    for pair in entry.attributes:
        yield from _attribute(page, pair, kinds)


def _attribute(page: Page, pair: Pair, kinds: Kinds) -> Iterator[Swap]:
    """An attribute on lines of its own."""
    yield from _key(page, pair.key, attribute_spelled(pair.key.text), pair.value)
    if isinstance(pair.value, Entries):
        depth = page.lines[pair.key.place.line - 1].depth + _SLOTS_BELOW
        below = Setting(" " * depth + "- ", depth + 2)
        yield from _list(page, "slots", pair.key, pair.value, kinds, below)
    else:
        yield from _value(page, pair.key.text, pair.value)


def _anew(page: Page, section: str, entry: Entry, kinds: Kinds) -> Iterator[Swap]:
    """A dated line in map form, in braces or in quotes as a whole, in the usual form."""
    row = row_spelled(section, entry, kinds)
    if row is None:
        return
    lines = stretch(page, entry)
    last = page.block[lines.after - 1]
    start, end = entry.place.start, last.start + len(last.text)
    first = page.lines[entry.place.line - 1]
    lead = page.typed[first.start : start]
    if lead.strip(BLANKS) == "-":  # some places begin behind the dash, some at it
        bullet = ""
    elif page.typed.startswith("-", start):
        dash = page.typed[start + 1 : end]
        bullet = "-" + dash[: len(dash) - len(dash.lstrip(BLANKS))]
    else:
        return
    if has_any_comment(page, start, end, entry):
        return
    newline = page.newline(first)
    new = lines_of_row(row, Setting(bullet, level_of(page, entry)), newline)
    yield Swap(start, end, new.removesuffix(newline))


def _one_line(page: Page, start: int, end: int) -> bool:
    return "\n" not in page.typed[start:end]
