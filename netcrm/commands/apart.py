"""Building in a process of its own: one with threads may not divide, and a new one has none."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock

from netcrm.commands.session import Session
from netcrm.commands.workspace import settings_of

_SIGNALS = {signal.SIGINT, signal.SIGTERM}


class Apart:
    """Runs `netcrm build` quietly, as often as it is called and until it is ended.

    Whatever comes of that, nothing is said: who called does what is left to do, and finds the same
    faults. All that runs is one group of processes, and goes as one.
    """

    def __init__(self, session: Session, root: Path) -> None:
        """Prepare to build the workspace in ``root``."""
        self._root = root
        self._day = () if session.today is None else ("--today", session.today.isoformat())
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._ended = False

    def __call__(self) -> None:
        """Build, and wait for it. Does nothing where nothing would be kept of it."""
        if not (sys.executable and settings_of(self._root).settings.keep):
            return
        try:
            self._start()
            if self._process is not None:
                self._process.wait()
        finally:
            self._kill()

    def end(self) -> None:
        """Leave nothing running, from now on. Any thread may say so."""
        with self._lock:
            self._ended = True
        self._kill()

    def _start(self) -> None:
        # Not from the folder one is in, which may hold files that are named like modules.
        command = (sys.executable, "-P", "-m", "netcrm", "-C", str(self._root.resolve()))
        with self._lock, _uninterrupted(), suppress(OSError):
            if not self._ended:
                self._process = subprocess.Popen(  # noqa: S603  our own program
                    (*command, *self._day, "--quiet", "build"),
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    process_group=0,
                )

    def _kill(self) -> None:
        """End the process and all that it has started."""
        process = self._process
        if process is not None and process.poll() is None:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Keep signals back until it is known which process was started."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
