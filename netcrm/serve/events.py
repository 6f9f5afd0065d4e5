"""The system's word of changes in folders: the one file that knows watchdog."""

import logging
import os
import stat
import warnings
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from threading import Thread

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

from netcrm.serve.mailbox import Mailbox
from netcrm.serve.watched import Watched

_KINDS: list[type[FileSystemEvent]] = [
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
]
"""Not opened and not closed without writing: our own reading would wake us for ever."""

# What is lost is looked for here all the same; nobody has to be told by watchdog as well.
logging.getLogger("watchdog").setLevel(logging.CRITICAL)

Place = tuple[int, int] | None
"""The device and inode of a folder; None where there is none."""


class Sight:
    """The folders below one root, watched from :meth:`open` until :meth:`close`."""

    def __init__(
        self,
        root: str,
        folders: Iterable[Watched],
        box: Mailbox,
        matters: Callable[[str], bool],
    ) -> None:
        """Prepare. Only what matters is told to ``box``.

        ``matters`` is asked about paths below the root; those of folders end with a slash.
        """
        self._root = root
        self._folders = tuple(folders)
        self._box = box
        self._matters = matters
        self._places: Mapping[str, Place] = {}
        self._observer: BaseObserver | None = None

    def open(self) -> None:
        """Begin to watch what is there. Raises OSError where the system will not."""
        # It warns of folders that are moved while it looks at them: they are looked at here too.
        warnings.filterwarnings("ignore", category=RuntimeWarning, module="watchdog")
        self._places = self._look()
        try:
            self._observer = observer = Observer()
            observer.start()
            for folder in self._folders:
                self._watch(observer, folder)
        except BaseException:
            self.close()
            raise

    def _watch(self, observer: BaseObserver, folder: Watched) -> None:
        """Watch one folder; one that is gone by now is noticed as lost."""
        path = os.path.realpath(self._path(folder))
        handler = _Handler(path, folder.name, self._box, self._matters)
        with suppress(FileNotFoundError, NotADirectoryError):
            if self._places[folder.name]:
                observer.schedule(handler, path, recursive=folder.whole, event_filter=_KINDS)

    def close(self) -> None:
        """Watch no more, and leave nothing running."""
        observer, self._observer = self._observer, None
        if observer is None:
            return
        for _ in range(len(self._folders) + 1):
            # It loses count of folders that were moved, and gets further each time.
            with suppress(KeyError):
                observer.stop()
                break
        with suppress(RuntimeError):  # it has never been started
            observer.join()

    def lost(self) -> bool:
        """Whether a folder is no longer the one that is watched, or nobody watches it."""
        return self._look() != self._places or self._is_deaf()

    def _is_deaf(self) -> bool:
        if self._observer is None:
            return False
        emitters = tuple(self._observer.emitters)
        # On Linux one more thread reads for all of them, and may die of what it reads.
        reader = getattr(self._observer, "_inotify_fd", None)
        threads = [self._observer, *emitters, *([reader] if isinstance(reader, Thread) else ())]
        watched = sum(place is not None for place in self._places.values())
        return len(emitters) < watched or not all(thread.is_alive() for thread in threads)

    @property
    def there(self) -> bool:
        """Whether the root is there."""
        return _place(self._root) is not None

    def _look(self) -> Mapping[str, Place]:
        return {folder.name: _place(self._path(folder)) for folder in self._folders}

    def _path(self, folder: Watched) -> str:
        return f"{self._root}/{folder.name}" if folder.name else self._root


def _place(path: str) -> Place:
    try:
        status = os.stat(path)  # noqa: PTH116  every second, for as long as the machine is on
    except OSError:
        return None
    return (status.st_dev, status.st_ino) if stat.S_ISDIR(status.st_mode) else None


class _Handler(FileSystemEventHandler):
    """Tells a mailbox of events in one folder, by paths below the root."""

    def __init__(self, path: str, name: str, box: Mailbox, matters: Callable[[str], bool]) -> None:
        self._path = path
        self._name = name
        self._box = box
        self._matters = matters

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Take one event, in a thread of watchdog."""
        if event.is_directory:
            self._tell(self._folder, event.src_path, "/")
            self._tell(self._folder, event.dest_path, "/")
        elif isinstance(event, FileMovedEvent):
            self._tell(self._box.went, event.src_path)
            self._tell(self._box.came, event.dest_path)
            self._tell(self._box.settled, event.dest_path)
        elif isinstance(event, FileCreatedEvent):
            self._tell(self._box.came, event.src_path)
        elif isinstance(event, FileDeletedEvent):
            self._tell(self._box.went, event.src_path)
        elif isinstance(event, FileClosedEvent):
            self._tell(self._box.settled, event.src_path)
        else:
            self._tell(self._box.changes, event.src_path)

    def _folder(self, _: str) -> None:
        self._box.folder()

    def _tell(self, word: Callable[[str], None], path: bytes | str, end: str = "") -> None:
        below = os.path.relpath(os.fsdecode(path), self._path) if path else ""
        name = f"{self._name}/{below}" if self._name else below
        if path and self._matters(f"{name}{end}"):
            word(name)
