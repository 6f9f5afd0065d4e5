"""The memory of a process and everything it started, while it runs (Linux).

Memory is proportional set size: a page that several processes share counts once, divided among
them. It is read from ``/proc/PID/smaps_rollup`` (proc_pid_smaps(5)).
"""

import re
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread
from time import perf_counter
from types import TracebackType
from typing import Self

INTERVAL = 0.02
"""Seconds from one look to the next."""

_SHARE = 0.1  # of one core that looking may take: a process of 1 GB takes long to look at
_PSS = re.compile(rb"^Pss:\s+(\d+) kB", re.MULTILINE)


class Watch:
    """Looks at a process and its descendants, in a thread of its own, inside ``with``."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._over = Event()
        self._thread = Thread(target=self._run)
        self.peak = 0
        """The most seen at one look, in bytes; 0 where the system does not tell."""

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._over.set()
        self._thread.join()

    def _run(self) -> None:
        pause = 0.0
        while not self._over.wait(pause):
            began = perf_counter()
            self.peak = max(self.peak, memory(self._pid))
            pause = max(INTERVAL, (perf_counter() - began) / _SHARE)


def memory(pid: int) -> int:
    """What a process and its descendants hold by now, in bytes; 0 if it is gone."""
    return sum(_pss(process) for process in (pid, *_descendants(pid)))


def _pss(pid: int) -> int:
    found = _PSS.search(_read(Path(f"/proc/{pid}/smaps_rollup")))
    return int(found[1]) * 1024 if found else 0


def _descendants(pid: int) -> Iterator[int]:
    """The living processes that it started, and those that they started."""
    for child in _children(pid):
        yield child
        yield from _descendants(child)


def _children(pid: int) -> tuple[int, ...]:
    """The processes it started; a thread has children of its own (proc_pid_tid_children(5))."""
    try:
        threads = tuple(Path(f"/proc/{pid}/task").iterdir())
    except OSError:
        return ()
    return tuple(int(child) for thread in threads for child in _read(thread / "children").split())


def _read(path: Path) -> bytes:
    """A file of ``/proc``; nothing if what it tells of is gone."""
    try:
        return path.read_bytes()
    except OSError:
        return b""
