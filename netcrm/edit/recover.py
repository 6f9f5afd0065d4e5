"""Taking back a write that did not come to its end."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from netcrm.edit import journal
from netcrm.edit.disk import overwrite, read_bytes, remove, sync_folder
from netcrm.edit.faults import WriteError, writing
from netcrm.edit.journal import BEGUN, LAST, Step, Steps, digest
from netcrm.edit.listed import load
from netcrm.edit.lock import FOLDER, locked


@contextmanager
def mended(root: Path) -> Iterator[Path]:
    """Hold the workspace's lock for writing, with nothing left of a write that was cut off.

    Gives the folder that the lock lies in. Raises BusyError, WriteError.
    """
    with locked(root) as folder:
        recover(root, folder)
        yield folder


def recover(root: Path, folder: Path) -> None:
    """Take back a write that was cut off, and sweep what the last one left. The lock is held.

    Raises WriteError where that cannot be done: then nothing else is written either.
    """
    with writing(f"{FOLDER}/{BEGUN}"):
        try:
            begun = load(folder, BEGUN)
        except ValueError as error:
            message = f"{FOLDER}/{BEGUN} tells of a write that was cut off and cannot be read"
            hint = f"look at the files you changed last, then delete {FOLDER}/{BEGUN}"
            raise WriteError(message, hint) from error
        if begun is not None:
            take_back(root, folder, begun)
        try:
            last = load(folder, LAST)
        except ValueError:
            last = None
        for step in last or ():
            remove(step.kept(root))


def take_back(root: Path, folder: Path, steps: Steps) -> None:
    """Let every file be again what it was before the write."""
    if not os.path.lexists(folder / BEGUN) and os.path.lexists(folder / LAST):
        os.replace(folder / LAST, folder / BEGUN)  # noqa: PTH105  it counted, but was not on disk
    for step in steps:
        _restore(root, step)
        remove(step.fresh(root))
    for place in journal.folders(root, steps):
        sync_folder(place)
    journal.forget(folder)


def _restore(root: Path, step: Step) -> None:
    """Let one file be what it was. What somebody else has written since stays as it is."""
    real, kept = step.path(root), step.kept(root)
    now = _read(real)
    if not step.before:
        if digest(now) == step.after and not _read_again(step, root):
            remove(real)
        return
    old = _read(kept)
    if old is None:
        return
    if step.shared:
        if now is not None and digest(old) == step.before and _torn(now, old, step):
            overwrite(real, old)
        remove(kept)
    elif now is None or digest(now) == step.after:
        os.replace(kept, real)  # noqa: PTH105  the very file that was there
        remove(kept)  # it is still there where both were names of one file
    else:
        remove(kept)


def _read_again(step: Step, root: Path) -> bool:
    """Whether a new file is somebody else's: ours still waits, and is another one."""
    try:
        return not os.path.samestat(os.lstat(step.fresh(root)), os.lstat(step.path(root)))
    except FileNotFoundError:
        return False


def _torn(now: bytes, old: bytes, step: Step) -> bool:
    """Whether a file that was being written in place holds the old and the new mixed."""
    new = old[: step.start] + step.new + old[step.start + len(step.old) :]
    if digest(now) in {step.before, step.after}:
        return now != old
    inside = min(len(old), len(new)) <= len(now) <= max(len(old), len(new))
    return inside and all(
        byte in {*old[at : at + 1], *new[at : at + 1], 0} for at, byte in enumerate(now)
    )


def _read(path: Path) -> bytes | None:
    try:
        return read_bytes(path)[0]
    except FileNotFoundError:
        return None
