"""Writes, each in a process of its own that is broken off at another system call: PLAN, JSON.

strace, under which this runs, lets the N-th call of each sort fail, counted for every process by
itself. So that it is another call of the write each time, a process first wastes some of that
sort. Says at last, for each of the plan's jobs, how its process ended and what it had printed.
"""

import ctypes
import fcntl
import json
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from netcrm.cli import run
from netcrm.edit import WriteError, save
from tests.edit.space import ONE, SEVERAL, SHARED

SAVED = "saved\n"
WRITES = {"one": ONE, "several": SEVERAL, "shared": SHARED}
COMMANDS = {
    "log": ("log", "Ana", "call", "He needs films"),
    "rename": ("rename", "ana", "Ana Lima"),
}
_NONE = 999
WASTED: dict[str, Callable[[], object]] = {
    "access": lambda: os.access("", os.W_OK),
    "close": lambda: os.close(_NONE),
    "fchmod": lambda: os.fchmod(_NONE, 0),
    "flock": lambda: fcntl.flock(_NONE, fcntl.LOCK_UN),
    "fsync": lambda: os.fsync(_NONE),
    "ftruncate": lambda: os.ftruncate(_NONE, 0),
    "getcwd": os.getcwd,
    "getdents64": lambda: ctypes.CDLL(None).getdents64(_NONE, None, 0),
    "getrandom": lambda: os.urandom(1),
    "ioctl": lambda: os.isatty(_NONE),
    "linkat": lambda: os.link("", "", follow_symlinks=False),
    "listxattr": lambda: os.listxattr(""),
    "lseek": lambda: os.lseek(_NONE, 0, os.SEEK_CUR),
    "mkdir": lambda: os.mkdir(""),  # noqa: PTH102  as the program makes it
    "newfstatat": lambda: os.lstat(""),
    "openat": lambda: os.open("", os.O_RDONLY),
    "read": lambda: os.read(_NONE, 1),
    "rename": lambda: os.replace("", ""),  # noqa: PTH105
    "unlink": lambda: os.unlink(""),  # noqa: PTH108
    "write": lambda: os.write(_NONE, b""),
}
"""A call of each sort that does nothing, and reaches the system as the program's own do."""
WASTED |= {
    "faccessat": WASTED["access"],
    "faccessat2": WASTED["access"],
    "fstat": lambda: os.fstat(_NONE),
    "lstat": WASTED["newfstatat"],
    "mkdirat": WASTED["mkdir"],
    "renameat": WASTED["rename"],
    "renameat2": WASTED["rename"],
    "stat": lambda: os.stat(""),  # noqa: PTH116
    "unlinkat": WASTED["unlink"],
}
"""The same under the names that they have on other machines and in other C libraries."""


class Done(NamedTuple):
    """What became of one job: its status, negative where it was killed, and all it printed."""

    status: int
    said: str


def write(kind: str, root: Path) -> int:
    """One write, or one command; zero where it says that it was made."""
    if kind in COMMANDS:
        return run(("-C", str(root), "--today", "2026-03-18", *COMMANDS[kind]))
    try:
        save(root, WRITES[kind])
    except WriteError:
        return 2
    os.write(1, SAVED.encode())
    return 0


def in_process(kind: str, root: Path, call: str, wasted: int) -> int:
    """The status of a process that writes."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    status = 3
    try:
        for _ in range(wasted):
            with suppress(OSError):
                WASTED[call]()
        os.getppid()  # from here on it is the write
        status = write(kind, root)
        sys.stdout.flush()
    finally:
        os._exit(status)


def main(plan: Path) -> None:
    """Do the jobs; between them this process itself makes next to no calls."""
    kind, warm, jobs = json.loads(plan.read_text())
    write(kind, Path(warm))  # all that is imported late is there now
    sys.stdout.flush()
    done: list[tuple[int, int, int]] = []
    for root, call, wasted in jobs:
        start = os.lseek(1, 0, os.SEEK_END)
        status = in_process(kind, Path(root), call, wasted)
        done.append((status, start, os.lseek(1, 0, os.SEEK_END)))
    plan.with_name("done").write_text(json.dumps(done))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
