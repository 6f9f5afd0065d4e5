"""What writing asks of the system, each so that it is on the disk, whole, when it returns."""

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

from netcrm.edit.looks import ACL, UNKNOWN, Looks, give

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC


def read_bytes(path: Path) -> tuple[bytes, os.stat_result]:
    """A plain file's bytes and its status. Raises OSError for anything else, a link too."""
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    with open(handle, "rb") as opened:  # noqa: PTH123  a handle, not a path
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise OSError(None, "it is not a plain file")
        return opened.read(), status


def write_new(
    path: Path, data: bytes, *, like: Path | None = None, looks: Looks = UNKNOWN
) -> None:  # fmt: skip
    """Write a file that was not there; one of which no more is known gets what the umask leaves.

    With ``like``, a file whose mode, owner and attributes it is to have. Where it is to be as
    another one is, or was, only you may read it until it is.
    """
    handle = os.open(path, _NEW, 0o666 if like is None and looks.mode < 0 else 0o600)
    try:
        write_all(handle, data)
        if like is not None:
            dress(handle, like)
        elif looks.mode >= 0:
            give(handle, looks)
        os.fsync(handle)
    finally:
        os.close(handle)


def write_all(handle: int, data: bytes) -> None:
    """Write every byte: the system may take fewer at a time."""
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view) :]


def dress(handle: int, like: Path) -> None:
    """Give a new file the owner, mode and attributes of another one, where that is allowed.

    Where the owner may not be kept the group is, and where that may not either, the new file's
    group is another one: it gets no rights, and no list of who else has some.
    """
    theirs = os.lstat(like)
    mode = stat.S_IMODE(theirs.st_mode)
    same_group = _give(handle, theirs)
    os.fchmod(handle, mode if same_group else mode & ~(stat.S_IRWXG | stat.S_ISGID))
    if hasattr(os, "listxattr"):
        with suppress(OSError):  # not every disk has them, and some may not be set
            for name in os.listxattr(like):
                if same_group or name != ACL:
                    os.setxattr(handle, name, os.getxattr(like, name))


def _give(handle: int, theirs: os.stat_result) -> bool:
    """Give a new file another one's owner and group, or the group alone; whether it has that."""
    mine = os.fstat(handle)
    if mine.st_uid != theirs.st_uid:
        with suppress(PermissionError):
            os.fchown(handle, theirs.st_uid, theirs.st_gid)
            return True
    if mine.st_gid != theirs.st_gid:
        with suppress(PermissionError):
            os.fchown(handle, -1, theirs.st_gid)
            return True
    return mine.st_gid == theirs.st_gid


def overwrite(path: Path, data: bytes) -> None:
    """Write into a file that is there, so that all its names go on leading to it."""
    handle = os.open(path, os.O_WRONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        write_all(handle, data)
        os.ftruncate(handle, len(data))
        os.fsync(handle)
    finally:
        os.close(handle)


def second_name(path: Path, other: Path) -> None:
    """Give a file another name, or where the disk cannot, make a copy of it."""
    try:
        os.link(path, other, follow_symlinks=False)
    except FileExistsError:
        raise
    except OSError:
        write_new(other, read_bytes(path)[0], like=path)


def remove(path: Path) -> None:
    """Remove a file, if it is there."""
    with suppress(FileNotFoundError):
        os.unlink(path)  # noqa: PTH108  every call that touches the disk is one of os, as above


def sync_folder(folder: Path) -> None:
    """Let a folder's own entries reach the disk, on systems where that can be asked for."""
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    except PermissionError:
        return
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno != errno.EINVAL:
            raise
    finally:
        os.close(handle)
