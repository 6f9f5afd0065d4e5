"""Headings, rules, code, quotations, definitions: the pieces that are no paragraph."""

import re
from xml.etree.ElementTree import Element, SubElement

from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor

from netcrm.text.limits import MAX_NESTING
from netcrm.text.prose.pieces import FOOTNOTE, Piece, evened, heading, pieces
from netcrm.text.prose.stash import Stash
from netcrm.text.prose.targets import definition

_QUOTE = re.compile(r"[ ]{0,3}>[ ]?")


class PieceProcessor(BlockProcessor):
    """Cuts every stretch of lines into pieces, before anything else reads it."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 (the library's signature)
        """Whether the block has not been cut yet."""
        return not isinstance(block, Piece)

    def run(self, parent: Element, blocks: list[str]) -> None:  # noqa: ARG002 (likewise)
        """Put the pieces in the block's place."""
        blocks[:1] = pieces(blocks[0].strip("\n"))


class LeafProcessor(BlockProcessor):
    """Reads the kinds of piece that need one method each."""

    def __init__(self, parser: BlockParser, stash: Stash) -> None:
        super().__init__(parser)
        self.stash = stash
        self.readers = {
            "heading": self._heading,
            "rule": self._rule,
            "fence": self._fence,
            "code": self._code,
            "quote": self._quote,
            "definition": self._definition,
            "footnote": self._footnote,
        }

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 (the library's signature)
        """Whether the piece is of one of these kinds."""
        return isinstance(block, Piece) and block.kind in self.readers

    def run(self, parent: Element, blocks: list[str]) -> bool:
        """Read the piece; False leaves it to be read as a paragraph."""
        block = blocks[0]
        assert isinstance(block, Piece)  # noqa: S101 (test says so)
        if not self.readers[block.kind](parent, blocks):
            return False
        blocks.pop(0)
        return True

    def _heading(self, parent: Element, blocks: list[str]) -> bool:
        level, text = heading(blocks[0])
        if text:
            SubElement(parent, f"h{level}").text = text
        return bool(text)

    def _rule(self, parent: Element, blocks: list[str]) -> bool:  # noqa: ARG002 (one signature)
        SubElement(parent, "hr")
        return True

    def _fence(self, parent: Element, blocks: list[str]) -> bool:
        code = SubElement(SubElement(parent, "pre"), "code")
        code.text = blocks[0].strip()
        return True

    def _code(self, parent: Element, blocks: list[str]) -> bool:
        stretches = [blocks[0]]
        while len(blocks) > 1 and blocks[1].startswith("    "):
            following = list(pieces(blocks[1]))
            if following[0].kind != "code":
                break
            stretches.append(following[0])
            blocks[1:2] = following[1:]
            if len(following) > 1:
                break
        text = "\n\n".join(
            "\n".join(row[4:] for row in stretch.split("\n")) for stretch in stretches
        )
        code = SubElement(SubElement(parent, "pre"), "code")
        code.text = self.stash.put_typed(f"{text}\n")
        return True

    def _quote(self, parent: Element, blocks: list[str]) -> bool:
        if len(self.parser.state) >= MAX_NESTING:
            return False
        inner = "\n".join(_QUOTE.sub("", row, count=1) for row in blocks[0].split("\n"))
        self.parser.state.set("blockquote")
        self.parser.parseChunk(SubElement(parent, "blockquote"), evened(inner))
        self.parser.state.reset()
        return True

    def _definition(self, parent: Element, blocks: list[str]) -> bool:  # noqa: ARG002 (likewise)
        found = definition(blocks[0])
        if not found or not found[1].safe:
            return False
        self.stash.definitions.setdefault(*found)
        return True

    def _footnote(self, parent: Element, blocks: list[str]) -> bool:  # noqa: ARG002 (likewise)
        found = FOOTNOTE.match(blocks[0])
        if not found or found[1] in self.stash.footnotes or len(self.parser.state) >= MAX_NESTING:
            return False
        text = [blocks[0][found.end() :]]
        while len(blocks) > 1 and blocks[1].startswith("    "):
            text.append("\n".join(_dedented(row) for row in blocks.pop(1).split("\n")))
        item = self.stash.add_footnote(found[1])
        self.parser.state.set("footnote")
        self.parser.parseChunk(item, "\n\n".join(text))
        self.parser.state.reset()
        return True


def _dedented(row: str) -> str:
    return row.removeprefix("    ")
