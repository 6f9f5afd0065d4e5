"""What an earlier process worked out, as a memo asks for it: a little at a time."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple, Protocol

from netcrm.memo.facets import Bucket, Entries, Entry, Facet, Own, Row
from netcrm.memo.record import Reads

Input = tuple[str, str]
"""An input's kind and key, such as ``("file", "ana")``."""
Result = tuple[str, str]
"""A stratum and a key."""


class Outcome(NamedTuple):
    """What one result comes to: named parts, each compared by itself, and rows for indexes.

    ``told`` is for whoever runs the memo: it is neither compared nor kept.
    """

    parts: Mapping[str, Any]
    rows: tuple[Row, ...] = ()
    told: Any = None


class Stands(NamedTuple):
    """The buckets that a result has rows in, and digests of these where the past knows them."""

    buckets: tuple[Bucket, ...] = ()
    digests: Mapping[Bucket, int] = MappingProxyType({})


class Held(NamedTuple):
    """A result as it stands: its parts, and the buckets that its rows stand in."""

    parts: Mapping[str, Any]
    stands: Stands = Stands()


NOTHING = Outcome({})
EMPTY = Held({})


class Past(Protocol):
    """Everything as it stood after the last update of another memo with the same strata."""

    @property
    def today(self) -> date:
        """The day it was for."""

    def inputs(self) -> Mapping[Input, Hashable]:
        """The versions of all inputs."""

    def keys(self, stratum: str) -> Iterable[str]:
        """The keys of a stratum's results."""

    def parts(self, stratum: str, key: str) -> Mapping[str, Any]:
        """The parts of one result."""

    def stands(self, stratum: str, key: str) -> Stands:
        """The buckets that one result has rows in."""

    def written(self, rows: tuple[Entry, ...]) -> str:
        """Rows as they are kept: alike where the rows are."""

    def rows(self, own: str) -> tuple[Entry, ...]:
        """Rows that were written."""

    def sorts(self, own: str) -> Iterable[tuple[str | int, ...]]:
        """The sort keys of rows that were written: much less work than the rows."""

    def digest(self, own: str) -> int:
        """The digest of the rows that one result has in one bucket."""

    def entries(self, bucket: Bucket) -> Entries:
        """All rows of one bucket; none where there is no such bucket."""

    def sizes(self, index: str) -> Mapping[str, int]:
        """How many items each bucket of an index holds."""

    def readers(self, touched: frozenset[Facet]) -> Iterable[Result]:
        """The results that read one of these facets; a stratum's list of keys is ``KEYS``."""

    def overdue(self, today: date) -> Iterable[Result]:
        """The results that heard something about days that is not true on this one."""

    def laid(self, parts: Mapping[str, Any]) -> Mapping[str, Any]:
        """Parts with what is packed put elsewhere for now, if there is room."""

    def apart(self) -> None:
        """Go on in a process that was forked from the one that began."""


class Kept(NamedTuple):
    """A result to be kept: as it stands (None for a list of keys), and what it read."""

    held: Held | None
    reads: Reads


class Changes(NamedTuple):
    """What came to be since the past: what has to be kept for the next process.

    ``results`` holds None for those that went; ``buckets`` the rows of each that moved (none: it
    is empty now), as the past has them written, and ``rows`` those of one result in any bucket.
    """

    today: date
    inputs: Mapping[Input, Hashable | None]
    results: Mapping[Result, Kept | None]
    buckets: Mapping[Bucket, Entries]
    rows: Callable[[Bucket, str], Own]


KEYS = "\0keys"
"""The key under which a stratum's own list of results is remembered as a reader."""
