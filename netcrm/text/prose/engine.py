"""The one place that knows the library ``markdown``: a note's blocks, in its parser's order."""

from functools import cache
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

from netcrm.text.prose.leaves import LeafProcessor, PieceProcessor
from netcrm.text.prose.lists import ListProcessor
from netcrm.text.prose.pieces import evened
from netcrm.text.prose.stash import Stash
from netcrm.text.prose.tables import PieceTableProcessor
from netcrm.text.prose.tokens import Tokens

_REPLACED = (
    "indent",
    "code",
    "hashheader",
    "setextheader",
    "hr",
    "olist",
    "ulist",
    "quote",
    "reference",
)
"""The library's readers of blocks that ours stand in for; paragraphs and tables are its own."""


def to_html(tokens: Tokens, prefix: str) -> str:
    """The HTML of a note, with placeholders for its links, not yet sanitised.

    One parser serves the whole process (making one costs as much as several notes), so this must
    not run in two threads at once.
    """
    markdown, stash = _parser()
    stash.begin(tokens, prefix)
    markdown.parser.state.clear()
    return stash.unpack(markdown.convert(evened(tokens.text.strip("\n"))))


class _Notes(Extension):
    """Puts our readers in the place of all of the library's but those for paragraphs and tables."""

    def __init__(self, stash: Stash) -> None:
        super().__init__()
        self.stash = stash

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the library's name)
        """Called once by the library."""
        for name in ("normalize_whitespace", "html_block"):
            md.preprocessors.deregister(name)
        blocks = md.parser.blockprocessors
        for name in _REPLACED:
            blocks.deregister(name)
        blocks.register(PieceProcessor(md.parser), "pieces", 95)
        blocks.register(LeafProcessor(md.parser, self.stash), "leaves", 80)
        tables = PieceTableProcessor(md.parser, {"use_align_attribute": True})
        blocks.register(tables, "tables", 60)
        blocks.register(ListProcessor(md.parser), "lists", 40)
        for name in ("inline", "prettify", "unescape"):
            md.treeprocessors.deregister(name)
        md.treeprocessors.register(_InlineStage(self.stash), "inline", 20)
        for name in ("raw_html", "amp_substitute"):
            md.postprocessors.deregister(name)


class _InlineStage(Treeprocessor):
    """Reads the text of every element once the blocks are known."""

    def __init__(self, stash: Stash) -> None:
        super().__init__()
        self.stash = stash

    def run(self, root: Element) -> None:
        """Called by the library for every note."""
        self.stash.inline_all(root)


@cache
def _parser() -> tuple[Markdown, Stash]:
    stash = Stash()
    return Markdown(extensions=[_Notes(stash)], output_format="html"), stash
