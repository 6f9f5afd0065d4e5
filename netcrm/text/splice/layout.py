"""How a file is laid out: where lists and their lines begin and end, and how they are set in."""

from typing import NamedTuple

from netcrm.model import Place
from netcrm.text.extent import below
from netcrm.text.keys import FIELD_NAMES, key_end
from netcrm.text.lines import is_dash, is_item, skip_blanks
from netcrm.text.nodes import Entries, Entry, Node, Scalar, Sequence
from netcrm.text.source import BLANKS, Line
from netcrm.text.splice.page import Page

BESIDE = "  - "
"""How a list is set in where the file shows no way of its own."""


class Stretch(NamedTuple):
    """Lines ``[first, after)`` of a block, by index."""

    first: int
    after: int


class Setting(NamedTuple):
    """How a list item is set: what stands before its text, and how deep its attributes stand."""

    prefix: str
    level: int


def index_of(page: Page, line: Line) -> int:
    """The index of a line within the block."""
    return line.number - page.block[0].number


def in_brackets(page: Page, place: Place) -> bool:
    """Whether a list is written ``[one, two]``."""
    return page.typed.startswith("[", place.start)


def in_braces(page: Page, entry: Entry) -> bool:
    """Whether a dated line is written ``{…}``, as an item of brackets or on a line of its own."""
    return page.typed.startswith("{", entry.place.start)


def stretch(page: Page, item: Entry | Node) -> Stretch:
    """The lines of a dated line or list item that stands on lines of its own."""
    first = index_of(page, page.lines[item.place.line - 1])
    if not is_item(page.block[first]):
        above = next((i for i in range(first - 1, -1, -1) if not page.block[i].skipped), first)
        if page.block[above].text.strip() == "-":
            first = above
    return Stretch(first, below(page.block, first, page.block[first].depth, dashes=False))


def setting(page: Page, item: Entry | Node) -> Setting:
    """How a dated line or list item is set in; tabs and wide spaces become ordinary ones."""
    first = page.block[stretch(page, item).first]
    column = skip_blanks(first.text, first.indent + 1) if is_dash(first) else -1
    lead = first.text[: first.indent]
    if lead.strip(" "):
        lead = " " * first.depth
    gap = column - first.indent - 1 if 0 <= column < len(first.text) else 1
    return Setting(f"{lead}-{' ' * gap}", first.depth + 1 + gap)


def level_of(page: Page, entry: Entry) -> int:
    """How deep the attributes of a dated line on lines of its own stand."""
    line = page.lines[entry.place.line - 1]
    column = skip_blanks(line.text, line.indent + 1) if is_item(line) else line.indent
    return line.depth + column - line.indent


def list_setting(page: Page, depth: int) -> Setting:
    """How a new list below a key at ``depth`` is set in: as the file's first list is."""
    for piece in page.pieces.values():
        value = piece.value
        if isinstance(value, Entries | Sequence) and value.items:
            if in_brackets(page, value.place):
                continue
            found = setting(page, value.items[0])
            key = page.lines[piece.key.place.line - 1]
            lead = max(len(found.prefix) - len(found.prefix.lstrip()) - key.depth, 0)
            return _set(depth + lead, found.prefix.lstrip())
    return _set(depth + BESIDE.index("-"), BESIDE.lstrip())


def _set(depth: int, bullet: str) -> Setting:
    return Setting(" " * depth + bullet, depth + len(bullet))


def apart(page: Page, lines: tuple[Stretch, ...], at: int) -> bool:
    """Whether blank lines part the lines of a list where a new one is to be the ``at``-th."""
    near = min(max(at, 1), len(lines) - 1)
    return near > 0 and page.block[lines[near].first - 1].blank


def with_comments(page: Page, first: int, above: int) -> int:
    """The first of the comments that stand right above a line, down to line ``above``.

    Comments that a blank line parts from it speak of more than this line.
    """
    while first > above and page.block[first - 1].skipped and not page.block[first - 1].blank:
        first -= 1
    return first


def empty(page: Page, key: Scalar) -> bool:
    """Whether a key has nothing behind it and nothing below it, comments aside."""
    line = page.lines[key.place.line - 1]
    index = index_of(page, line)
    behind = line.text[colon(page, key) - line.start :].strip(BLANKS)
    under = page.block[index + 1 : below(page.block, index, line.depth)]
    return (not behind or behind[0] == "#") and all(other.skipped for other in under)


def colon(page: Page, key: Scalar) -> int:
    """The position behind the colon of a key."""
    line = page.lines[key.place.line - 1]
    start = key.place.end - line.start
    end = key_end(line.text, start)
    return line.start + (end if end >= 0 else line.text.find(":", start)) + 1


def field_end(page: Page, key: Scalar) -> int:
    """The index of the line after a field or attribute, with all that belongs to it."""
    line = page.lines[key.place.line - 1]
    return below(page.block, index_of(page, line), line.depth)


def field_places(page: Page, name: str) -> tuple[tuple[int, str, str], ...]:
    """Where a new field may go, best first: its position, indentation and line end.

    The best place is behind the last of the fields that FORMAT.md names before it; the other is
    the end.
    """
    closing = page.closing
    keys = [piece.key for piece in page.pieces.values()]
    lead = page.lines[keys[0].place.line - 1] if keys else closing
    indent = " " * (lead.depth if keys else 0)
    found = [(closing.start, indent, page.newline(page.lines[closing.number - 2]))]
    before = [other for other in page.pieces if _rank(other) < _rank(name)]
    if before and name in FIELD_NAMES:
        nearest = max(before, key=lambda other: page.pieces[other].key.place.start)
        last = page.block[field_end(page, page.pieces[nearest].key) - 1]
        found.insert(0, (page.after(last), indent, page.newline(last)))
    return tuple(found)


def _rank(name: str) -> int:
    """The place of a field in FORMAT.md's table; one's own fields are in none."""
    return FIELD_NAMES.index(name) if name in FIELD_NAMES else len(FIELD_NAMES)
