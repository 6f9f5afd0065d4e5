"""The rows of one bucket, held in little room: most buckets have a single row."""

from collections.abc import Iterator

from netcrm.memo.facets import Bucket, Entries, Own


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
