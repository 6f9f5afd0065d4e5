"""The files of a workspace that belong to its history, as they are on the disk."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from netcrm.history.faults import HistoryError
from netcrm.model import MY_FILE
from netcrm.store import CONTACTS

INBOX = "inbox.md"
KEPT = (CONTACTS, MY_FILE, INBOX)
"""What is kept in the history; all else in the repository is left as it is."""
LINK = "120000"
"""The mode of a symbolic link, as git writes it."""


class Stamp(NamedTuple):
    """What the disk says of a file; one of these differs once it has been changed."""

    size: int
    modified: int
    changed: int
    inode: int


class Found(NamedTuple):
    """A file that is there now; ``mode`` is as git writes it."""

    file: str
    path: Path
    mode: str
    stamp: Stamp

    def read(self) -> bytes | None:
        """What it holds; of a link, where it leads; None where it has gone.

        Raises HistoryError for one that cannot be read: half a state is not kept.
        """
        try:
            if self.mode == LINK:
                return os.fsencode(os.readlink(self.path))  # noqa: PTH115  bytes
            return self.path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise _unreadable(self.file, error) from error


def files_now(root: Path) -> Iterator[Found]:
    """Every file, in order. Raises HistoryError where a folder cannot be read."""
    if not (root / CONTACTS).is_dir():
        raise HistoryError("contacts/ is not there", "put it back; nothing was committed")
    for name in KEPT:
        yield from _below(root, name)


def _below(root: Path, file: str) -> Iterator[Found]:
    path = root / file
    try:
        status = os.lstat(path)
        if stat.S_ISLNK(status.st_mode):
            yield _found(file, path, LINK, status)
        elif stat.S_ISREG(status.st_mode):
            mode = "100755" if status.st_mode & stat.S_IXUSR else "100644"
            yield _found(file, path, mode, status)
        elif stat.S_ISDIR(status.st_mode) and not os.path.lexists(path / ".git"):
            for name in sorted(os.listdir(path)):  # noqa: PTH208  names, not paths
                yield from _below(root, f"{file}/{name}")
    except FileNotFoundError:
        return
    except OSError as error:
        raise _unreadable(file, error) from error


def _found(file: str, path: Path, mode: str, status: os.stat_result) -> Found:
    times = (status.st_mtime_ns, status.st_ctime_ns)
    return Found(file, path, mode, Stamp(status.st_size, *times, status.st_ino))


def _unreadable(file: str, error: OSError) -> HistoryError:
    message = f"{file} cannot be read: {(error.strerror or str(error)).lower()}"
    return HistoryError(message, "give yourself the right to; nothing was committed")
