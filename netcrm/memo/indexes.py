"""Indexes: rows from many results, sorted into buckets that are read one at a time."""

from collections.abc import Iterable, Mapping
from operator import itemgetter
from typing import Any

from netcrm.memo.facets import (
    Bucket,
    Entries,
    Entry,
    Facet,
    Own,
    Row,
    Spot,
    bucket_of,
    keys_of,
    order_of,
    own_of,
)
from netcrm.memo.past import Past, Stands
from netcrm.memo.shelf import Loads, Shelf

_BY_PLACE = itemgetter(0, 1, 2)
_MOST = 16_000
"""Items in buckets that are held in order, those read longest ago apart: they take much room."""


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
        self._loads = Loads()
        self._read: dict[Bucket, tuple[Any, ...]] = {}
        self._read_before: dict[Bucket, tuple[Any, ...]] = {}
        self._held = 0
        self._orders: dict[Bucket, tuple[Spot, ...]] = {}
        self._sizes: dict[str, dict[str, int]] = {}
        self.moved: set[Bucket] = set()
        """The buckets that came to differ from the past."""

    def read(self, index: str, key: str) -> tuple[Any, ...]:
        """The items of a bucket in order; of one that does not exist, none."""
        bucket = (index, key)
        known = self._read.get(bucket)
        if known is None:
            known = self._read_before.pop(bucket, None)
            if known is None:
                shelf = self._loaded(bucket)
                known = () if shelf is None else self._in_order(shelf)
            self._hold(bucket, known)
        return known

    def order(self, index: str, key: str) -> tuple[Spot, ...]:
        """Where the items of a bucket come from, in their order."""
        bucket = (index, key)
        known = self._orders.get(bucket)
        if known is None:
            shelf = self._loaded(bucket)
            slots = [
                (sort, owner, at)
                for owner, own in (() if shelf is None else shelf.items())
                for at, sort in enumerate(self._sorts(own))
            ]
            slots.sort()
            known = self._orders[bucket] = tuple([(owner, at) for _, owner, at in slots])
        return known

    def own(self, index: str, key: str, owner: str) -> tuple[Any, ...]:
        """The items that one result has in a bucket, in the order made."""
        return tuple([item for _, item in self._plain(self.rows((index, key), owner))])

    def _hold(self, bucket: Bucket, items: tuple[Any, ...]) -> None:
        """Keep a bucket in order, as long as it is read."""
        self._held += len(items) + 1
        if self._held > _MOST:
            self._read_before, self._read, self._held = self._read, {}, len(items) + 1
        self._read[bucket] = items

    def entries(self, bucket: Bucket) -> Entries:
        """All rows of a bucket; of one that does not exist, none."""
        shelf = self._loaded(bucket)
        return {} if shelf is None else shelf.entries()

    def rows(self, bucket: Bucket, owner: str) -> Own:
        """The rows that one result has in a bucket."""
        shelf = self._loaded(bucket)
        return () if shelf is None else shelf.of(owner)

    def _loaded(self, bucket: Bucket) -> Shelf | None:
        known = self._shelves.get(bucket)
        if known is None and self._past is not None:
            known = self._loads.get(bucket)
            if known is None:
                known = Shelf(bucket, self._past.entries(bucket))
                self._loads.put(known)
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
            known |= {key: _size(self._shelves[name, key]) for name, key in here if name == index}
            self._sizes[index] = known = {key: size for key, size in known.items() if size}
        return known

    def settle(self) -> None:
        """Know the sizes of all that moved, without the past."""
        for index in {name for name, _ in self.moved}:
            self._of(index)

    def forget(self) -> None:
        """Hold no rows longer: the past has them all by now."""
        self._shelves = {}
        self._orders.clear()
        self._sizes.clear()
        self.moved.clear()

    def add(self, owner: str, rows: tuple[Row, ...]) -> Stands:
        """Put an owner's rows into buckets that nobody knows yet; says where they stand."""
        come = self._by_bucket(rows)
        for bucket, own in come.items():
            shelf = self._shelves.get(bucket)
            if shelf is None:
                shelf = self._shelves[bucket] = Shelf(bucket)
                self.moved.add(bucket)
            shelf.put(owner, own)
        return Stands(tuple([self._name(bucket) for bucket in come]))

    def replace(
        self, owner: str, before: Stands, rows: tuple[Row, ...]
    ) -> tuple[Stands, set[Facet]]:
        """Put an owner's rows in place of those it has; says where they stand and what changed."""
        come = self._by_bucket(rows)
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

    def _digest(self, own: Own) -> int | None:
        return self._past.digest(own) if self._past is not None and isinstance(own, str) else None

    def _exchange(self, owner: str, bucket: Bucket, come: Own, touched: set[Facet]) -> None:
        """Put an owner's rows into a bucket, in place of any it has there."""
        shelf = self._loaded(bucket)
        gone = () if shelf is None else shelf.of(owner)
        if gone == come:
            return
        touched.add(bucket_of(*bucket))
        touched.add(own_of(*bucket, owner))
        more = count(come) - count(gone)
        if more:
            touched.add(keys_of(bucket[0]))
        if more or list(self._sorts(come)) != list(self._sorts(gone)):
            touched.add(order_of(*bucket))
            self._orders.pop(bucket, None)
        self._move(owner, bucket, come, more)

    def _move(self, owner: str, bucket: Bucket, come: Own, more: int) -> None:
        """Change what a bucket holds."""
        self._read.pop(bucket, None)
        self._read_before.pop(bucket, None)
        shelf = self._loaded(bucket)
        if shelf is None:
            shelf = Shelf(bucket)
        self._shelves[bucket] = shelf
        self._loads.drop(bucket)
        shelf.put(owner, come)
        self.moved.add(shelf.bucket)
        sizes = self._sizes.get(bucket[0])
        if sizes is not None:
            sizes[bucket[1]] = sizes.get(bucket[1], 0) + more
            if not sizes[bucket[1]]:
                del sizes[bucket[1]]

    def _in_order(self, shelf: Shelf) -> tuple[Any, ...]:
        """The items of a bucket by sort key, then by whose they are, then in the order made."""
        slots = [
            (sort, owner, at, item)
            for owner, own in shelf.items()
            for at, (sort, item) in enumerate(self._plain(own))
        ]
        if len(slots) > 1:
            slots.sort(key=_BY_PLACE)
        return tuple([slot[3] for slot in slots])

    def _plain(self, own: Own) -> tuple[Entry, ...]:
        """Rows as they are."""
        if isinstance(own, str):
            return () if self._past is None else self._past.rows(own)
        return own

    def _sorts(self, own: Own) -> Iterable[tuple[str | int, ...]]:
        if isinstance(own, str):
            return () if self._past is None else self._past.sorts(own)
        return [sort for sort, _ in own]

    def _by_bucket(self, rows: tuple[Row, ...]) -> dict[Bucket, Own]:
        """Rows by the bucket they stand in, as they are held."""
        found: dict[Bucket, tuple[Entry, ...]] = {}
        for row in rows:
            bucket = (row.index, row.key)
            found[bucket] = (*found.get(bucket, ()), (row.sort, row.item))
        if self._past is None:
            return dict(found)
        return {bucket: self._past.written(own) for bucket, own in found.items()}


def count(own: Own) -> int:
    """How many rows these are. What is written begins with the number."""
    return int(own[: own.index("[")]) if isinstance(own, str) else len(own)


def _size(shelf: Shelf) -> int:
    return sum(count(own) for _, own in shelf.items())
