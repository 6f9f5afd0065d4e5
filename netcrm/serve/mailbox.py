"""Where threads that see files change leave word for the one that acts on it."""

from threading import Condition
from typing import NamedTuple


class State(NamedTuple):
    """What lies in the mailbox.

    ``events`` grows with every word; ``files`` is how many different ones were named, ``settled``
    whether all of them were written to the end as far as one can tell; ``folders``: a folder came,
    went or moved, so that what is in it may have changed unseen.
    """

    events: int
    files: int
    settled: bool
    folders: bool


class Mailbox:
    """Word of changes, from any number of threads to one."""

    def __init__(self) -> None:
        """Begin empty and open."""
        self._word = Condition()
        self._stopped = False
        self._empty()

    def _empty(self) -> None:
        self._events = 0
        self._files: dict[str, None] = {}
        self._new: set[str] = set()
        self._open: set[str] = set()
        self._folders = False

    @property
    def stopped(self) -> bool:
        """Whether whoever reads this should end."""
        return self._stopped

    def stop(self) -> None:
        """Wake the reader and make it end."""
        with self._word:
            self._stopped = True
            self._word.notify_all()

    def came(self, path: str) -> None:
        """A file is there that was not, and somebody may still be writing it."""
        with self._word:
            if path not in self._files:
                self._new.add(path)
            self._put(path, settled=False)

    def changes(self, path: str) -> None:
        """A file is being written."""
        with self._word:
            self._put(path, settled=False)

    def settled(self, path: str) -> None:
        """A file was written to its end."""
        with self._word:
            self._put(path, settled=True)

    def went(self, path: str) -> None:
        """A file is gone and may come back, unless it had only just come."""
        with self._word:
            self._put(path, settled=path in self._new)

    def folder(self) -> None:
        """A folder came, went or moved."""
        with self._word:
            self._folders = True
            self._tell()

    def _put(self, path: str, *, settled: bool) -> None:
        self._files[path] = None
        if settled:
            self._open.discard(path)
        else:
            self._open.add(path)
        self._tell()

    def _tell(self) -> None:
        self._events += 1
        self._word.notify_all()

    def wait(self, seconds: float, seen: int = 0) -> State:
        """How it stands once more than ``seen`` words have come, or ``seconds`` are over."""
        with self._word:
            self._word.wait_for(lambda: self._events > seen or self._stopped, seconds)
            settled = not self._open and not self._folders
            return State(self._events, len(self._files), settled, self._folders)

    def take(self) -> frozenset[str]:
        """The files that were named, and begin anew."""
        with self._word:
            files = frozenset(self._files)
            self._empty()
            return files
