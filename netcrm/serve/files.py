"""Reading one file of the site's folder, whole, and never by way of a link."""

import os
import stat
from pathlib import Path
from urllib.parse import unquote_to_bytes

INDEX = "index.html"

_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
# Not to wait for a writer, should a pipe stand where a page was.
_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC

_TYPES = {
    "css": "text/css; charset=utf-8",
    "gif": "image/gif",
    "html": "text/html; charset=utf-8",
    "ico": "image/x-icon",
    "ics": "text/calendar; charset=utf-8",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "png": "image/png",
    "svg": "image/svg+xml",
    "txt": "text/plain; charset=utf-8",
    "vcf": "text/vcard; charset=utf-8",
    "webp": "image/webp",
    "xml": "application/xml",
}


def name_of(target: bytes) -> str:
    """The path below the site that a request's raw path asks for: ``/`` is the first page.

    It is decoded once and otherwise taken as it is: what is no name of the site stays none.
    """
    return unquote_to_bytes(target[1:]).decode("utf-8", "surrogateescape") or INDEX


def type_of(name: str) -> str:
    """The media type that a file of the site is served as, by the end of its name."""
    return _TYPES.get(name.rpartition(".")[2], "application/octet-stream")


def read_below(folder: Path, name: str) -> bytes | None:
    """All of the plain file ``name`` below ``folder``; None where there is none.

    It is opened first and then read, so that one that is replaced meanwhile is read to its end.
    A link anywhere below ``folder`` counts as nothing.
    """
    *steps, last = name.split("/")
    if not {*steps, last}.isdisjoint({"", ".", ".."}):
        return None
    try:
        held = os.open(folder, _FOLDER & ~os.O_NOFOLLOW)
        for step in steps:
            held = _into(held, step)
        return _whole(held, last)
    except (OSError, ValueError):  # gone, a link, not allowed; or a NUL in the name
        return None


def _into(held: int, step: str) -> int:
    """The folder ``step`` of an open folder, which is closed."""
    try:
        return os.open(step, _FOLDER, dir_fd=held)
    finally:
        os.close(held)


def _whole(held: int, name: str) -> bytes | None:
    """What a plain file of an open folder holds; the folder is closed."""
    try:
        file = os.open(name, _FILE, dir_fd=held)
    finally:
        os.close(held)
    if not stat.S_ISREG(os.fstat(file).st_mode):
        os.close(file)
        return None
    with os.fdopen(file, "rb") as opened:
        return opened.read()
