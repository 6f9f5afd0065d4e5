"""Indexes: rows from many results, sorted into buckets that are read one at a time."""

from collections.abc import Mapping
from operator import itemgetter
from typing import Any

from netcrm.memo.facets import Bucket, Entries, Entry, Facet, Row, bucket_of, keys_of
from netcrm.memo.past import Past, Stands
from netcrm.memo.shelf import Shelf

_BY_PLACE = itemgetter(0, 1, 2)
_FEW = 4
"""Items up to which a bucket is put in order again each time, which takes less than keeping it."""


class Indexes:
    """All buckets of all indexes. A changed result moves only its own rows.

    Rows are held in the buckets alone. A bucket is put in order when it is read: what moved is
    little, so that this is cheap. Buckets that the past knows are loaded when they are first
    needed; rows that are as the past has them need no bucket to be loaded.
    """

    def __init__(self, past: Past | None) -> None:
        """Begin with what the past holds, or empty."""
        self._past = past
        self._shelves: dict[Bucket, Shelf] = {}
        self._read: dict[Bucket, tuple[Any, ...]] = {}
        self._sizes: dict[str, dict[str, int]] = {}
        self.moved: set[Bucket] = set()
        """The buckets that came to differ from the past."""

    def read(self, index: str, key: str) -> tuple[Any, ...]:
        """The items of a bucket in order; of one that does not exist, none."""
        bucket = (index, key)
        known = self._read.get(bucket)
        if known is None:
            shelf = self._loaded(bucket)
            known = () if shelf is None else _in_order(shelf)
            if len(known) > _FEW:
                self._read[bucket] = known
        return known

    def entries(self, bucket: Bucket) -> Entries:
        """All rows of a bucket; of one that does not exist, none."""
        shelf = self._loaded(bucket)
        return {} if shelf is None else shelf.entries()

    def rows(self, bucket: Bucket, owner: str) -> tuple[Entry, ...]:
        """The rows that one result has in a bucket."""
        shelf = self._loaded(bucket)
        return () if shelf is None else shelf.of(owner)

    def _loaded(self, bucket: Bucket) -> Shelf | None:
        known = self._shelves.get(bucket)
        if known is None and self._past is not None:
            known = self._shelves[bucket] = Shelf(bucket, self._past.entries(bucket))
        return known

    def sizes(self, index: str) -> Mapping[str, int]:
        """The keys of the buckets that hold anything, in order, and how many items each has."""
        sizes = self._of(index)
        return {key: sizes[key] for key in sorted(sizes)}

    def _of(self, index: str) -> dict[str, int]:
        known = self._sizes.get(index)
        if known is None:
            known = {} if self._past is None else dict(self._past.sizes(index))
            here = self._shelves if self._past is None else self.moved
            known |= {key: len(self._shelves[name, key]) for name, key in here if name == index}
            self._sizes[index] = known = {key: size for key, size in known.items() if size}
        return known

    def replace(
        self, owner: str, before: Stands, rows: tuple[Row, ...]
    ) -> tuple[Stands, set[Facet]]:
        """Put an owner's rows in place of those it has; says where they stand and what changed."""
        come = _by_bucket(rows)
        buckets = list(come)
        touched: set[Facet] = set()
        still = {}
        for bucket in before.buckets:
            stays = come.pop(bucket, ())
            digest = None if bucket in self._shelves else before.digests.get(bucket)
            if digest is not None and self._digest(stays) == digest:
                still[bucket] = digest
            else:
                self._exchange(owner, bucket, stays, touched)
        for bucket, new in come.items():
            self._exchange(owner, bucket, new, touched)
        names = tuple([self._name(bucket) for bucket in buckets])
        return Stands(names, still) if still else Stands(names), touched

    def _name(self, bucket: Bucket) -> Bucket:
        """A bucket's name as it is held already: there are a great many of them."""
        shelf = self._shelves.get(bucket)
        return bucket if shelf is None else shelf.bucket

    def _digest(self, entries: tuple[Entry, ...]) -> int | None:
        return None if self._past is None or not entries else self._past.digest(entries)

    def _exchange(
        self, owner: str, bucket: Bucket, come: tuple[Entry, ...], touched: set[Facet]
    ) -> None:
        """Put an owner's rows into a bucket, in place of any it has there."""
        shelf = self._loaded(bucket)
        gone = () if shelf is None else shelf.of(owner)
        if same(gone, come):
            return
        touched.add(bucket_of(*bucket))
        if len(gone) != len(come):
            touched.add(keys_of(bucket[0]))
        self._move(owner, bucket, come, len(come) - len(gone))

    def _move(self, owner: str, bucket: Bucket, come: tuple[Entry, ...], more: int) -> None:
        """Change what a bucket holds."""
        self._read.pop(bucket, None)
        shelf = self._shelves.get(bucket)
        if shelf is None:
            shelf = self._shelves[bucket] = Shelf(bucket)
        shelf.put(owner, come)
        self.moved.add(shelf.bucket)
        sizes = self._sizes.get(bucket[0])
        if sizes is not None:
            sizes[bucket[1]] = sizes.get(bucket[1], 0) + more
            if not sizes[bucket[1]]:
                del sizes[bucket[1]]


def same(one: tuple[Entry, ...], other: tuple[Entry, ...]) -> bool:
    """Whether rows are alike in their places and items (early cutoff)."""
    return one == other


def _in_order(shelf: Shelf) -> tuple[Any, ...]:
    """The items of a bucket by sort key, then by whose they are, then in the order made."""
    slots = [
        (sort, owner, at, item)
        for owner, own in shelf.items()
        for at, (sort, item) in enumerate(own)
    ]
    if len(slots) > 1:
        slots.sort(key=_BY_PLACE)
    return tuple([slot[3] for slot in slots])


_BARE = (((), None),)
"""The row that says no more than that it is there; one object serves for all of these."""


def _by_bucket(rows: tuple[Row, ...]) -> dict[Bucket, tuple[Entry, ...]]:
    """Rows by the bucket they stand in, in the order made."""
    found: dict[Bucket, tuple[Entry, ...]] = {}
    for row in rows:
        bucket = (row.index, row.key)
        before = found.get(bucket)
        if before is not None:
            found[bucket] = (*before, (row.sort, row.item))
        elif row.sort == () and row.item is None:
            found[bucket] = _BARE
        else:
            found[bucket] = ((row.sort, row.item),)
    return found
