"""Notes of nothing but paragraphs, headings and flat lists: the HTML the library makes, without it.

Most notes are like that. The library builds a tree of elements and writes it out again, which takes
three times as long as reading the text does; here each piece becomes HTML at once. A note that
holds anything else is left to the library as a whole.
"""

import re

from netcrm.text.prose.inline import inline
from netcrm.text.prose.pieces import (
    ITEM,
    TASK,
    Piece,
    evened,
    heading,
    line_kind,
    pieces,
    text_column,
)
from netcrm.text.prose.targets import Target
from netcrm.text.prose.tokens import CODE_TOKEN, Tokens


class _Nothing:
    """What such a note refers to: it has no definitions and no footnotes."""

    definitions: dict[str, Target] = {}  # noqa: RUF012 (read only; the protocol wants a dict)

    def footnote(self, name: str) -> None:
        """No footnote has this name."""


_NOTHING = _Nothing()


def short_html(tokens: Tokens) -> str | None:
    """The HTML of a note, not yet sanitised; None where only the library can make it."""
    made: list[str] = []
    mark = ""
    for stretch in evened(tokens.text.strip("\n")).split("\n\n"):
        for piece in pieces(stretch.strip("\n")):
            item = ITEM.match(piece) if piece.kind == "list" else None
            if mark and (piece.startswith(" ") or (item and item[2][-1] == mark)):
                return None  # it may belong to the list before it
            mark = item[2][-1] if item else ""
            html = _list(piece, item) if item else _leaf(piece)
            if html is None:
                return None
            if html:
                made.append(html)
    html = "\n".join(made)
    return CODE_TOKEN.sub(lambda found: tokens.code[int(found[1])], html) if tokens.code else html


def _leaf(piece: Piece) -> str | None:
    """A paragraph or a heading; empty for a piece with nothing in it."""
    if piece.kind == "text":
        return f"<p>{inline(piece.lstrip(), _NOTHING)}</p>" if piece.strip() else ""
    if piece.kind == "heading":
        level, text = heading(piece)
        return f"<h{level}>{inline(text, _NOTHING)}</h{level}>" if text else None
    return None


def _list(piece: Piece, first: re.Match[str]) -> str | None:
    """A list with one line of text for each item."""
    made: list[str] = []
    for row in piece.split("\n"):
        item = ITEM.match(row)
        text = row[text_column(item) :] if item and item[4] and not item[1] else " "
        if text[:1].isspace() or line_kind(text) != "text" or TASK.match(text):
            return None
        made.append(f"<li>{inline(text, _NOTHING)}</li>\n")
    start = int(first[3] or 1)
    tag = "ul" if first[3] is None else "ol"
    opening = tag if start == 1 else f'{tag} start="{start}"'
    return f"<{opening}>\n{''.join(made)}</{tag}>"
