"""A past that outlives the process: one SQLite file, values as JSON, loaded by key on demand."""

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
from netcrm.memo.indexes import count
from netcrm.memo.past import Changes, Input, Kept, Result, Stands
from netcrm.memo.record import Reads

P = ParamSpec("P")
T = TypeVar("T")

_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE input (kind TEXT, key TEXT, version TEXT, PRIMARY KEY (kind, key)) WITHOUT ROWID;
CREATE TABLE result (id INTEGER PRIMARY KEY, stratum TEXT, key TEXT, parts TEXT, stands BLOB,
                     reads BLOB, since TEXT, until TEXT, UNIQUE (stratum, key));
CREATE TABLE bucket (id INTEGER PRIMARY KEY, name TEXT, key TEXT, size INTEGER, entries TEXT,
                     UNIQUE (name, key));
CREATE TABLE mark (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE facet (number INTEGER PRIMARY KEY, readers BLOB);
"""
_text = json.encoder.encode_basestring_ascii
_PAIR = Struct("<qq")
"""How a bucket's id and the digest of a result's rows in it are packed."""
_AT_ONCE = 500
"""Values in one query: SQLite allows 999 in old versions."""
_first = json.JSONDecoder().raw_decode
_WAIT = 5.0
"""Seconds to wait for another process that is writing."""


class VaultError(Exception):
    """What was kept cannot be used: it is corrupt, locked, or of another version."""


def _guarded(
    method: Callable[Concatenate["Vault", P], T],
) -> Callable[Concatenate["Vault", P], T]:
    """Turn everything that can go wrong with a file of somebody else's into VaultError."""

    @wraps(method)
    def guarded(self: "Vault", /, *args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return method(self, *args, **kwargs)
        except (sqlite3.Error, CodecError, ValueError, TypeError, LookupError, OSError) as error:
            raise VaultError(str(error)) from error

    return guarded


class Vault:
    """The past in a file. ``stamp`` differs where the program or its libraries do."""

    def __init__(self, path: Path, stamp: str, package: str) -> None:
        """Open it, or begin an empty one. Raises VaultError where it is not of this stamp.

        ``package`` is the one whose values are kept.
        """
        self._path = path
        self._readers: dict[int, array[int]] = {}
        try:
            self._db = sqlite3.connect(
                path, timeout=_WAIT, isolation_level=None, check_same_thread=False
            )
            path.chmod(0o600)
            self._open(stamp)
            self._codec = Codec(package, tuple(json.loads(self._meta("classes") or "[]")))
        except (sqlite3.Error, OSError, ValueError) as error:
            raise VaultError(str(error)) from error

    def _open(self, stamp: str) -> None:
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=NORMAL")
        self._db.execute("BEGIN")
        tables = self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if tables == 0:
            self._db.execute("COMMIT")
            self._db.executescript(f"BEGIN IMMEDIATE; {_SCHEMA} COMMIT;")
            self._db.execute("INSERT INTO meta VALUES ('stamp', ?)", (stamp,))
            self._db.execute("BEGIN")
        elif self._meta("stamp") != stamp:
            raise VaultError("another version of the program kept this")
        self._version = self._data_version()

    def _data_version(self) -> object:
        """What differs once somebody else has written into the file."""
        return self._db.execute("PRAGMA data_version").fetchone()

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

    @_guarded
    def note(self, name: str) -> Any:  # noqa: ANN401  a note is anything
        """Something that was kept beside the results; None if there is no such note."""
        found = self._meta(f"note {name}")
        return None if found is None else self._codec.read(found)

    @_guarded
    def marks(self) -> dict[str, tuple[int, ...]]:
        """Whole numbers that were kept by name, beside the results."""
        rows = self._db.execute("SELECT key, value FROM mark").fetchall()
        values = json.loads(f"[{','.join(value for _, value in rows)}]")
        return {key: tuple(value) for (key, _), value in zip(rows, values, strict=True)}

    @_guarded
    def inputs(self) -> Mapping[Input, Hashable]:
        """The versions of all inputs."""
        rows = self._db.execute("SELECT kind, key, version FROM input").fetchall()
        versions = self._codec.read(f"[{','.join([version for _, _, version in rows])}]")
        pairs = zip(rows, versions, strict=True)
        return {(kind, key): version for (kind, key, _), version in pairs}

    @_guarded
    def keys(self, stratum: str) -> tuple[str, ...]:
        """The keys of a stratum's results."""
        rows = self._db.execute(
            "SELECT key FROM result WHERE stratum = ? AND parts IS NOT NULL ORDER BY id", (stratum,)
        )
        return tuple([key for (key,) in rows])

    @_guarded
    def parts(self, stratum: str, key: str) -> Mapping[str, Any]:
        """The parts of one result."""
        row = self._db.execute(
            "SELECT parts FROM result WHERE stratum = ? AND key = ?", (stratum, key)
        ).fetchone()
        found: Mapping[str, Any] = self._codec.read(row[0])
        return found

    @_guarded
    def stands(self, stratum: str, key: str) -> Stands:
        """The buckets that one result has rows in, with digests of these."""
        (packed,) = self._db.execute(
            "SELECT stands FROM result WHERE stratum = ? AND key = ?", (stratum, key)
        ).fetchone()
        digests = dict(_PAIR.iter_unpack(packed))
        rows = self._many("SELECT id, name, key FROM bucket WHERE id IN", digests)
        by_bucket = {(name, key): digests[number] for number, name, key in rows}
        if len(by_bucket) != len(digests):
            raise LookupError("a bucket is missing")
        return Stands(tuple(by_bucket), by_bucket)

    def written(self, rows: tuple[Entry, ...]) -> str:
        """Rows as they are kept: their number and their JSON."""
        return f"{len(rows)}{self._codec.write(rows)}"

    @_guarded
    def rows(self, own: str) -> tuple[Entry, ...]:
        """Rows that were written."""
        found: tuple[Entry, ...] = self._codec.read(own[own.index("[") :])
        return found

    @_guarded
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

    @_guarded
    def entries(self, bucket: Bucket) -> Entries:
        """All rows of one bucket, by their owner, as they are kept: JSON holds no line ends."""
        row = self._db.execute(
            "SELECT entries FROM bucket WHERE name = ? AND key = ?", bucket
        ).fetchone()
        lines = row[0].split("\n") if row else ()
        pairs = (line.split("\t") for line in lines)
        return {json.loads(owner): own for owner, own in pairs}

    @_guarded
    def sizes(self, index: str) -> Mapping[str, int]:
        """How many items each bucket of an index holds."""
        rows = self._db.execute(
            "SELECT key, size FROM bucket WHERE name = ? AND size > 0", (index,)
        )
        return dict(rows.fetchall())

    @_guarded
    def readers(self, touched: frozenset[Facet]) -> Iterable[Result]:
        """The results that read one of these facets.

        Readers of a facet that have read it no longer stay in its list until they are found there.
        """
        numbers = set(map(number_of, touched))
        found = self._many("SELECT readers FROM facet WHERE number IN", numbers)
        ids = {at for (readers,) in found for at in _unpacked("I", readers)}
        rows = self._many("SELECT stratum, key, reads FROM result WHERE id IN", ids)
        return [(s, key) for s, key, r in rows if not numbers.isdisjoint(_unpacked("q", r))]

    def _many(self, query: str, values: Iterable[int]) -> Iterator[Any]:
        """The rows of a query for many numbers."""
        ordered = sorted(values)
        for at in range(0, len(ordered), _AT_ONCE):
            some = ordered[at : at + _AT_ONCE]
            yield from self._db.execute(f"{query} ({','.join('?' * len(some))})", some)

    @_guarded
    def overdue(self, today: date) -> Iterable[Result]:
        """The results that heard something about days that is not true on this one."""
        day = today.isoformat()
        rows = self._db.execute(
            "SELECT stratum, key FROM result WHERE since > ? OR until <= ?", (day, day)
        )
        return rows.fetchall()

    @_guarded
    def apart(self) -> None:
        """Go on in a forked process, with a connection of its own to what was kept last."""
        self._inherited = self._db  # to close it here would be felt by the process it belongs to
        self._db = sqlite3.connect(self._path, timeout=_WAIT, isolation_level=None)

    @_guarded
    def begin(self) -> None:
        """Begin to keep what came to be since: nothing of it is kept before :meth:`end`."""
        self._db.execute("COMMIT")
        self._db.execute("BEGIN IMMEDIATE")
        if self._data_version() != self._version:
            raise VaultError("somebody else has kept something since")

    @_guarded
    def put(self, changes: Changes) -> None:
        """Keep some of it."""
        self._set("today", changes.today.isoformat())
        self._save_inputs(changes)
        self._save_results(changes, self._save_buckets(changes))

    @_guarded
    def end(self, notes: Mapping[str, object], marks: Mapping[str, tuple[int, ...] | None]) -> None:
        """Keep all that was put, and notes and marks (None: gone) beside it, in one step."""
        self._save_readers()
        gone = [(key,) for key, mark in marks.items() if mark is None]
        self._db.executemany("DELETE FROM mark WHERE key = ?", gone)
        self._db.executemany(
            "INSERT OR REPLACE INTO mark VALUES (?, ?)",
            ((key, json.dumps(mark)) for key, mark in marks.items() if mark is not None),
        )
        for name, value in notes.items():
            self._set(f"note {name}", self._codec.write(value))
        self._set("classes", json.dumps(self._codec.names))
        self._db.execute("COMMIT")
        self._db.execute("BEGIN")

    def _save_inputs(self, changes: Changes) -> None:
        gone = [key for key, version in changes.inputs.items() if version is None]
        self._db.executemany("DELETE FROM input WHERE kind = ? AND key = ?", gone)
        self._db.executemany(
            "INSERT OR REPLACE INTO input VALUES (?, ?, ?)",
            (
                (*key, self._codec.write(version))
                for key, version in changes.inputs.items()
                if version is not None
            ),
        )

    def _save_buckets(self, changes: Changes) -> dict[Bucket, int]:
        """Each bucket that moved, with its rows; says which number each has."""
        empty = [bucket for bucket, entries in changes.buckets.items() if not entries]
        self._db.executemany("DELETE FROM bucket WHERE name = ? AND key = ?", empty)
        filled = [bucket for bucket, entries in changes.buckets.items() if entries]
        if self._has("bucket", "1"):
            ids = {bucket: self._bucket_id(bucket) for bucket in filled}
        else:
            ids = {bucket: number for number, bucket in enumerate(filled, 1)}
        self._db.executemany(
            "INSERT OR REPLACE INTO bucket VALUES (?, ?, ?, ?, ?)",
            ((ids[bucket], *bucket, *_joined(changes.buckets[bucket])) for bucket in filled),
        )
        return ids

    def _bucket_id(self, bucket: Bucket) -> int:
        """The number of a bucket; a new one gets the next."""
        row = self._db.execute(
            "SELECT id FROM bucket WHERE name = ? AND key = ?", bucket
        ).fetchone()
        if row is None:
            row = self._db.execute(
                "INSERT INTO bucket (name, key, size, entries) VALUES (?, ?, 0, '') RETURNING id",
                bucket,
            ).fetchone()
        found: int = row[0]
        return found

    def _save_results(self, changes: Changes, ids: dict[Bucket, int]) -> None:
        """Each that ran, with what it read; what a list of keys read has no parts."""
        known = {
            s for s in {s for s, _ in changes.results} if self._has("result", "stratum = ?", s)
        }
        for (stratum, key), kept in changes.results.items():
            row = self._result(stratum, key) if stratum in known else None
            if kept is None:
                self._db.execute("DELETE FROM result WHERE id = ?", row[:1] if row else (0,))
                continue
            before = _unpacked("q", row[1]) if row else ()
            values = (stratum, key, *self._held(changes, key, kept, ids), *_record(kept.reads))
            number = self._db.execute(
                "INSERT OR REPLACE INTO result VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (row[0] if row else None, *values),
            ).lastrowid
            for facet in set(kept.reads.numbers).difference(before):
                self._readers.setdefault(facet, array("I")).append(number or 0)

    def _result(self, stratum: str, key: str) -> Any:  # noqa: ANN401  a row
        """The number of a result and what it read; None where there is none."""
        return self._db.execute(
            "SELECT id, reads FROM result WHERE stratum = ? AND key = ?", (stratum, key)
        ).fetchone()

    def _has(self, table: str, where: str, *values: str) -> bool:
        """Whether there is anything of a kind yet: in a new file nothing need be looked for."""
        query = f"SELECT 1 FROM {table} WHERE {where} LIMIT 1"  # noqa: S608  our own words
        return self._db.execute(query, values).fetchone() is not None

    def _held(
        self, changes: Changes, key: str, kept: Kept, ids: dict[Bucket, int]
    ) -> tuple[str | None, bytes]:
        """The parts of a result as JSON, and where its rows stand."""
        if kept.held is None:
            return None, b""
        stands = kept.held.stands
        packed = (
            _PAIR.pack(
                ids.get(bucket) or self._bucket_id(bucket),
                self._digest_of(changes, bucket, key, stands),
            )
            for bucket in stands.buckets
        )
        return self._codec.write(kept.held.parts), b"".join(packed)

    def _digest_of(self, changes: Changes, bucket: Bucket, owner: str, stands: Stands) -> int:
        """The digest of a result's rows in one bucket."""
        known = stands.digests.get(bucket)
        return self.digest(str(changes.rows(bucket, owner))) if known is None else known

    def _save_readers(self) -> None:
        """Add who reads what now to who read it before."""
        if not self._has("facet", "1"):
            self._db.executemany(
                "INSERT INTO facet VALUES (?, ?)",
                ((number, self._readers[number].tobytes()) for number in sorted(self._readers)),
            )
            self._readers.clear()
            return
        for number, readers in self._readers.items():
            row = self._db.execute(
                "SELECT readers FROM facet WHERE number = ?", (number,)
            ).fetchone()
            before = _unpacked("I", row[0]) if row else array("I")
            before.extend(sorted(set(readers).difference(before)))
            self._db.execute(
                "INSERT OR REPLACE INTO facet VALUES (?, ?)", (number, before.tobytes())
            )
        self._readers.clear()

    def _meta(self, key: str) -> str | None:
        row = self._db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return None if row is None else row[0]

    def _set(self, key: str, value: str) -> None:
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))


def _record(reads: Reads) -> tuple[bytes, str | None, str | None]:
    return reads.numbers.tobytes(), _iso(reads.since), _iso(reads.until)


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _joined(entries: Entries) -> tuple[int, str]:
    """How many rows a bucket has, and a line for each owner with its own."""
    size = sum(count(own) for own in entries.values())
    return size, "\n".join(f"{_text(owner)}\t{own}" for owner, own in entries.items())


def _unpacked(kind: Literal["I", "q"], packed: bytes) -> "array[int]":
    found = array(kind)
    found.frombytes(packed)
    return found
