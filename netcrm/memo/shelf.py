"""The rows of one bucket, held in little room: most buckets have a single row."""

from collections.abc import Iterator

from netcrm.memo.facets import Bucket, Entries, Own

_MOST = 16_000
"""Rows of buckets that are as the past has them and held all the same, for they may be needed
again; and as many that were needed before these."""


class Shelf:
    """All rows of a bucket, by whose they are. ``bucket`` is the one name of it that is held."""

    __slots__ = ("_more", "_own", "_owner", "bucket")

    def __init__(self, bucket: Bucket, entries: Entries | None = None) -> None:
        """Begin with these rows, or empty."""
        self.bucket = bucket
        self._owner: str | None = None
        self._own: Own = ()
        self._more: dict[str, Own] | None = entries or None

    def of(self, owner: str) -> Own:
        """The rows of one owner."""
        if self._more is not None:
            return self._more.get(owner, ())
        return self._own if self._owner == owner else ()

    def put(self, owner: str, own: Own) -> None:
        """Put an owner's rows, of which there may be none, in place of those there are."""
        if self._more is None and (self._owner is None or self._owner == owner):
            self._owner, self._own = (owner, own) if own else (None, ())
            return
        more = self._all()
        if own:
            more[owner] = own
        else:
            more.pop(owner, None)

    def _all(self) -> dict[str, Own]:
        if self._more is None:
            self._more = {} if self._owner is None else {self._owner: self._own}
            self._owner, self._own = None, ()
        return self._more

    def entries(self) -> Entries:
        """All rows."""
        return dict(self.items())

    def items(self) -> Iterator[tuple[str, Own]]:
        """Each owner with its rows."""
        if self._more is not None:
            yield from self._more.items()
        elif self._owner is not None:
            yield self._owner, self._own

    def __len__(self) -> int:
        """How many owners there are."""
        return len(self._more) if self._more is not None else self._owner is not None


class Loads:
    """Buckets as the past has them, as long as they are in use."""

    def __init__(self) -> None:
        """Hold none."""
        self._young: dict[Bucket, Shelf] = {}
        self._old: dict[Bucket, Shelf] = {}
        self._rows = 0

    def get(self, bucket: Bucket) -> Shelf | None:
        """A bucket, if it is still held."""
        found = self._young.get(bucket)
        if found is None:
            found = self._old.pop(bucket, None)
            if found is not None:
                self.put(found)
        return found

    def put(self, shelf: Shelf) -> None:
        """Hold a bucket; those that were in use longest ago may go."""
        self._rows += len(shelf) + 1
        if self._rows > _MOST:
            self._old, self._young, self._rows = self._young, {}, len(shelf) + 1
        self._young[shelf.bucket] = shelf

    def drop(self, bucket: Bucket) -> None:
        """Hold a bucket no longer."""
        self._young.pop(bucket, None)
        self._old.pop(bucket, None)
