"""Tables: the library's, asked only where one begins, and without dropping what overflows."""

import re
from xml.etree.ElementTree import Element

from markdown.extensions.tables import TableProcessor

from netcrm.text.prose.pieces import Piece

_PIPE = re.compile(r"\\.|(\|)")


class PieceTableProcessor(TableProcessor):
    """Reads a piece that begins a table, if both its first lines have as many columns."""

    def test(self, parent: Element, block: str) -> bool:
        """Whether the piece is a table."""
        return isinstance(block, Piece) and block.kind == "table" and super().test(parent, block)

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Read the table; cells beyond its last column are kept in that column."""
        head, delimiter, *rows = blocks[0].split("\n")
        fitted = [_fitted(row.strip(" "), len(self.separator), bool(self.border)) for row in rows]
        blocks[0] = "\n".join((head, delimiter, *fitted))
        super().run(parent, blocks)


def _fitted(row: str, columns: int, bordered: bool) -> str:  # noqa: FBT001 (the table's border)
    """The row with the bars that would begin one cell too many made characters of its last cell."""
    bars = [found.start() for found in _PIPE.finditer(row) if found[1]]
    end = len(row)
    if bordered and row.startswith("|"):
        bars = bars[1:]
    if bordered and bars and bars[-1] == end - 1:
        end = bars.pop()
    if len(bars) < columns:
        return row
    first = bars[columns - 1]
    rest = _PIPE.sub(lambda bar: "\\|" if bar[1] else bar[0], row[first:end])
    return f"{row[:first]}{rest}{row[end:]}"
