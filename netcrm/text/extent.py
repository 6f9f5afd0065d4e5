"""How far something goes: which lines belong to it, and the place it takes up."""

from typing import NamedTuple

from netcrm.model import Place
from netcrm.text.lines import Lines, is_bullet
from netcrm.text.nodes import Node
from netcrm.text.source import Source


class Found(NamedTuple):
    """A value, if one could be read, and the index of the first line after it."""

    node: Node | None
    after: int


def below(lines: Lines, index: int, depth: int, *, dashes: bool = True) -> int:
    """The end of the lines that belong to what stands in line ``index`` at ``depth``.

    Those are the deeper ones (a deeper ``#`` may be text of a block) and, with ``dashes``, list
    items at the same depth. Blank lines and other comments at the end belong to nobody.
    """
    end = stop = index + 1
    while stop < len(lines):
        line = lines[stop]
        stop += 1
        if line.depth > depth:
            end = end if line.blank else stop
        elif not line.skipped:
            if not (dashes and line.depth == depth and is_bullet(line)):
                break
            end = stop
    return end


def whole(source: Source, lines: Lines, first: int, start: int, after: int) -> Place:
    """The place from a column of line ``first`` to the end of the last line before ``after``."""
    last = after - 1
    while last > first and lines[last].skipped:
        last -= 1
    return source.across(lines[first], start, lines[last], len(lines[last].text))
