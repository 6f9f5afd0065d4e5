"""A past that outlives the process: what a memo worked out is kept in one file, in one step."""

import json
import sqlite3
from array import array
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from netcrm.memo.codec import Codec
from netcrm.memo.contents import PAIR, WAIT, Contents, VaultError, guarded, mark_of, unpacked
from netcrm.memo.facets import Bucket, Entries
from netcrm.memo.indexes import count
from netcrm.memo.packed import Spool
from netcrm.memo.pairs import Pairs
from netcrm.memo.past import Changes, Kept, Stands
from netcrm.memo.record import Reads

__all__ = ["Vault", "VaultError"]

_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE input (kind TEXT, key TEXT, version TEXT, PRIMARY KEY (kind, key)) WITHOUT ROWID;
CREATE TABLE result (id INTEGER PRIMARY KEY, stratum TEXT, key TEXT, parts TEXT, stands BLOB,
                     reads BLOB, since TEXT, until TEXT, UNIQUE (stratum, key));
CREATE TABLE bucket (id INTEGER PRIMARY KEY, name TEXT, key TEXT, size INTEGER, entries TEXT);
CREATE UNIQUE INDEX sizes ON bucket (name, key, size);
CREATE TABLE mark (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE facet (number INTEGER PRIMARY KEY, readers BLOB);
"""
_text = json.encoder.encode_basestring_ascii


class Vault(Contents):
    """The past in a file. ``stamp`` differs where the program or its libraries do."""

    def __init__(self, path: Path, stamp: str, package: str) -> None:
        """Open it, or begin an empty one. Raises VaultError where it is not of this stamp.

        ``package`` is the one whose values are kept.
        """
        self._path = path
        self._stamp = stamp
        self._readers = Pairs()
        self._new = False
        self._spool: Spool | None = None
        try:
            self._db = sqlite3.connect(
                path, timeout=WAIT, isolation_level=None, check_same_thread=False
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
            self._new = True
        elif self._meta("stamp") != stamp:
            raise VaultError("another version of the program kept this")
        self._version = self._data_version()

    def _data_version(self) -> object:
        """What differs once somebody else has written into the file."""
        return self._db.execute("PRAGMA data_version").fetchone()

    def close(self) -> None:
        """Close the file; nothing that was not saved is kept, nor what was laid aside."""
        super().close()
        if self._spool is not None:
            self._spool.close()

    @property
    def is_new(self) -> bool:
        """Whether nothing has been kept yet. Then what is put is there to be read at once."""
        return self._new

    def laid(self, parts: Mapping[str, Any]) -> Mapping[str, Any]:
        """Parts with what is packed put on the disk, until this is closed."""
        with suppress(OSError):  # then it stays in memory
            spool = self._spool = self._spool or Spool(self._path.parent)
            return {name: spool.laid(part) for name, part in parts.items()}
        return parts

    @guarded
    def begin(self) -> None:
        """Begin to keep what came to be since: nothing of it is kept before :meth:`end`."""
        self._db.execute("COMMIT")
        self._db.execute("BEGIN IMMEDIATE")
        if self._data_version() != self._version:
            raise VaultError("somebody else has kept something since")
        if self._new:
            self._set("stamp", "")  # so that nobody else takes it for whole before the end

    @guarded
    def put(self, changes: Changes) -> None:
        """Keep some of it."""
        self._set("today", changes.today.isoformat())
        self._save_inputs(changes)
        self._save_results(changes, self._save_buckets(changes))
        if self._new:
            self._db.execute("COMMIT")
            self._db.execute("BEGIN IMMEDIATE")

    @guarded
    def end(self, notes: Mapping[str, object], marks: Mapping[str, tuple[int, ...] | None]) -> None:
        """Keep all that was put, and notes and marks (None: gone) beside it, in one step."""
        self._save_readers()
        gone = [(key,) for key, mark in marks.items() if mark is None]
        self._db.executemany("DELETE FROM mark WHERE key = ?", gone)
        self._db.executemany(
            "INSERT OR REPLACE INTO mark VALUES (?, ?)",
            ((key, mark_of(mark)) for key, mark in marks.items() if mark is not None),
        )
        for name, value in notes.items():
            self._set(f"note {name}", self._codec.write(value))
        self._set("classes", json.dumps(self._codec.names))
        self._set("stamp", self._stamp)
        self._new = False
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
        if self._new:  # the rows of each index are put once
            ids = {bucket: number for number, bucket in enumerate(filled, self._last("bucket") + 1)}
        else:
            ids = {bucket: self._bucket_id(bucket) for bucket in filled}
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
            before = unpacked("q", row[1]) if row else ()
            values = (stratum, key, *self._held(changes, key, kept, ids), *_record(kept.reads))
            number = self._db.execute(
                "INSERT OR REPLACE INTO result VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (row[0] if row else None, *values),
            ).lastrowid
            for facet in set(kept.reads.numbers).difference(before):
                self._readers.add(facet, number or 0)

    def _result(self, stratum: str, key: str) -> Any:  # noqa: ANN401  a row
        """The number of a result and what it read; None where there is none."""
        return self._db.execute(
            "SELECT id, reads FROM result WHERE stratum = ? AND key = ?", (stratum, key)
        ).fetchone()

    def _last(self, table: str) -> int:
        """The highest number in a table."""
        found: int | None = self._db.execute(
            f"SELECT max(id) FROM {table}"  # noqa: S608  our own words
        ).fetchone()[0]
        return found or 0

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
            PAIR.pack(
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
                ((number, readers.tobytes()) for number, readers in self._readers),
            )
            self._readers.clear()
            return
        for number, readers in self._readers:
            row = self._db.execute(
                "SELECT readers FROM facet WHERE number = ?", (number,)
            ).fetchone()
            before = unpacked("I", row[0]) if row else array("I")
            before.extend(sorted(set(readers).difference(before)))
            self._db.execute(
                "INSERT OR REPLACE INTO facet VALUES (?, ?)", (number, before.tobytes())
            )
        self._readers.clear()

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
