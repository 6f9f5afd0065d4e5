"""How far a long build is, on a terminal and nowhere else."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from netcrm.memo.crew import Crew

if TYPE_CHECKING:
    from rich.progress import Progress

_MANY = 256
"""Files or pages below which it is over before it could be read."""
_WORDS = {"file": "Reading", "page": "Writing pages"}
_MOST = 8
"""Processes above which another one no longer makes a build faster."""


@contextmanager
def crew(jobs: int | None, *, quiet: bool) -> Iterator[Crew]:
    """As many processes as asked for, or one for each processor; a bar shows how far they are."""
    bar = _Bar(shown=not quiet and sys.stderr.isatty() and os.environ.get("TERM") != "dumb")
    try:
        yield Crew(jobs or min(_processors(), _MOST), bar.show)
    finally:
        bar.end()


def _processors() -> int:
    """How many processors this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


class _Bar:
    """A bar for each stage that takes long."""

    def __init__(self, *, shown: bool) -> None:
        self._shown = shown
        self._progress: Progress | None = None
        self._stage = ""

    def show(self, what: str, done: int, of: int) -> None:
        """Take note of how far a stage is."""
        if not self._shown or of < _MANY or (done % 32 and done != of):
            return
        if self._progress is None:
            from rich.console import Console  # noqa: PLC0415  slow, and seldom needed
            from rich.progress import Progress  # noqa: PLC0415

            # A thread that refreshes it would keep the crew from forking.
            screen = Console(stderr=True)
            self._progress = Progress(console=screen, transient=True, auto_refresh=False)
            self._progress.start()
        if what != self._stage:
            self._stage = what
            for task in self._progress.task_ids:
                self._progress.remove_task(task)
            self._progress.add_task(_WORDS.get(what, what), total=of)
        self._progress.update(self._progress.task_ids[-1], completed=done)
        self._progress.refresh()

    def end(self) -> None:
        """Take the bar away."""
        if self._progress is not None:
            self._progress.stop()
