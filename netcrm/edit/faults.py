"""Why a file was not written. Whatever is raised, every file is whole, as it was before."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from netcrm.errors import ExistsError, NetcrmError

_ROOM = "make room on the disk, then say it again; nothing was changed"
_RIGHT = "give yourself the right to write there; nothing was changed"
_OTHER = "look at the disk, then say it again; nothing was changed"
_CURES = {
    errno.ENOSPC: _ROOM,
    errno.EDQUOT: _ROOM,
    errno.EFBIG: _ROOM,
    errno.EACCES: _RIGHT,
    errno.EPERM: _RIGHT,
    errno.EROFS: _RIGHT,
}


class WriteError(NetcrmError):
    """The disk did not take it."""


class ChangedError(NetcrmError):
    """A file is not, or no longer, what was read; what stands there was left alone."""


class BusyError(NetcrmError):
    """Another netcrm has been writing for too long."""


class NothingToUndoError(NetcrmError):
    """Nothing was written yet."""


def changed(file: str) -> ChangedError:
    """Somebody wrote to a file after it was read."""
    message = f"{file} was changed by something else meanwhile"
    return ChangedError(message, "nothing was written; look at it, then say it again")


def there(file: str) -> ExistsError:
    """A new file is there already."""
    return ExistsError(f"{file} is there already", "choose another name; nothing was written")


@contextmanager
def writing(file: str) -> Iterator[None]:
    """Turn what the system says while a file is written into words and a cure."""
    try:
        yield
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        cure = _CURES.get(error.errno or 0, _OTHER)
        raise WriteError(f"{file} cannot be written: {reason}", cure) from error
