"""Which files differ between two states, and what they hold in both."""

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from netcrm.history.disk import KEPT, LINK, Found, files_now
from netcrm.history.faults import HistoryError
from netcrm.history.found import Repository
from netcrm.history.git import asked, run
from netcrm.history.known import Known

_LEFTOVERS = ("~", ".swp", ".swo", ".tmp", ".part", ".bak", ".orig")


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


def changed_since(
    repository: Repository, old: str, folder: Path | None = None, *, keep: bool = False
) -> tuple[Changed, ...]:
    """The files on the disk that differ from a commit, in order; all of them if it is empty.

    What git is told to ignore stays out, and so do files that are hidden or left over. In
    ``folder`` lies what each file held: one that nobody has touched is not read again. With
    ``keep`` that is brought up to date.
    """
    before = _kept(repository, old)
    now = {it.file: it for it in files_now(repository.root) if _is_kept(it.file, before)}
    ignored = _ignored(repository, tuple(file for file in now if file not in before))
    known = Known(folder, repository.digest)
    differs: dict[str, bytes] = {}
    for file, found in now.items():
        data = None if file in ignored else _other(repository, before.get(file), found, known)
        if data is not None:
            differs[file] = data
    if keep:
        known.keep()
    gone = [file for file in before if file not in now]
    if gone:
        left_out = _left_out(repository)
        gone = [file for file in gone if file not in left_out]
    names = {before[f].name for f in (*differs, *gone) if f in before}
    held = _contents(repository, tuple(sorted(names)))
    changed = [_changed(now[f], before.get(f), data, held) for f, data in differs.items()]
    changed += (Changed(file, held[before[file].name], None) for file in gone)
    return tuple(sorted(changed, key=lambda one: one.file))


def _changed(now: Found, kept: Kept | None, data: bytes, held: Mapping[str, bytes]) -> Changed:
    """A file that differs; the mode it had stays, unless it was a link or is one now."""
    if kept is None:
        return Changed(now.file, None, data, now.mode)
    stays = (kept.mode == LINK) == (now.mode == LINK)
    return Changed(now.file, held[kept.name], data, kept.mode if stays else now.mode)


def _mode(kept: Kept | None) -> str:
    return kept.mode if kept else ""


def _is_kept(file: str, before: Mapping[str, Kept]) -> bool:
    """Whether a file is in the history already, or is to be: nothing hidden, nothing left over."""
    if file in before:
        return True
    *folders, name = file.split("/")
    hidden = name.startswith(("#", "~$")) or any(it.startswith(".") for it in (*folders, name))
    return not (hidden or name.endswith(_LEFTOVERS))


def _other(repository: Repository, kept: Kept | None, now: Found, known: Known) -> bytes | None:
    """What a file holds now, if that is not what it did; None where it is, or has gone.

    Git may have turned its line ends when it checked it out. The right to run a file does not
    count: some disks give it to every file.
    """
    alike = kept is not None and (kept.mode == LINK) == (now.mode == LINK)
    before = kept.name if kept is not None and alike else None
    if before is not None and known.name(now) == before:
        return None
    data = now.read()
    if data is None:
        return None
    name = _named(repository, data)
    known.note(now, name)
    turned = _named(repository, data.replace(b"\r\n", b"\n"))
    return None if before in {name, turned} else data


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
