"""Lists as GitHub reads them: nested by the column of their text, loose or tight, with tasks."""

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement

from markdown.blockprocessors import BlockProcessor

from netcrm.text.limits import MAX_NESTING
from netcrm.text.prose.pieces import ITEM, TASK, Piece, line_kind, text_column

_TASKS = {" ": "☐ ", "x": "☑ ", "X": "☑ "}


@dataclass(slots=True)
class _List:
    """The items of one list, and whether an empty line stands among them."""

    mark: str
    start: str
    content: int = 0
    loose: bool = False
    nested: bool = False
    items: list[list[str]] = field(default_factory=list)

    def begin(self, item: re.Match[str], row: str) -> None:
        """Add an item; its text begins after the mark and the spaces that follow it."""
        self.content = text_column(item)
        self.nested = False
        self.items.append([row[self.content :]])

    def add(self, row: str) -> bool:
        """Add a line if it belongs to the list."""
        if self.items and row.startswith(" " * self.content):
            inner = row[self.content :]
            self.nested = self.nested or bool(ITEM.match(inner))
            self.items[-1].append(inner)
            return True
        item = ITEM.match(row)
        if not item:
            if line_kind(row) not in ("text", "code", "definition"):
                return False
            self.items[-1].append(row.lstrip(" "))
            return True
        if item[2][-1] != self.mark:
            return False
        self.begin(item, row)
        return True

    def continues(self, block: str) -> bool:
        """Whether a stretch after an empty line still belongs to the list."""
        if block.startswith(" " * self.content):
            return True
        first = block.partition("\n")[0]
        item = ITEM.match(first)
        return bool(item and item[2][-1] == self.mark and line_kind(first) == "list")

    def gap(self, block: str) -> None:
        """Note an empty line: it loosens the list unless it stands inside a list in the list."""
        inner = block[self.content :] if block.startswith(" " * self.content) else ""
        deeper = inner.startswith(" ") or bool(ITEM.match(inner))
        self.loose = self.loose or not (inner and self.nested and deeper)
        if inner:
            self.items[-1].append("")


class ListProcessor(BlockProcessor):
    """Reads the piece that begins a list, and the stretches after it that belong to it."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 (the library's signature)
        """Whether the block begins a list that is not nested too deep."""
        return (
            isinstance(block, Piece)
            and block.kind == "list"
            and len(self.parser.state) < MAX_NESTING
        )

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Read the list and put it into ``parent``."""
        found, rest = _read(blocks)
        if rest:
            blocks.insert(0, "\n".join(rest))
        numbered = found.mark in ".)"
        element = SubElement(parent, "ol" if numbered else "ul")
        if numbered and int(found.start) != 1:
            element.set("start", str(int(found.start)))
        self.parser.state.set("looselist" if found.loose else "list")
        for lines in found.items:
            task = TASK.match(lines[0])
            if task:
                lines[0] = _TASKS[task[1]] + lines[0][task.end() :]
            item = SubElement(element, "li")
            if task:
                item.set("class", "task")
            self.parser.parseChunk(item, "\n".join(lines))
        self.parser.state.reset()


def _read(blocks: list[str]) -> tuple[_List, list[str]]:
    """Take a list from the front of the blocks; lines of the last one that are not part of it."""
    first = ITEM.match(blocks[0])
    assert first is not None  # noqa: S101 (the piece's kind says so)
    found = _List(first[2][-1], first[3] or "1")
    taken, rest = 0, []
    for block in blocks:
        if taken:
            if not found.continues(block):
                break
            found.gap(block)
        taken += 1
        rest = _rest(found, block)
        if rest:
            break
    del blocks[:taken]
    return found, rest


def _rest(found: _List, block: str) -> list[str]:
    """Add a stretch to a list, line by line; the lines from the first that is not part of it."""
    rows = block.split("\n")
    outside = (at for at, row in enumerate(rows) if not found.add(row))
    return rows[next(outside, len(rows)) :]
