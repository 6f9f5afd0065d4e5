"""One writer at a time: a lock on a file of its own, since the files themselves are replaced."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from netcrm.edit.faults import BusyError, WriteError, writing

FOLDER = ".netcrm"
"""The folder of a workspace for what may be deleted at any time."""
_LOCK = "write.lock"
_PATIENCE = 60.0
_PAUSE = 0.005


@contextmanager
def locked(root: Path) -> Iterator[Path]:
    """Hold the workspace's lock for writing; gives the folder that it lies in.

    Waits for another writer, a minute at most. Raises BusyError, WriteError.
    """
    folder = root / FOLDER
    with writing(FOLDER):
        folder.mkdir(mode=0o700, exist_ok=True)
        is_link = folder.is_symlink()
    if is_link:
        raise WriteError(f"{FOLDER} is a link", "make it a folder of its own: delete the link")
    with writing(f"{FOLDER}/{_LOCK}"):
        handle = _take(folder / _LOCK, time.monotonic() + _PATIENCE)
    try:
        yield folder
    finally:
        os.close(handle)


def is_taken(root: Path) -> bool:
    """Whether somebody is writing just now; nothing is made or waited for."""
    try:
        handle = os.open(root / FOLDER / _LOCK, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(handle)
    return False


def _take(path: Path, end: float) -> int:
    """A handle that holds the lock. One whose file was deleted meanwhile locks out nobody."""
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
        if _wait(handle, end):
            if _same(handle, path):
                return handle
            os.close(handle)
            continue
        os.close(handle)
        message = "another netcrm is writing here and does not come to an end"
        raise BusyError(message, "wait for it, or end it, then say it again")


def _wait(handle: int, end: float) -> bool:
    """Whether the lock was got before the time was up."""
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > end:
                return False
            time.sleep(_PAUSE)
        else:
            return True


def _same(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False
