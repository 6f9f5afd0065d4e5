"""Writing files into the site's folder: only what differs, and never over what is not ours.

What netcrm wrote is listed in a manifest in that folder. It names old and new files before
anything is written and the exact set afterwards, so that a build that is cut short orphans
nothing. Links are never followed: whatever is not a plain file of ours is left alone.
"""

# ruff: noqa: PTH102, PTH105, PTH112, PTH120, PTH123
# Every file of every build passes here, and pathlib takes twice as long as os.

import os
import stat
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, unquote

from netcrm.errors import OutputError

MANIFEST = ".netcrm-manifest"
"""Lies in the site's folder: one percent-encoded path a line, sorted."""
SCRATCH = ".netcrm-new-"
"""How the names of half-written files begin."""

TICK = 50_000_000
"""Nanoseconds: a file this close to the youngest may change again and show the same times."""

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
_HEAD = "# Written by netcrm: the files of this site that it may replace or remove.\n"
_SAFE = "/ !$&'()*+,;=@[]{}"


class Look(NamedTuple):
    """How a file looks without being read: its size, when it was changed, and its inode."""

    size: int
    changed: int
    inode: int


@dataclass(slots=True)
class Published:
    """What became of each file; ``blocked`` maps a path to what stands in its way.

    ``looks`` are those of the files that were written or found to be right.
    """

    written: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    blocked: dict[str, str] = field(default_factory=dict)
    looks: dict[str, Look] = field(default_factory=dict)


class Put(NamedTuple):
    """What became of one file: ``look`` is how it looks now; None where ``blocker`` is in its way.

    ``written`` is false where the file was there already, to the last byte.
    """

    look: Look | None
    blocker: str = ""
    written: bool = False


class Publisher:
    """Makes a folder hold certain files and no other of ours, one at a time.

    ``names`` are the paths of all of them, known before the first is put. Forked processes may put
    files through the same publisher. Each method raises OutputError where the folder cannot be
    written.
    """

    def __init__(self, out: Path, names: Iterable[str], done: Published | None = None) -> None:
        """Prepare the folder: from here on the manifest names what was there and what will be.

        ``done`` is what another one has begun to do, which knew of other names.
        """
        self.out = out
        self.done = Published() if done is None else done
        self._new = frozenset(names)
        with _refusing():
            _prepare(out)
            self._settled = _listing(out) == _manifest(self._new)
            self._old = self._new if self._settled else read_manifest(out)
            if self._settled:
                return
            _remove(out, _respelt(self._old, self._new), self.done)
            known = self._old | {
                n for n in self._new - self._old if not os.path.lexists(f"{out}/{n}")
            }
            _write_manifest(out, known)

    def put(self, name: str, data: bytes) -> Put:
        """Write one file unless it is there already or something not ours stands in its way."""
        with _refusing():
            ours = frozenset((name,)) if name in self.done.looks else self._old
            return _put(self.out, name, data, ours)

    def note(self, name: str, put: Put) -> None:
        """Take down what became of a file that was put here or in another process."""
        done, written = self.done, put.written
        if name in done.looks:  # it was put twice
            written |= name in done.written
            self.leave_out((name,))
        if put.look is None:
            done.blocked[name] = put.blocker
            return
        done.blocked.pop(name, None)
        done.looks[name] = put.look
        (done.written if written else done.unchanged).append(name)

    def leave_out(self, names: Iterable[str]) -> None:
        """Take back that these were put, if they were."""
        for name in names:
            if self.done.looks.pop(name, None) is not None:
                for found in (self.done.written, self.done.unchanged):
                    found[:] = [other for other in found if other != name]

    def finish(self) -> Published:
        """Remove what is no longer wanted, and name in the manifest what is there now."""
        out, done = self.out, self.done
        if self._settled and not done.blocked:
            return done
        with _refusing():
            _remove(out, self._old - self._new, done)
            kept = {name for name in self._old - self._new if _is_file(out / name)}
            _write_manifest(out, (self._new | kept).difference(done.blocked))
        return done


def publish(out: Path, names: Iterable[str], files: Iterable[tuple[str, bytes]]) -> Published:
    """Make ``out`` hold these files and no other of ours. Raises OutputError."""
    publisher = Publisher(out, names)
    for name, data in files:
        publisher.note(name, publisher.put(name, data))
    return publisher.finish()


@contextmanager
def _refusing() -> Iterator[None]:
    """Say what the system refused in a way that helps."""
    try:
        yield
    except OSError as error:
        raise OutputError(
            f"the site cannot be written: {error.strerror}: {error.filename}",
            "see that the folder can be written and the disk is not full, or choose another "
            "with --out",
        ) from error


