"""The file that is meant: where it really lies, and whether it may be written."""

import os
from pathlib import Path
from typing import NamedTuple

from netcrm.edit.disk import read_bytes
from netcrm.edit.faults import ChangedError, WriteError, changed, there, writing
from netcrm.edit.journal import Step, difference, digest
from netcrm.edit.looks import UNKNOWN, Looks, looks_of

_ANY = 0o222


class Write(NamedTuple):
    """What a file held when it was read, and what it is to hold; None is no file at all.

    ``file`` is its path in the workspace, with ``/``. ``looks`` is for a file that is to be there
    anew. Such a file may be ``like`` another one of the workspace, whose place it takes: then it
    has that one's mode, owner and attributes.
    """

    file: str
    old: bytes | None
    new: bytes | None
    looks: Looks = UNKNOWN
    like: str = ""


def real_path(root: Path, file: str) -> Path:
    """Where a file lies, links followed. Raises WriteError where netcrm has no business there.

    That is outside the workspace, and in what is hidden: git's own files, say, or an older version
    that a sync tool keeps.
    """
    home = Path(os.path.realpath(root))
    real = Path(os.path.realpath(root / file))
    if not real.is_relative_to(home) or real == home:
        hint = "write to the file where it lies, or move it into the workspace"
        raise WriteError(f"{file} leads outside the workspace", hint)
    if leads_into_hidden(str(real.relative_to(home))):
        hint = "write to the file where it lies, or move it where it is not hidden"
        raise WriteError(f"{file} leads to what is hidden", hint)
    return real


def leads_into_hidden(real: str) -> bool:
    """Whether a path in the workspace, links followed, has a part that begins with a dot."""
    return any(part.startswith(".") for part in real.split("/"))


def one_for_each(root: Path, writes: tuple[Write, ...]) -> tuple[Write, ...]:
    """The writes, with one only for a file that goes by several names here: links lead to it.

    Raises WriteError where it would be to hold one thing by one name and another by another.
    """
    found: dict[Path | tuple[int, int], Write] = {}
    for write in writes:
        first = found.setdefault(_identity(root, write), write)
        if (first.old, first.new) != (write.old, write.new):
            message = f"{first.file} and {write.file} are one file, to be changed in two ways"
            raise WriteError(message, "take the link away, or make it a copy; nothing was written")
    return tuple(found.values())


def _identity(root: Path, write: Write) -> Path | tuple[int, int]:
    """What is the same for all names of a file: what it is on the disk, else where it would be."""
    real = real_path(root, write.file)
    if write.old is None:
        return real
    try:
        status = os.lstat(real)
    except OSError:
        return real  # step_of says what is the matter
    return (status.st_dev, status.st_ino)


def step_of(root: Path, write: Write) -> Step:
    """What is to be done about one file, once it is certain that it is what was read.

    Raises ChangedError where it is not, ExistsError where a new file is there already, WriteError
    where it cannot or may not be written.
    """
    real = real_path(root, write.file)
    shared, looks = False, write.looks
    if write.old is None:
        if os.path.lexists(real):
            raise there(write.file)
        if write.like:
            _check_only_name(root, write.like)
    else:
        if write.new is None and os.path.islink(root / write.file):  # noqa: PTH114  as elsewhere
            hint = "take the link away by hand, and what it leads to if you like"
            raise WriteError(f"{write.file} is a link to another file", hint)
        status = _check(real, write.file, write.old)
        shared = status.st_nlink > 1 and write.new is not None
        goes = write.new is None
        looks = looks_of(real, status) if goes else Looks(status.st_mode & 0o7777)
    start, old, new = difference(write.old or b"", write.new or b"")
    return Step(
        file=write.file,
        real=str(real.relative_to(os.path.realpath(root))),
        token=os.urandom(4).hex(),
        before=digest(write.old),
        after=digest(write.new),
        start=start,
        old=old,
        new=new,
        shared=shared,
        mode=looks.mode,
        owner=looks.owner,
        attributes=looks.attributes,
    )


def _check_only_name(root: Path, file: str) -> None:
    """Raise WriteError where a file that is to move has another name: that would stay behind."""
    with writing(file):
        several = os.lstat(real_path(root, file)).st_nlink > 1
    if several:
        message = f"{file} has another name somewhere, which would keep the old text"
        raise WriteError(
            message, "leave the file its name (--keep-file), or make the other one a copy first"
        )


def _check(real: Path, file: str, old: bytes) -> os.stat_result:
    """The status of a file that still holds what was read and may be written."""
    try:
        with writing(file):
            data, status = read_bytes(real)
    except WriteError as error:
        if isinstance(error.__cause__, FileNotFoundError):
            message = f"{file} is not there any more"
            raise ChangedError(message, "nothing was written; look where it went") from error
        raise
    if data != old:
        raise changed(file)
    if not status.st_mode & _ANY or not os.access(real, os.W_OK):
        hint = f"give yourself the right: chmod u+w {file}; nothing was changed"
        raise WriteError(f"{file} is write-protected", hint)
    return status
