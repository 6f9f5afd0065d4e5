"""Which files differ between two states, and what they hold in both."""

import hashlib
import os
from collections.abc import Mapping
from typing import NamedTuple

from netcrm.history.disk import KEPT, Held, files_now
from netcrm.history.faults import HistoryError
from netcrm.history.found import Repository
from netcrm.history.git import asked, run

_LEFTOVERS = ("~", ".swp", ".swo", ".tmp", ".part", ".bak", ".orig")
_LINK = "120000"


class Changed(NamedTuple):
    """A file that differs: what it held and what it holds, None where it is not there.

    ``mode`` is that of the later state, as git writes it.
    """

    file: str
    before: bytes | None
    after: bytes | None
    mode: str = ""


class Kept(NamedTuple):
    """A file at a revision: its mode and the name of its content."""

    mode: str
    name: str


def resolve(repository: Repository, revision: str) -> str:
    """The commit that a revision names. Raises HistoryError where it names none."""
    found = None
    if not revision.startswith("-"):
        found = asked(repository.root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    if found is None:
        hint = "name a commit, a branch, HEAD~3 or 'HEAD@{yesterday}'"
        raise HistoryError(f"'{revision}' is no revision here", hint)
    return found.decode().strip()


def changed_between(repository: Repository, old: str, new: str) -> tuple[Changed, ...]:
    """The files that differ between two commits, in order."""
    before, after = _kept(repository, old), _kept(repository, new)
    names = sorted(f for f in before.keys() | after.keys() if before.get(f) != after.get(f))
    wanted = {kept.name for f in names for kept in (before.get(f), after.get(f)) if kept}
    held = _contents(repository, tuple(sorted(wanted)))

    def content(kept: Kept | None) -> bytes | None:
        return held[kept.name] if kept else None

    return tuple(
        Changed(file, content(before.get(file)), content(after.get(file)), _mode(after.get(file)))
        for file in names
    )


def changed_since(repository: Repository, old: str) -> tuple[Changed, ...]:
    """The files on the disk that differ from a commit, in order; all of them if it is empty.

    What git is told to ignore stays out, and so do files that are hidden or left over.
    """
    before = _kept(repository, old)
    now = {file: held for file, held in files_now(repository.root) if _is_kept(file, before)}
    fresh = tuple(file for file in now if file not in before)
    ignored = _ignored(repository, fresh)
    differs = [
        file
        for file, held in now.items()
        if file not in ignored and not _same(repository, before.get(file), held)
    ]
    gone = [file for file in before if file not in now]
    if gone:
        left_out = _left_out(repository)
        gone = [file for file in gone if file not in left_out]
    names = tuple(before[f].name for f in (*differs, *gone) if f in before)
    held = _contents(repository, tuple(sorted(set(names))))
    changed = [_changed(file, before.get(file), now[file], held) for file in differs]
    changed += (Changed(file, held[before[file].name], None) for file in gone)
    return tuple(sorted(changed, key=lambda one: one.file))


def _changed(file: str, kept: Kept | None, now: Held, held: Mapping[str, bytes]) -> Changed:
    """A file that differs; the mode it had stays, unless it was a link or is one now."""
    if kept is None:
        return Changed(file, None, now.data, now.mode)
    stays = (kept.mode == _LINK) == (now.mode == _LINK)
    return Changed(file, held[kept.name], now.data, kept.mode if stays else now.mode)


def _mode(kept: Kept | None) -> str:
    return kept.mode if kept else ""


def _is_kept(file: str, before: Mapping[str, Kept]) -> bool:
    """Whether a file is in the history already, or is to be: nothing hidden, nothing left over."""
    if file in before:
        return True
    *folders, name = file.split("/")
    hidden = name.startswith(("#", "~$")) or any(it.startswith(".") for it in (*folders, name))
    return not (hidden or name.endswith(_LEFTOVERS))


def _same(repository: Repository, kept: Kept | None, held: Held) -> bool:
    """Whether a file holds what it did; git may have turned its line ends when it checked it out.

    The right to run a file does not count: some disks give it to every file.
    """
    if kept is None or (kept.mode == _LINK) != (held.mode == _LINK):
        return False
    if _named(repository, held.data) == kept.name:
        return True
    turned = held.data.replace(b"\r\n", b"\n")
    return turned != held.data and _named(repository, turned) == kept.name


def _named(repository: Repository, data: bytes) -> str:
    """The name that git gives a content."""
    made = hashlib.new(repository.digest, usedforsecurity=False)
    made.update(b"blob %d\0" % len(data))
    made.update(data)
    return made.hexdigest()


def _kept(repository: Repository, commit: str) -> dict[str, Kept]:
    """The files of the workspace at a commit, by their paths in it; none where it is empty."""
    if not commit:
        return {}
    paths = [repository.path(name) for name in KEPT]
    told = run(repository.root, ("ls-tree", "-r", "-z", "--full-tree", commit, "--", *paths))
    found = {}
    for row in told.split(b"\0")[:-1]:
        head, _, path = row.partition(b"\t")
        mode, kind, name = head.decode().split(" ")
        if kind == "blob":
            found[os.fsdecode(path)[len(repository.prefix) :]] = Kept(mode, name)
    return found


def _contents(repository: Repository, names: tuple[str, ...]) -> dict[str, bytes]:
    """The contents that go by these names."""
    given = "".join(f"{name}\n" for name in names).encode()
    told = run(repository.root, ("cat-file", "--batch"), given) if names else b""
    found, at = {}, 0
    for name in names:
        end = told.index(b"\n", at)
        head = told[at:end].split(b" ")
        if head[1] != b"blob":
            hint = "fetch it with git first"
            raise HistoryError("a part of the history is not on this machine", hint)
        size = int(head[2])
        found[name] = told[end + 1 : end + 1 + size]
        at = end + size + 2
    return found


def _ignored(repository: Repository, files: tuple[str, ...]) -> frozenset[str]:
    """Those of the files that git is told to ignore."""
    if not files:
        return frozenset()
    given = b"".join(os.fsencode(file) + b"\0" for file in files)
    told = asked(repository.root, "check-ignore", "-z", "--stdin", given=given) or b""
    return frozenset(os.fsdecode(file) for file in told.split(b"\0") if file)


def _left_out(repository: Repository) -> frozenset[str]:
    """The files that a sparse checkout leaves out: they are not gone."""
    told = run(repository.root, ("ls-files", "-z", "-t", "--", *KEPT))
    rows = (row for row in told.split(b"\0") if row.startswith(b"S "))
    return frozenset(os.fsdecode(row[2:]) for row in rows)
