"""What can be read: the names under which a memo remembers who read what."""

from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Any

Facet = tuple[str, ...]
"""One thing that can be read and can change: an input, a part of a result, a bucket of an index."""


Bucket = tuple[str, str]
"""An index and a key in it."""
Entry = tuple[tuple[str | int, ...], Any]
"""A row as it stands in its bucket: sort key and item."""
Own = tuple[Entry, ...] | str
"""The rows that one result has in a bucket, in the order made: as they are, or as a past has them
written, which takes less room."""
Spot = tuple[str, int]
"""Where an item of a bucket comes from: whose it is, and which of theirs there, from 0."""
Entries = dict[str, Own]
"""All rows of a bucket: by the key of the result that made them."""


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


def order_of(index: str, key: str) -> Facet:
    """The facet of which rows one bucket of an index holds, in which order, whatever they say."""
    return ("order", index, key)


def own_of(index: str, key: str, owner: str) -> Facet:
    """The facet of what one result has in one bucket of an index."""
    return ("own", index, key, owner)


def keys_of(index: str) -> Facet:
    """The facet of which buckets of an index hold anything, and how many items each."""
    return ("keys", index)


def results_of(stratum: str) -> Facet:
    """The facet of which results a stratum has."""
    return ("results", stratum)


@lru_cache(maxsize=1 << 14)
def number_of(facet: Facet) -> int:
    """A facet as a number of 64 bits, the same in every process.

    Two facets of one number would only mean that a result runs again without need.
    """
    digest = blake2b("\0".join(facet).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
