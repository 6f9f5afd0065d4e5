"""Taking back the last write, whatever it changed, and that again."""

import os
from pathlib import Path

from netcrm.edit.disk import read_bytes
from netcrm.edit.faults import NothingToUndoError, changed, writing
from netcrm.edit.journal import BEGUN, LAST, Step, digest
from netcrm.edit.listed import load
from netcrm.edit.lock import FOLDER, is_taken
from netcrm.edit.recover import mended
from netcrm.edit.save import save_locked
from netcrm.edit.target import Write


def undo(root: Path, *, dry: bool = False) -> tuple[Write, ...]:
    """Let every file of the last write be what it was, and say what was written to do so.

    With ``dry`` nothing at all is written, and it says what would be. Undoing twice does it again.
    Raises NothingToUndoError, ChangedError where one of the files was changed since, and what
    :func:`netcrm.edit.save` raises.
    """
    if dry:
        return _writes(root, root / FOLDER)
    with mended(root) as folder:
        writes = _writes(root, folder)
        save_locked(root, folder, writes)
        return writes


def is_cut_off(root: Path) -> bool:
    """Whether a write has begun and will not end: the next one takes it back."""
    begun = root / FOLDER / BEGUN
    return os.path.lexists(begun) and not is_taken(root) and os.path.lexists(begun)


def _writes(root: Path, folder: Path) -> tuple[Write, ...]:
    """What would take back the last write."""
    with writing(f"{FOLDER}/{LAST}"):
        try:
            steps = load(folder, LAST)
        except ValueError:
            steps = None
    if steps is None:
        hint = "only what netcrm itself wrote in this folder can be undone"
        raise NothingToUndoError("there is nothing to undo", hint)
    return tuple(_back(root, step) for step in steps)


def _back(root: Path, step: Step) -> Write:
    """The write that makes a file what it was."""
    with writing(step.file):
        try:
            now = read_bytes(step.path(root))[0]
        except FileNotFoundError:
            now = None
    if digest(now) != step.after:
        raise changed(step.file)
    held = now or b""
    old = held[: step.start] + step.old + held[step.start + len(step.new) :]
    return Write(step.file, now, old if step.before else None, step.looks)
