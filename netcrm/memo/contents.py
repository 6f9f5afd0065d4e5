"""What lies in a vault, loaded by key on demand: one SQLite file, values as JSON."""

import json
import sqlite3
from array import array
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from functools import wraps
from hashlib import blake2b
from pathlib import Path
from struct import Struct
from typing import Any, Concatenate, Literal, ParamSpec, TypeVar

from netcrm.memo.codec import Codec, CodecError
from netcrm.memo.facets import Bucket, Entries, Entry, Facet, number_of
from netcrm.memo.past import KEYS, Input, Result, Stands

P = ParamSpec("P")
S = TypeVar("S")
T = TypeVar("T")

PAIR = Struct("<qq")
"""How a bucket's id and the digest of a result's rows in it are packed."""
WAIT = 5.0
"""Seconds to wait for another process that is writing."""
_AT_ONCE = 500
"""Values in one query: SQLite allows 999 in old versions."""
_first = json.JSONDecoder().raw_decode


class VaultError(Exception):
    """What was kept cannot be used: it is corrupt, locked, or of another version."""


def guarded(method: Callable[Concatenate[S, P], T]) -> Callable[Concatenate[S, P], T]:
    """Turn everything that can go wrong with a file of somebody else's into VaultError."""

    @wraps(method)
    def called(self: S, /, *args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return method(self, *args, **kwargs)
        except (sqlite3.Error, CodecError, ValueError, TypeError, LookupError, OSError) as error:
            raise VaultError(str(error)) from error

    return called


class Contents:
    """The past in a file that is open. Whatever is wrong with it is a VaultError."""

    _path: Path
    _db: sqlite3.Connection
    _codec: Codec

    def close(self) -> None:
        """Close the file; nothing that was not saved is kept."""
        with suppress(sqlite3.Error):
            self._db.close()

    @property
    def today(self) -> date:
        """The day of what is kept; the first of all days where nothing is."""
        found = self._meta("today")
        return date.fromisoformat(found) if found else date.min

    @property
    def born(self) -> int:
        """When the file was last changed, in nanoseconds."""
        return self._path.stat().st_ctime_ns

    @guarded
    def note(self, name: str) -> Any:  # noqa: ANN401  a note is anything
        """Something that was kept beside the results; None if there is no such note."""
        found = self._meta(f"note {name}")
        return None if found is None else self._codec.read(found)

    @guarded
    def marks(self) -> dict[str, tuple[int, ...]]:
        """Whole numbers that were kept by name, beside the results."""
        rows = self._db.execute("SELECT key, value FROM mark").fetchall()
        values = json.loads(f"[{','.join(value for _, value in rows)}]")
        return {key: tuple(value) for (key, _), value in zip(rows, values, strict=True)}

    @guarded
    def marks_as_written(self) -> list[tuple[str, str]]:
        """The same in order of the names, each as :func:`mark_of` writes it."""
        return self._db.execute("SELECT key, value FROM mark ORDER BY key").fetchall()

    @guarded
    def inputs(self) -> Mapping[Input, Hashable]:
        """The versions of all inputs."""
        rows = self._db.execute("SELECT kind, key, version FROM input").fetchall()
        versions = self._codec.read(f"[{','.join([version for _, _, version in rows])}]")
        pairs = zip(rows, versions, strict=True)
        return {(kind, key): version for (kind, key, _), version in pairs}

    @guarded
    def keys(self, stratum: str) -> tuple[str, ...]:
        """The keys of a stratum's results, from the index alone: results themselves are large."""
        rows = self._db.execute(
            "SELECT key FROM result WHERE stratum = ? AND key <> ? ORDER BY +id", (stratum, KEYS)
        )
        return tuple([key for (key,) in rows])

    @guarded
    def parts(self, stratum: str, key: str) -> Mapping[str, Any]:
        """The parts of one result."""
        row = self._db.execute(
            "SELECT parts FROM result WHERE stratum = ? AND key = ?", (stratum, key)
        ).fetchone()
        found: Mapping[str, Any] = self._codec.read(row[0])
        return found

    @guarded
    def stands(self, stratum: str, key: str) -> Stands:
        """The buckets that one result has rows in, with digests of these."""
        (packed,) = self._db.execute(
            "SELECT stands FROM result WHERE stratum = ? AND key = ?", (stratum, key)
        ).fetchone()
        digests = dict(PAIR.iter_unpack(packed))
        rows = self._many("SELECT id, name, key FROM bucket WHERE id IN", digests)
        by_bucket = {(name, key): digests[number] for number, name, key in rows}
        if len(by_bucket) != len(digests):
            raise LookupError("a bucket is missing")
        return Stands(tuple(by_bucket), by_bucket)

    def written(self, rows: tuple[Entry, ...]) -> str:
        """Rows as they are kept: their number and their JSON."""
        return f"{len(rows)}{self._codec.write(rows)}"

    @guarded
    def rows(self, own: str) -> tuple[Entry, ...]:
        """Rows that were written."""
        found: tuple[Entry, ...] = self._codec.read(own[own.index("[") :])
        return found

    @guarded
    def sorts(self, own: str) -> Iterable[tuple[str | int, ...]]:
        """The sort keys of rows that were written: of a single row, nothing else is read."""
        start = own.index("[")
        if own.startswith("1["):
            return (tuple(_first(own, start + 2)[0]),)
        return [tuple(sort) for sort, _ in json.loads(own[start:])]

    def digest(self, own: str) -> int:
        """The digest of the rows that one result has in one bucket."""
        digest = blake2b(own.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        return int.from_bytes(digest, "big", signed=True)

    @guarded
    def entries(self, bucket: Bucket) -> Entries:
        """All rows of one bucket, by their owner, as they are kept: JSON holds no line ends."""
        row = self._db.execute(
            "SELECT entries FROM bucket WHERE name = ? AND key = ?", bucket
        ).fetchone()
        lines = row[0].split("\n") if row else ()
        pairs = (line.split("\t") for line in lines)
        return {json.loads(owner): own for owner, own in pairs}

    @guarded
    def sizes(self, index: str) -> Mapping[str, int]:
        """How many items each bucket of an index holds."""
        rows = self._db.execute(
            "SELECT key, size FROM bucket WHERE name = ? AND size > 0", (index,)
        )
        return dict(rows.fetchall())

    @guarded
    def readers(self, touched: frozenset[Facet]) -> Iterable[Result]:
        """The results that read one of these facets.

        Readers of a facet that have read it no longer stay in its list until they are found there.
        """
        numbers = set(map(number_of, touched))
        found = self._many("SELECT readers FROM facet WHERE number IN", numbers)
        ids = {at for (readers,) in found for at in unpacked("I", readers)}
        rows = self._many("SELECT stratum, key, reads FROM result WHERE id IN", ids)
        return [(s, key) for s, key, r in rows if not numbers.isdisjoint(unpacked("q", r))]

    def _many(self, query: str, values: Iterable[int]) -> Iterator[Any]:
        """The rows of a query for many numbers."""
        ordered = sorted(values)
        for at in range(0, len(ordered), _AT_ONCE):
            some = ordered[at : at + _AT_ONCE]
            yield from self._db.execute(f"{query} ({','.join('?' * len(some))})", some)

    @guarded
    def overdue(self, today: date) -> Iterable[Result]:
        """The results that heard something about days that is not true on this one."""
        day = today.isoformat()
        rows = self._db.execute(
            "SELECT stratum, key FROM result WHERE since > ? OR until <= ?", (day, day)
        )
        return rows.fetchall()

    def laid(self, parts: Mapping[str, Any]) -> Mapping[str, Any]:
        """Parts as they are: what is only read is never added to."""
        return parts

    @guarded
    def apart(self) -> None:
        """Go on in a forked process, with a connection of its own to what was kept last."""
        self._inherited = self._db  # to close it here would be felt by the process it belongs to
        self._db = sqlite3.connect(self._path, timeout=WAIT, isolation_level=None)

    def _meta(self, key: str) -> str | None:
        row = self._db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return None if row is None else row[0]


def mark_of(numbers: tuple[int, ...]) -> str:
    """A mark as it is written."""
    return f"[{','.join(map(str, numbers))}]"


def unpacked(kind: Literal["I", "q"], packed: bytes) -> "array[int]":
    """Numbers that were packed one after the other."""
    found = array(kind)
    found.frombytes(packed)
    return found
