"""Indexes: rows from many results, sorted into buckets that are read one at a time."""

from bisect import bisect_left
from collections.abc import Mapping
from typing import Any

from netcrm.memo.facets import Entry, Facet, Row, bucket_of, keys_of

_Place = tuple[tuple[str | int, ...], str, int]
"""Where an entry stands in its bucket: sort key, owner, position among the owner's rows there."""


class Indexes:
    """All buckets of all indexes. A changed result moves only its own rows, by bisection."""

    def __init__(self) -> None:
        """Begin empty."""
        self._places: dict[str, dict[str, list[_Place]]] = {}
        self._entries: dict[str, dict[str, list[Entry]]] = {}

    def read(self, index: str, key: str) -> tuple[Entry, ...]:
        """The entries of a bucket in order; of one that does not exist, none."""
        return tuple(self._entries.get(index, {}).get(key, ()))

    def sizes(self, index: str) -> Mapping[str, int]:
        """The keys of the buckets that hold anything, in order, and how many entries each has."""
        buckets = self._entries.get(index, {})
        return {key: len(buckets[key]) for key in sorted(buckets)}

    def replace(self, owner: str, old: tuple[Row, ...], new: tuple[Row, ...]) -> set[Facet]:
        """Move an owner's rows from old to new; returns the facets that changed."""
        if old == new:
            return set()
        before, after = _by_bucket(old), _by_bucket(new)
        touched: set[Facet] = set()
        for bucket in before.keys() | after.keys():
            gone, come = before.get(bucket, []), after.get(bucket, [])
            if gone != come:
                self._remove(owner, *bucket, gone)
                self._add(owner, *bucket, come)
                touched.add(bucket_of(*bucket))
                if len(gone) != len(come):
                    touched.add(keys_of(bucket[0]))
        return touched

    def _remove(self, owner: str, index: str, key: str, rows: list[Row]) -> None:
        if not rows:
            return
        places, entries = self._places[index][key], self._entries[index][key]
        for position, row in enumerate(rows):
            at = bisect_left(places, (row.sort, owner, position))
            del places[at], entries[at]
        if not places:
            del self._places[index][key], self._entries[index][key]

    def _add(self, owner: str, index: str, key: str, rows: list[Row]) -> None:
        if not rows:
            return
        places = self._places.setdefault(index, {}).setdefault(key, [])
        entries = self._entries.setdefault(index, {}).setdefault(key, [])
        for position, row in enumerate(rows):
            place = (row.sort, owner, position)
            at = bisect_left(places, place)
            places.insert(at, place)
            entries.insert(at, Entry(owner, row.item))


def _by_bucket(rows: tuple[Row, ...]) -> dict[tuple[str, str], list[Row]]:
    """Rows by the bucket they stand in, in the order made."""
    found: dict[tuple[str, str], list[Any]] = {}
    for row in rows:
        found.setdefault((row.index, row.key), []).append(row)
    return found
