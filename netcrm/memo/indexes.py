"""Indexes: rows from many results, sorted into buckets that are read one at a time."""

from collections.abc import Mapping
from operator import itemgetter
from typing import Any

from netcrm.memo.facets import Facet, Row, bucket_of, keys_of
from netcrm.memo.past import Past, Slot

Bucket = tuple[str, str]
"""An index and a key in it."""
_BY_PLACE = itemgetter(0, 1, 2)


class Indexes:
    """All buckets of all indexes. A changed result moves only its own rows.

    A bucket is put in order when it is next read: what moved is little, so that this is cheap.
    Buckets that the past knows are loaded when they are first needed.
    """

    def __init__(self, past: Past | None) -> None:
        """Begin with what the past holds, or empty."""
        self._past = past
        self._slots: dict[Bucket, list[Slot]] = {}
        self._read: dict[Bucket, tuple[Any, ...]] = {}
        self._sizes: dict[str, dict[str, int]] = {}
        self.moved: set[Bucket] = set()
        """The buckets that came to differ from the past."""

    def read(self, index: str, key: str) -> tuple[Any, ...]:
        """The items of a bucket in order; of one that does not exist, none."""
        bucket = (index, key)
        known = self._read.get(bucket)
        if known is None:
            slots = self.slots(bucket)
            slots.sort(key=_BY_PLACE)
            known = self._read[bucket] = tuple([slot[3] for slot in slots])
        return known

    def slots(self, bucket: Bucket) -> list[Slot]:
        """The slots of a bucket, in any order."""
        known = self._slots.get(bucket)
        if known is None:
            known = [] if self._past is None else self._past.slots(*bucket)
            self._slots[bucket] = known
        return known

    def sizes(self, index: str) -> Mapping[str, int]:
        """The keys of the buckets that hold anything, in order, and how many items each has."""
        sizes = self._of(index)
        return {key: sizes[key] for key in sorted(sizes)}

    def _of(self, index: str) -> dict[str, int]:
        known = self._sizes.get(index)
        if known is None:
            known = {} if self._past is None else dict(self._past.sizes(index))
            known |= {key: len(self._slots[name, key]) for name, key in self.moved if name == index}
            self._sizes[index] = known = {key: size for key, size in known.items() if size}
        return known

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

    def _move(self, owner: str, bucket: Bucket, gone: list[Row], come: list[Row]) -> None:
        """Take an owner's rows out of a bucket and put others in."""
        self._read.pop(bucket, None)
        self.moved.add(bucket)
        slots = self.slots(bucket)
        if gone:
            slots[:] = [slot for slot in slots if slot[1] != owner]
        slots.extend((row.sort, owner, at, row.item) for at, row in enumerate(come))
        sizes = self._sizes.get(bucket[0])
        if sizes is not None:
            sizes[bucket[1]] = len(slots)
            if not slots:
                del sizes[bucket[1]]


def _by_bucket(rows: tuple[Row, ...]) -> dict[Bucket, list[Row]]:
    """Rows by the bucket they stand in, in the order made."""
    found: dict[Bucket, list[Row]] = {}
    for row in rows:
        found.setdefault((row.index, row.key), []).append(row)
    return found
