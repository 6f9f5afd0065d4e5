"""The door of the front matter: python-frontmatter's ``parse`` with a handler of our own.

The library would strip the note, turn CRLF into LF and pass over a missing fence in silence, so
the handler works on the file's own text: it checks the fences itself and hands the block to the
line scanner, which reads it piece by piece.
"""

import re
from typing import Any, cast

import frontmatter
from frontmatter.default_handlers import BaseHandler

from netcrm.model import Body
from netcrm.text.fences import cut, drop_conflicts
from netcrm.text.scan import MOST_LINES, Piece, scan
from netcrm.text.source import Source


class Door(BaseHandler):
    """A front-matter format of our own: fences first, then fields read one by one."""

    FM_BOUNDARY = re.compile(r"^---[ \t]*$", re.MULTILINE)
    START_DELIMITER = END_DELIMITER = "---"

    def __init__(self, source: Source) -> None:
        """Read this file and no other."""
        super().__init__()
        self.source = source
        self.body: Body | None = None
        self.empty = True

    def detect(self, text: str) -> bool:  # noqa: ARG002  every contact is in this format
        """Every file that comes to this door is in this format."""
        return True

    def split(self, text: str) -> tuple[str, str]:  # noqa: ARG002  the file's own text is used
        """Cut the file at its fences. Raises ValueError, as the library asks, if that fails."""
        parts = cut(self.source)
        if parts is None:
            raise ValueError
        self.lines = drop_conflicts(self.source, parts.block)
        self.body = parts.body
        self.empty = all(line.skipped for line in parts.block)
        return "", ""

    def load(self, fm: str, **_: Any) -> dict[str, Any]:  # noqa: ARG002, ANN401
        """The fields by name."""
        if len(self.lines) > MOST_LINES:
            message = f"the front matter has {len(self.lines)} lines, more than {MOST_LINES}"
            self.source.say_whole("NC107", message, "move older lines into the note below")
            return {}
        return {piece.name: piece for piece in scan(self.source, self.lines)}


def open_front_matter(source: Source) -> tuple[dict[str, Piece], Body | None]:
    """The fields of a file by name and its note; no note where the fences are at fault."""
    door = Door(source)
    pieces, _ = frontmatter.parse(source.text, handler=door)
    found = cast("dict[str, Piece]", pieces)
    if door.body is not None and not found and not door.empty and not _refused(source):
        message = "nothing in the front matter can be read"
        source.say_whole("NC103", message, "write it as 'name: value', one field a line")
    return found, door.body


def _refused(source: Source) -> bool:
    """Whether the block as a whole was refused already."""
    return any(problem.code == "NC107" and problem.line == 1 for problem in source.problems)
