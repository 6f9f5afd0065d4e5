"""Indexes: rows from many results, sorted into buckets that are read one at a time."""

from collections.abc import Mapping
from operator import itemgetter
from typing import Any

from netcrm.memo.facets import Facet, Row, bucket_of, keys_of

_Slot = tuple[tuple[str | int, ...], str, int, Any]
"""Sort key, owner, position among the owner's rows, item: the first three put it in its place."""
_BY_PLACE = itemgetter(0, 1, 2)


class Indexes:
    """All buckets of all indexes. A changed result moves only its own rows.

    A bucket is put in order when it is next read: what moved is little, so that this is cheap.
    """

    def __init__(self) -> None:
        """Begin empty."""
        self._slots: dict[str, dict[str, list[_Slot]]] = {}
        self._read: dict[tuple[str, str], tuple[Any, ...]] = {}

    def read(self, index: str, key: str) -> tuple[Any, ...]:
        """The items of a bucket in order; of one that does not exist, none."""
        known = self._read.get((index, key))
        if known is None:
            slots = self._slots.get(index, {}).get(key, [])
            slots.sort(key=_BY_PLACE)
            known = self._read[index, key] = tuple(slot[3] for slot in slots)
        return known

    def sizes(self, index: str) -> Mapping[str, int]:
        """The keys of the buckets that hold anything, in order, and how many items each has."""
        buckets = self._slots.get(index, {})
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
                self._move(owner, bucket, gone, come)
                touched.add(bucket_of(*bucket))
                if len(gone) != len(come):
                    touched.add(keys_of(bucket[0]))
        return touched

    def _move(self, owner: str, bucket: tuple[str, str], gone: list[Row], come: list[Row]) -> None:
        """Take an owner's rows out of a bucket and put others in."""
        index, key = bucket
        self._read.pop(bucket, None)
        slots = self._slots.setdefault(index, {}).setdefault(key, [])
        if gone:
            slots[:] = [slot for slot in slots if slot[1] != owner]
        slots.extend((row.sort, owner, at, row.item) for at, row in enumerate(come))
        if not slots:
            del self._slots[index][key]


def _by_bucket(rows: tuple[Row, ...]) -> dict[tuple[str, str], list[Row]]:
    """Rows by the bucket they stand in, in the order made."""
    found: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        found.setdefault((row.index, row.key), []).append(row)
    return found
