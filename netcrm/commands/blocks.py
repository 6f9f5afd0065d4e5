"""What a command says, as values, and how they read as plain text."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from netcrm.commands.width import pad, safe, width

Style = Literal["", "name", "quiet"]

WIDEST_LABEL = 24


class Heading(NamedTuple):
    """The title of what follows, with something to say beside it."""

    text: str
    beside: str = ""


class Paragraph(NamedTuple):
    """Running text."""

    text: str
    style: Style = ""


class Item(NamedTuple):
    """A line with a label in front, such as a name or a date; labels stand in one column."""

    label: str
    text: str
    style: Style = ""


class Table(NamedTuple):
    """Rows under column titles. ``drop`` lists columns to leave out first where room is short."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    drop: tuple[int, ...] = ()


Block = Heading | Paragraph | Item | Table


def plain(blocks: Sequence[Block]) -> Iterator[str]:
    """The lines of blocks as plain text."""
    for number, (block, column) in enumerate(columns(blocks)):
        match block:
            case Heading(text, beside):
                if number:
                    yield ""
                yield safe("  ".join(filter(None, (text, beside))))
            case Paragraph(text):
                yield from (safe(line) for line in text.split("\n"))
            case Item(label, text):
                yield from _plain_item(safe(label), text, column)
            case Table():
                yield from _plain_table(block)


def columns(blocks: Sequence[Block]) -> Iterator[tuple[Block, int]]:
    """Each block with the width of the column of labels, which the items in a row share."""
    for are_items, run in groupby(blocks, key=lambda block: isinstance(block, Item)):
        found = tuple(run)
        widths = (width(safe(block.label)) for block in found if isinstance(block, Item))
        column = min(max(widths), WIDEST_LABEL) if are_items else 0
        yield from ((block, column) for block in found)


def _plain_item(label: str, text: str, column: int) -> Iterator[str]:
    first, *rest = text.split("\n")
    yield f"  {pad(label, column)}  {safe(first)}".rstrip()
    yield from (f"  {'':{column}}  {safe(line)}".rstrip() for line in rest)


def _plain_table(table: Table) -> Iterator[str]:
    rows = [tuple(map(safe, row)) for row in (table.columns, *table.rows)]
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (pad(cell, size) for cell, size in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()
