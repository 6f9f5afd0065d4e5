"""What can be read: the names under which a memo remembers who read what."""

from dataclasses import dataclass
from typing import Any

Facet = tuple[str, ...]
"""One thing that can be read and can change: an input, a part of a result, a bucket of an index."""


@dataclass(frozen=True, slots=True)
class Row:
    """An entry that a result makes in an index.

    ``index`` and ``key`` name the bucket; ``sort`` is where in it the item stands (texts and
    numbers, alike in shape throughout an index); ``item`` is what readers of the bucket get.
    """

    index: str
    key: str
    sort: tuple[str | int, ...]
    item: Any


def input_of(name: str, key: str) -> Facet:
    """The facet of an input, such as a file's text or a setting; absent ones have it too."""
    return ("input", name, key)


def part_of(stratum: str, key: str, part: str) -> Facet:
    """The facet of one part of a stratum's result for ``key``."""
    return ("part", stratum, key, part)


def bucket_of(index: str, key: str) -> Facet:
    """The facet of what one bucket of an index holds."""
    return ("bucket", index, key)


def keys_of(index: str) -> Facet:
    """The facet of which buckets of an index hold anything, and how many items each."""
    return ("keys", index)


def results_of(stratum: str) -> Facet:
    """The facet of which results a stratum has."""
    return ("results", stratum)
