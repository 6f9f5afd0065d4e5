"""A past that outlives the process: one SQLite file, values as JSON, loaded by key on demand."""

import json
import sqlite3
from array import array
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from netcrm.memo.codec import Codec, CodecError
from netcrm.memo.facets import Facet, Row
from netcrm.memo.past import Changes, Input, Outcome, Result, Slot
from netcrm.memo.record import Record

P = ParamSpec("P")
T = TypeVar("T")

_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE input (kind TEXT, key TEXT, version TEXT, PRIMARY KEY (kind, key)) WITHOUT ROWID;
CREATE TABLE facet (id INTEGER PRIMARY KEY, name TEXT UNIQUE);
CREATE TABLE result (stratum TEXT, key TEXT, outcome TEXT, reads BLOB, since TEXT, until TEXT,
                     PRIMARY KEY (stratum, key)) WITHOUT ROWID;
CREATE TABLE bucket (name TEXT, key TEXT, size INTEGER, slots TEXT,
                     PRIMARY KEY (name, key)) WITHOUT ROWID;
"""
_text = json.encoder.encode_basestring_ascii
_json = json.JSONEncoder(separators=(",", ":")).encode
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
        self._reads: list[tuple[str, str, array[int]]] | None = None
        self._ids: dict[Facet, int] = {}
        self._items: dict[tuple[str, str, str], list[str]] = {}
        try:
            self._db = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
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

    def close(self) -> None:
        """Close the file; nothing that was not saved is kept."""
        with suppress(sqlite3.Error):
            self._db.close()

    @property
    def today(self) -> date:
        """The day of what is kept; the first of all days where nothing is."""
        found = self._meta("today")
        return date.fromisoformat(found) if found else date.min

    @_guarded
    def note(self, name: str) -> Any:  # noqa: ANN401  a note is anything
        """Something that was kept beside the results; None if there is no such note."""
        found = self._meta(f"note {name}")
        return None if found is None else self._codec.read(found)

    @_guarded
    def inputs(self) -> Mapping[Input, Hashable]:
        """The versions of all inputs."""
        rows = self._db.execute("SELECT kind, key, version FROM input")
        return {(kind, key): self._codec.read(version) for kind, key, version in rows}

    @_guarded
    def keys(self, stratum: str) -> tuple[str, ...]:
        """The keys of a stratum's results."""
        rows = self._db.execute(
            "SELECT key FROM result WHERE stratum = ? AND outcome IS NOT NULL", (stratum,)
        )
        return tuple(key for (key,) in rows)

    @_guarded
    def outcome(self, stratum: str, key: str) -> Outcome:
        """One result."""
        row = self._db.execute(
            "SELECT outcome FROM result WHERE stratum = ? AND key = ?", (stratum, key)
        ).fetchone()
        parts, rows = self._codec.read(row[0])
        return Outcome(parts, tuple(Row(*made) for made in rows))

    @_guarded
    def slots(self, index: str, key: str) -> list[Slot]:
        """The slots of one bucket."""
        row = self._db.execute(
            "SELECT slots FROM bucket WHERE name = ? AND key = ?", (index, key)
        ).fetchone()
        kept = () if row is None else self._codec.read(row[0])
        return [(sort, owner, at, item) for owner, at, sort, item in kept]

    @_guarded
    def sizes(self, index: str) -> Mapping[str, int]:
        """How many items each bucket of an index holds."""
        rows = self._db.execute("SELECT key, size FROM bucket WHERE name = ?", (index,))
        return dict(rows.fetchall())

    @_guarded
    def readers(self, touched: frozenset[Facet]) -> Iterable[Result]:
        """The results that read one of these facets."""
        wanted = {found for facet in touched if (found := self._id(facet)) is not None}
        if not wanted:
            return ()
        if self._reads is None:
            rows = self._db.execute("SELECT stratum, key, reads FROM result")
            self._reads = [(stratum, key, _unpacked(reads)) for stratum, key, reads in rows]
        return [(s, key) for s, key, reads in self._reads if not wanted.isdisjoint(reads)]

    @_guarded
    def overdue(self, today: date) -> Iterable[Result]:
        """The results that heard something about days that is not true on this one."""
        day = today.isoformat()
        rows = self._db.execute(
            "SELECT stratum, key FROM result WHERE since > ? OR until <= ?", (day, day)
        )
        return rows.fetchall()

    @_guarded
    def save(self, changes: Changes, notes: Mapping[str, object]) -> None:
        """Keep what came to be since, in one step."""
        self._reads = None
        with self._writing():
            self._set("today", changes.today.isoformat())
            for name, value in notes.items():
                self._set(f"note {name}", self._codec.write(value))
            self._save_inputs(changes)
            self._save_results(changes)
            self._save_buckets(changes)
            self._set("classes", json.dumps(self._codec.names))
        self._items.clear()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """One transaction, after which the next reading one begins."""
        self._db.execute("COMMIT")
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            self._db.execute("BEGIN")
            raise
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

    def _save_results(self, changes: Changes) -> None:
        """Each that ran, with what it read; what a list of keys read has no outcome."""
        gone = [key for key, record in changes.records.items() if record is None]
        self._db.executemany("DELETE FROM result WHERE stratum = ? AND key = ?", gone)
        self._db.executemany(
            "INSERT OR REPLACE INTO result VALUES (?, ?, ?, ?, ?, ?)",
            (
                (*key, self._outcome(key[1], changes.results.get(key)), *self._record(record))
                for key, record in changes.records.items()
                if record is not None
            ),
        )

    def _outcome(self, owner: str, outcome: Outcome | None) -> str | None:
        """A result as JSON. Its items are remembered: they are written once more in buckets."""
        if outcome is None:
            return None
        rows = []
        for row in outcome.rows:
            tail = self._codec.write((row.sort, row.item))[1:]
            rows.append(f"[{_text(row.index)},{_text(row.key)},{tail}")
            mine = self._items.setdefault((row.index, row.key, owner), [])
            mine.append(f"[{_text(owner)},{len(mine)},{tail}")
        return f"[{self._codec.write(outcome.parts)},[{','.join(rows)}]]"

    def _save_buckets(self, changes: Changes) -> None:
        empty = [key for key, slots in changes.buckets.items() if not slots]
        self._db.executemany("DELETE FROM bucket WHERE name = ? AND key = ?", empty)
        self._db.executemany(
            "INSERT OR REPLACE INTO bucket VALUES (?, ?, ?, ?)",
            (
                (*bucket, len(slots), f"[{','.join(self._slot(bucket, slot) for slot in slots)}]")
                for bucket, slots in changes.buckets.items()
                if slots
            ),
        )

    def _slot(self, bucket: tuple[str, str], slot: Slot) -> str:
        """One slot as JSON."""
        known = self._items.get((*bucket, slot[1]))
        sort, owner, at, item = slot
        return self._codec.write((owner, at, sort, item)) if known is None else known[at]

    def _record(self, record: Record) -> tuple[bytes, str | None, str | None]:
        ids = array("I", sorted([self._made_id(facet) for facet in record.facets]))
        return ids.tobytes(), _iso(record.since), _iso(record.until)

    def _made_id(self, facet: Facet) -> int:
        """The number of a facet; a new one gets the next."""
        found = self._ids.get(facet)
        if found is None:
            found = self._id(facet)
        if found is None:
            self._db.execute("INSERT INTO facet (name) VALUES (?)", (_json(facet),))
            (found,) = self._db.execute("SELECT last_insert_rowid()").fetchone()
        self._ids[facet] = found
        return found

    def _id(self, facet: Facet) -> int | None:
        row = self._db.execute("SELECT id FROM facet WHERE name = ?", (_json(facet),)).fetchone()
        return None if row is None else row[0]

    def _meta(self, key: str) -> str | None:
        row = self._db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return None if row is None else row[0]

    def _set(self, key: str, value: str) -> None:
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _unpacked(reads: bytes) -> "array[int]":
    found = array("I")
    found.frombytes(reads)
    return found