def _prepare(out: Path) -> None:
    """Make the folder, and sweep what a killed build left."""
    if not out.exists():
        out.mkdir(mode=0o700, parents=True)
    entries = {entry.name: entry for entry in os.scandir(out)}
    for name, entry in entries.items():
        if name.startswith(SCRATCH) and entry.is_file(follow_symlinks=False):
            Path(entry.path).unlink()
    if not entries.keys() - {".gitignore"}:
        out.chmod(0o700)


def read_manifest(out: Path) -> frozenset[str]:
    """The paths of our files in ``out``. Lines that could lead out of it are ignored."""
    return _listed(_listing(out))


def _listing(out: Path) -> bytes:
    """The manifest; empty where there is none."""
    path = out / MANIFEST
    return path.read_bytes() if _is_file(path) else b""


@lru_cache(maxsize=2)
def _listed(data: bytes) -> frozenset[str]:
    """The paths that a manifest lists. From build to build it is mostly the same."""
    lines = data.decode("utf-8", "replace").splitlines()
    names = (unquote(line, errors="surrogateescape") for line in lines if line[:1] != "#")
    return frozenset(name for name in names if _stays_inside(name))


def _stays_inside(name: str) -> bool:
    """Whether a path is relative and has no hidden, empty or dotted part."""
    return "\0" not in name and all(part and part[0] != "." for part in name.split("/"))


def _write_manifest(out: Path, names: frozenset[str]) -> None:
    """Write the manifest, whole or not at all, if it differs."""
    data = _manifest(names)
    if _listing(out) != data:
        _replace(out, f"{out}/{MANIFEST}", data)


@lru_cache(maxsize=2)
def _manifest(names: frozenset[str]) -> bytes:
    """What a manifest of these paths holds."""
    lines = sorted(quote(name, safe=_SAFE, errors="surrogateescape") for name in names)
    return (_HEAD + "".join(f"{line}\n" for line in lines)).encode()


def _respelt(old: frozenset[str], new: frozenset[str]) -> frozenset[str]:
    """Old files whose names differ from a new one only in case or normal form.

    Some file systems take the two for one, so the old one has to go first.
    """
    spellings = {_plain(name) for name in new - old}
    return frozenset(name for name in old - new if _plain(name) in spellings)


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _put(out: Path, name: str, data: bytes, old: frozenset[str]) -> Put:
    """Write one file unless it is there already or something not ours stands in its way."""
    path = f"{out}/{name}"
    in_the_way = _obstacle(out, name)
    seen = None if in_the_way else look_at(path)
    if seen is not None:
        if seen.size == len(data) and _holds(path, data):
            return Put(seen)
        in_the_way = "" if name in old else name
    if in_the_way:
        return Put(None, in_the_way)
    return Put(_replace(out, path, data), written=True)


def look_at(path: str) -> Look | None:
    """How a plain file looks; None where there is none, or something else."""
    try:
        found = os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    return Look(found.st_size, found.st_ctime_ns, found.st_ino)


def _holds(path: str, data: bytes) -> bool:
    """Whether a file holds exactly these bytes."""
    with open(path, "rb") as file:
        return file.read() == data


def _obstacle(out: Path, name: str) -> str:
    """The first part of the path that is a link, or not the folder or file it must be."""
    part = ""
    for step in name.split("/"):
        part = f"{part}/{step}" if part else step
        try:
            mode = os.lstat(f"{out}/{part}").st_mode
        except FileNotFoundError:
            return ""
        if not (stat.S_ISREG(mode) if part == name else stat.S_ISDIR(mode)):
            return part
    return ""


def _remove(out: Path, names: frozenset[str], done: Published) -> None:
    """Remove our files, and folders that become empty by it."""
    for name in sorted(names):
        if _obstacle(out, name) or not _is_file(out / name):
            continue
        (out / name).unlink()
        done.removed.append(name)
        _prune(out, name)


def _prune(out: Path, name: str) -> None:
    """Remove the folders above a removed file as far as they are empty."""
    for folder in list(Path(name).parents)[:-1]:
        try:
            (out / folder).rmdir()
        except OSError:
            return


def _replace(out: Path, path: str, data: bytes) -> Look:
    """Put a new file with mode 0600 in the place of ``path`` in one step; says how it looks.

    Where it is gone again at once, it looks like no file.
    """
    scratch = f"{out}/{SCRATCH}{os.getpid()}"
    with open(os.open(scratch, _NEW, 0o600), "wb") as file:
        file.write(data)
    folder = os.path.dirname(path)
    with suppress(FileExistsError):
        if not os.path.isdir(folder):
            os.mkdir(folder, 0o700)
    os.replace(scratch, path)
    return look_at(path) or Look(-1, 0, 0)


def _is_file(path: Path) -> bool:
    """Whether a plain file stands there, itself and not by a link."""
    try:
        return stat.S_ISREG(os.lstat(path).st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False
