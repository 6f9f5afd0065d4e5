"""What the scanner hands on: pieces of front matter, not yet understood."""

from __future__ import annotations

from typing import NamedTuple

from netcrm.model import Place


class Scalar(NamedTuple):
    """One text. ``plain`` is false where it stood in quotes or in a block."""

    text: str
    place: Place
    plain: bool = True

    @property
    def inner(self) -> Place:
        """Where the text itself stands: behind its quote, if it has one."""
        if self.plain or self.place.end - self.place.start != len(self.text) + 2:
            return self.place
        place = self.place
        return Place(place.file, place.line, place.column + 1, place.start + 1, place.end - 1)


class Sequence(NamedTuple):
    """A list, in brackets or one item a line."""

    items: tuple[Node, ...]
    place: Place


class Pair(NamedTuple):
    """A key and its value: a field, an attribute, or one of a map's."""

    key: Scalar
    value: Node | Entries | None


class Mapping(NamedTuple):
    """A map in braces, or pairs where a text was expected; ``text`` is how it was typed."""

    pairs: tuple[Pair, ...]
    place: Place
    text: str = ""


Node = Scalar | Sequence | Mapping


class Entry(NamedTuple):
    """A dated line as typed: ``KEY: TEXT`` and the attributes below it.

    ``colon`` is false where the key has no end (``key`` is then everything). A line in map form
    has all its pairs in ``attributes`` and an empty key. ``place`` spans all of its lines.
    """

    key: Scalar
    colon: bool
    text: Scalar
    attributes: tuple[Pair, ...]
    place: Place
    mapped: bool = False


class Entries(NamedTuple):
    """A list of dated lines."""

    items: tuple[Entry, ...]
    place: Place
