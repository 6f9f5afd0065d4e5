"""Changing files, all or nothing.

Under the workspace's lock: every file must hold, byte for byte, what was read; new content is
written beside it and brought to the disk; what is to be done is written down; then each file is
replaced while its old content keeps a name of its own; then one rename lets the write count.
What fails before that is taken back at once, and what is cut off before that is taken back by the
next write, so that nobody is told of something half done. It is taken back rather than finished,
as nobody was told that it was done.
"""

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from netcrm.edit import journal
from netcrm.edit.disk import overwrite, read_bytes, remove, second_name, sync_folder, write_new
from netcrm.edit.faults import changed, there, writing
from netcrm.edit.journal import HELPER, SCRATCH, Step, Steps
from netcrm.edit.recover import mended, take_back
from netcrm.edit.target import Write, one_for_each, real_path, step_of

Make = Callable[[Mapping[str, bytes]], Mapping[str, bytes | None]]


def save(root: Path, writes: Iterable[Write]) -> None:
    """Change files that were read; on return all of it is on the disk, else none.

    Raises ChangedError where a file is not what was read any more, ExistsError where a new one is
    there already, WriteError where the disk does not take it, BusyError.
    """
    with mended(root) as folder:
        save_locked(root, folder, tuple(writes))


def amend(
    root: Path, files: Iterable[str], make: Make, like: Mapping[str, str] | None = None
) -> None:
    """Change files by a function of what they hold, read under the lock.

    So no other writer's work is lost, whoever comes first. ``make`` gives the new content of
    those that are to change (None takes one away), and of new ones, which were not read; what it
    raises is passed on, with nothing written. ``like`` names, for new files, those whose mode and
    owner they are to have. Raises what :func:`save` does.
    """
    with mended(root) as folder:
        held = {file: read(root, file) for file in files}
        made = make(held)
        models = like or {}
        writes = (Write(it, held.get(it), made[it], like=models.get(it, "")) for it in made)
        save_locked(root, folder, tuple(writes))


def read(root: Path, file: str) -> bytes:
    """What a file holds, for :class:`Write`. Raises WriteError."""
    with writing(file):
        return read_bytes(real_path(root, file))[0]


def save_locked(root: Path, folder: Path, writes: tuple[Write, ...]) -> None:
    """Change files; the lock is held and nothing is left of an earlier write."""
    writes = tuple(write for write in writes if write.old != write.new)
    if not writes:
        return
    writes = one_for_each(root, writes)
    steps = tuple(step_of(root, write) for write in writes)
    file = ", ".join(step.file for step in steps)
    with writing(file):
        _sweep(root, steps)
        journal.begin(folder, steps)
        try:
            for step, write in zip(steps, writes, strict=True):
                _prepare(root, step, write)
            for step, write in zip(steps, writes, strict=True):
                _perform(root, step, write)
            _sync(root, steps)
            journal.commit(folder)
        except BaseException:
            take_back(root, folder, steps)
            raise
        _tidy(root, steps)


def _prepare(root: Path, step: Step, write: Write) -> None:
    """Bring the new content to the disk beside the file; of a shared file, the old one."""
    real = step.path(root)
    if write.new is None:
        return
    if write.old is None and write.like:
        write_new(step.fresh(root), write.new, like=real_path(root, write.like))
    elif write.old is None:
        write_new(step.fresh(root), write.new, looks=write.looks)
    elif step.shared:
        write_new(step.kept(root), write.old, like=real)
    else:
        write_new(step.fresh(root), write.new, like=real)


def _perform(root: Path, step: Step, write: Write) -> None:
    """Let one file be what it is to be. Raises ChangedError where somebody else was quicker."""
    real, fresh, kept = step.path(root), step.fresh(root), step.kept(root)
    if write.old is None:
        try:
            second_name(fresh, real)
        except FileExistsError as error:
            raise there(step.file) from error
        remove(fresh)
        return
    if step.shared:
        _same(real, write.old, step.file)
        overwrite(real, write.new or b"")
        return
    second_name(real, kept)
    _same(real, write.old, step.file)
    if write.new is None:
        os.unlink(real)  # noqa: PTH108  every call that touches the disk is one of os
    else:
        os.replace(fresh, real)  # noqa: PTH105
    _same(kept, write.old, step.file)  # an editor may have written into the file till the end


def _same(path: Path, old: bytes, file: str) -> None:
    """Make sure, as late as can be, that a file is still what was read.

    Between this and its replacement there is nothing but one call to the system. What an editor
    then writes into the file is noticed after it; only another file put in its place just then
    is not, as no call replaces a file on the condition that it is a certain one.
    """
    try:
        found, status = read_bytes(path)
        if found == old and os.path.samestat(status, os.lstat(path)):
            return
    except FileNotFoundError as error:
        raise changed(file) from error
    raise changed(file)


def _sync(root: Path, steps: Steps) -> None:
    for place in journal.folders(root, steps):
        sync_folder(place)


def _tidy(root: Path, steps: Steps) -> None:
    """Remove what was kept of the old content. What cannot be is swept by the next write."""
    for step in steps:
        try:
            remove(step.kept(root))
        except OSError:
            return


def _sweep(root: Path, steps: Steps) -> None:
    """Remove what writes that were cut off have left: nobody else is writing now."""
    for place in journal.folders(root, steps):
        with os.scandir(place) as found:
            names = [entry.name for entry in found if entry.name.startswith(SCRATCH)]
        for name in names:
            if HELPER.fullmatch(name):
                remove(place / name)
