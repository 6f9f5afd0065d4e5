"""Reading every file of a workspace, once, as values."""

import re
from collections.abc import Mapping
from itertools import islice
from pathlib import Path

from netcrm.model import MY_FILE, MY_ID, Contact, Kind, Problem
from netcrm.store.walk import Found, Walk, reason, shown
from netcrm.text.source import LARGEST_FILE, too_large
from netcrm.text.words import nfc

SETTINGS = "netcrm.toml"

_HEAD = 2048
_NAME = re.compile(rb"^name[ \t]*:[ \t]*(.+?)[ \t\r]*$", re.MULTILINE | re.IGNORECASE)


def read_settings_text(root: Path) -> tuple[bytes, Problem | None]:
    """The content of ``netcrm.toml``, empty where there is none, or why it cannot be read."""
    try:
        return (root / SETTINGS).read_bytes(), None
    except FileNotFoundError:
        return b"", None
    except OSError as error:
        message = f"{SETTINGS} cannot be opened: {reason(error)}"
        return b"", Problem(SETTINGS, 1, 1, "NC111", message, "make it a file you may read")


def glance(root: Path) -> tuple[tuple[str, str], ...]:
    """Each contact's id and name, from the first lines of its file alone.

    Good enough to offer names to choose from; a name that is written in another way is missing.
    """
    found = (_glance(file) for file in Walk(root).found if not file.fault)
    return tuple((identity, name) for identity, name in found if identity)


def _glance(found: Found) -> tuple[str, str]:
    try:
        with found.path.open("rb") as opened:
            head = opened.read(_HEAD)
    except OSError:
        return "", ""
    name = _NAME.search(head)
    said = name[1].decode(errors="replace").strip("\"' \t\r") if name else ""
    return nfc(found.file.rpartition("/")[2].rpartition(".")[0]), said


def read_line(root: Path, file: str, line: int) -> str:
    """One line of a file as it is now, without its line end; empty where there is none."""
    try:
        with (root / file).open(encoding="utf-8-sig", errors="replace", newline="\n") as opened:
            return next(islice(opened, line - 1, None), "").rstrip("\r\n")
    except OSError:
        return ""


def read_found(found: Found, kinds: Mapping[str, Kind]) -> Contact:
    """The contact of one file. Nothing on the disk makes this raise; what is wrong is in it."""
    file = shown(found.file)
    if found.size > LARGEST_FILE:
        return _spoilt(file, too_large(file, found.size))
    fault = found.fault
    if not fault and file != found.file:
        fault = "its name is not UTF-8 text"
    if not fault:
        try:
            return read_contact(file, _content(found), kinds)
        except OSError as error:
            fault = reason(error)
    return _spoilt(file, _unread(file, fault))


def read_contact(file: str, data: bytes, kinds: Mapping[str, Kind]) -> Contact:
    """The contact that a file's bytes hold. Most commands read none: then nobody learns how to."""
    from netcrm.text.contact import read_contact as read  # noqa: PLC0415  it takes time to import

    return read(file, data, kinds)


def unreadable(found: Found) -> Contact:
    """What stands for a file where to read it ends the process that does."""
    file = shown(found.file)
    return _spoilt(file, _unread(file, "it ended the process that was reading it"))


def _unread(file: str, fault: str) -> Problem:
    hint = "make it a plain file that you may read, or move it out of contacts/"
    return Problem(file, 1, 1, "NC111", f"this file cannot be read: {fault}", hint)


def _content(found: Found) -> bytes:
    """A file's bytes, one more than the largest may have at most."""
    with found.path.open("rb") as opened:
        data = opened.read(found.size + 1)  # room for more would cost more than to read it
        if len(data) > found.size:  # it has grown since it was found
            data += opened.read(LARGEST_FILE - found.size)
    return data


def _spoilt(file: str, problem: Problem) -> Contact:
    """A contact of which nothing but its file's name is known."""
    name = nfc(file.rpartition("/")[2].rpartition(".")[0])
    identity = MY_ID if file == MY_FILE else name
    return Contact(identity, file, identity, named=False, spoilt=True, problems=(problem,))
