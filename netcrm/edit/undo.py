"""Taking back the last write, whatever it changed, and that again."""

from pathlib import Path

from netcrm.edit.disk import read_bytes
from netcrm.edit.faults import NothingToUndoError, changed, writing
from netcrm.edit.journal import LAST, Step, digest
from netcrm.edit.listed import load
from netcrm.edit.lock import FOLDER, locked
from netcrm.edit.recover import recover
from netcrm.edit.save import save_locked
from netcrm.edit.target import Write


def undo(root: Path, *, dry: bool = False) -> tuple[Write, ...]:
    """Let every file of the last write be what it was, and say what was written to do so.

    With ``dry`` nothing is written, and it says what would be. Undoing twice does it again. Raises
    NothingToUndoError, ChangedError where one of the files was changed since, and what
    :func:`netcrm.edit.save` raises.
    """
    with locked(root) as folder:
        recover(root, folder)
        with writing(f"{FOLDER}/{LAST}"):
            try:
                steps = load(folder, LAST)
            except ValueError:
                steps = None
        if steps is None:
            hint = "only what netcrm itself wrote in this folder can be undone"
            raise NothingToUndoError("there is nothing to undo", hint)
        writes = tuple(_back(root, step) for step in steps)
        if not dry:
            save_locked(root, folder, writes)
        return writes


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
    return Write(step.file, now, old if step.before else None, step.mode)
