"""Blocks on a terminal: wrapped to its width, with bold and dim. The only file that knows rich."""

from collections.abc import Sequence

from rich import box
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from netcrm.commands.blocks import Block, Heading, Item, Paragraph, Style, Table, columns
from netcrm.commands.width import safe, width

STYLES: dict[Style, str] = {"": "", "name": "bold", "quiet": "dim"}

NARROW = 60
"""Columns below which labels stand on a line of their own."""

LONGEST_NAME = 28
"""Columns for the first column of a table; what is longer ends in ``…``."""


def print_dressed(blocks: Sequence[Block]) -> None:
    """Print blocks on the terminal that standard output is."""
    console = Console(highlight=False, emoji=False, markup=False)
    for number, (block, column) in enumerate(columns(blocks)):
        match block:
            case Heading():
                if number:
                    console.print()
                console.print(_heading(block))
            case Paragraph(text, style):
                console.print(Text(_safe_lines(text), style=STYLES[style]))
            case Item():
                console.print(_item(block, column, narrow=console.width < NARROW))
            case Table():
                console.print(_table(block, console.width))


def _heading(heading: Heading) -> Text:
    found = Text(safe(heading.text), style="bold")
    if heading.beside:
        gap = "  " if heading.text else ""
        found.append(f"{gap}{safe(heading.beside)}", style="not bold dim")
    return found


def _item(item: Item, column: int, *, narrow: bool) -> RenderableType:
    """Label and text side by side, or the text indented below where there is no room for both."""
    label, text = safe(item.label), Text(_safe_lines(item.text), style=STYLES[item.style])
    grid = Grid.grid(padding=(0, 2, 0, 0), pad_edge=True)
    if narrow:
        grid.add_column()
        if label:
            grid.add_row(Padding(Text(label, style="bold"), (0, 0, 0, 2)))
        grid.add_row(Padding(text, (0, 0, 0, 4)))
        return grid
    grid.add_column(width=0)
    grid.add_column(width=max(column, 1))
    grid.add_column()
    grid.add_row("", Text(label, style="bold"), text)
    return grid


def _table(table: Table, room: int) -> Grid:
    """The table without the columns there is no room for; names are never left out."""
    kept = list(range(len(table.columns)))
    for column in table.drop:
        if _width_of(table, kept) <= room:
            break
        kept.remove(column)
    grid = Grid(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold")
    for column in kept:
        title, most = table.columns[column], None if column else LONGEST_NAME
        grid.add_column(title, no_wrap=True, overflow="ellipsis", max_width=most)
    for row in table.rows:
        grid.add_row(*(Text(safe(row[column])) for column in kept))
    return grid


def _width_of(table: Table, kept: Sequence[int]) -> int:
    """Columns that a table takes; rich puts three between two of them."""
    rows = (table.columns, *table.rows)
    widths = {column: max(width(safe(row[column])) for row in rows) for column in kept}
    return sum(widths.values()) - max(widths[0] - LONGEST_NAME, 0) + 3 * (len(widths) - 1)


def _safe_lines(text: str) -> str:
    return "\n".join(map(safe, text.split("\n")))
