"""Telling that a vault is as its last writer left it, without reading it through.

SQLite notices damage to its own pages, never to the values in them. So whoever wrote a vault notes
how the file looks afterwards: whatever else touches it breaks the seal.
"""

from pathlib import Path

_ENDING = ".seal"
_BESIDE = ("-wal", "-journal")
"""How the files end that lie beside one which is being written, or was when its writer died."""


def look(path: Path) -> str:
    """How a file looks: its size, times and inode. Raises OSError."""
    status = path.stat()
    times = (status.st_mtime_ns, status.st_ctime_ns)
    return " ".join(map(str, (status.st_size, *times, status.st_ino)))


def is_being_written(path: Path) -> bool:
    """Whether somebody writes into a vault, or died in doing so: then SQLite takes care of it."""
    return any(path.with_name(path.name + ending).exists() for ending in _BESIDE)


def seal(path: Path) -> None:
    """Note how a vault looks, which has just been closed. Raises OSError."""
    beside = path.with_name(f"{path.name}{_ENDING}.new")
    beside.write_text(look(path))
    beside.replace(_seal_of(path))


def seal_look(path: Path) -> str:
    """What differs once somebody has sealed a vault; empty where nobody has."""
    try:
        return look(_seal_of(path))
    except OSError:
        return ""


def is_sealed(path: Path) -> bool:
    """Whether a vault is as it was when it was closed, or is one that is being written."""
    try:
        noted = _seal_of(path).read_text("ascii", "replace")
        return is_being_written(path) or look(path) == noted
    except OSError:
        return is_being_written(path)


def _seal_of(path: Path) -> Path:
    return path.with_name(path.name + _ENDING)
