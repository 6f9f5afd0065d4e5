"""Every call that a write makes to the system, in a real process: it fails, or the process dies.

A file is what it was or what it is to be, nothing is called saved that is not, and the next
write undoes or keeps all of it. strace sees to it, where it is installed and may.
"""

import os
import shutil
from collections import Counter
from pathlib import Path

import pytest

from netcrm.edit import Write, save
from tests.edit.broken_off import COMMANDS, WASTED, Done
from tests.edit.space import LEE, OLD, held, left, make
from tests.edit.strace import broken_off, counted

FAULTS = {"ENOSPC": "error=ENOSPC", "EIO": "error=EIO", "SIGKILL": "signal=SIGKILL"}
KILLED = -9
NEXT = Write("contacts/next.md", None, b"next\n")
LOOKED = frozenset(
    {"newfstatat", "fstat", "lstat", "stat", "lseek", "ioctl", "read", "getcwd", "getrandom"}
    | {"access", "faccessat", "faccessat2"}
)
"""Calls that only look: to die at one is to die at the next that writes, and no room is missing.

It takes long to get there, so this is tried where most happens.
"""
RENAMING = ("rename", "renameat", "renameat2")
MEMORY = frozenset({"brk", "madvise", "mmap", "mprotect", "mremap", "munmap", "exit_group"})
"""Calls that are about the process itself."""
PEOPLE = {
    "contacts/ana.md": b"---\nname: Ana\nvia: lee\n---\nold\n",
    "contacts/lee.md": b"---\r\nname: Lee\r\nvia: ana\r\n---\r\nold, with [[Ana]]",
}


@pytest.fixture(autouse=True)
def disk_without_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the test itself writes, after the fault, need not reach the disk."""
    monkeypatch.setattr(os, "fsync", lambda _handle: None)


def workspace(root: Path, kind: str) -> Path:
    """Two contacts: who name each other, where commands write; with a second name for "shared"."""
    make(root)
    if kind in COMMANDS:
        (root / "netcrm.toml").write_text("")
        for file, data in PEOPLE.items():
            (root / file).write_bytes(data)
    if kind == "shared":
        os.link(root / LEE, root / "second")
    return root


def outcome(folder: Path, kind: str) -> tuple[dict[str, bytes], Counter[str], Counter[str]]:
    """What a write comes to where nothing fails, and the calls made before it and by it."""
    folder.mkdir()
    warm, root = (workspace(folder / name, kind) for name in ("warm", "whole"))
    (done,) = broken_off(folder, (kind, str(warm)), [(str(root), "", 0)], ())
    assert done.status == 0
    assert done.said
    return held(root), *counted((folder / "log").read_text())


@pytest.mark.parametrize("kind", ["one", "several", "shared", *COMMANDS])
def test_each_call_fails_or_kills(tmp_path: Path, kind: str) -> None:
    new, before, calls = outcome(tmp_path / "count", kind)
    for call in calls.keys() & MEMORY:
        del calls[call]
    assert calls["fsync"] >= 5
    assert sum(calls[call] for call in RENAMING) >= 3
    for name, fault in FAULTS.items():
        looking = name == "EIO" and kind == "several"
        sorts = [call for call in calls if looking or call not in LOOKED]
        assert set(sorts) <= set(WASTED)
        folder = tmp_path / name
        folder.mkdir()
        jobs = [
            (str(workspace(folder / f"{call}-{at}", kind)), call, at)
            for call in sorts
            for at in range(1, calls[call] + 1)
        ]
        hits = {call: before[call] + calls[call] + 9 for call in sorts}
        hits["lseek"] = before["lseek"] + 3 * len(jobs)  # made between the jobs too
        done = broken_off(
            folder,
            (kind, str(workspace(folder / "warm", kind))),
            [(root, call, hits[call] - at) for root, call, at in jobs],
            [
                "-etrace=" + ",".join(sorts),
                *(f"-einject={call}:{fault}:when={hits[call]}" for call in sorts),
            ],
        )
        log = (folder / "log").read_text()
        assert log.count("(INJECTED)") + log.count("+++ killed by SIGKILL") == len(jobs), name
        for (root, _, _), became in zip(jobs, done, strict=True):
            assert (became.status == KILLED) == (name == "SIGKILL")
            check(Path(root), kind, became, new)
            shutil.rmtree(root)


def check(root: Path, kind: str, became: Done, new: dict[str, bytes]) -> None:
    """Each file is whole; what was said is so; the next write leaves all of it old or new."""
    old = PEOPLE if kind in COMMANDS else OLD
    now = held(root)
    if became.said or became.status == 0:
        assert now == new, root
    if kind != "shared":  # a file with two names is written in place, and mended by the next write
        assert all(data in (old.get(file), new.get(file)) for file, data in now.items()), root
        assert old.keys() & new.keys() <= now.keys(), root
    save(root, (NEXT,))
    found = held(root)
    assert found.pop(NEXT.file) == NEXT.new
    assert found in (old, new), root
    assert left(root) == [], root
    if kind == "shared":
        assert (root / "second").samefile(root / LEE)
