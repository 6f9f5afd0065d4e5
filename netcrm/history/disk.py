"""The files of a workspace that belong to its history, as they are on the disk."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from netcrm.history.faults import HistoryError
from netcrm.model import MY_FILE
from netcrm.store import CONTACTS

INBOX = "inbox.md"
KEPT = (CONTACTS, MY_FILE, INBOX)
"""What is kept in the history; all else in the repository is left as it is."""


class Held(NamedTuple):
    """What a file holds now; of a link, where it leads. ``mode`` is as git writes it."""

    mode: str
    data: bytes


def files_now(root: Path) -> Iterator[tuple[str, Held]]:
    """Every file with what it holds, by its path in the workspace, in order.

    Raises HistoryError for one that cannot be read: half a state is not kept.
    """
    if not (root / CONTACTS).is_dir():
        raise HistoryError("contacts/ is not there", "put it back; nothing was committed")
    for name in KEPT:
        yield from _below(root, name)


def _below(root: Path, file: str) -> Iterator[tuple[str, Held]]:
    path = root / file
    try:
        status = os.lstat(path)
        if stat.S_ISLNK(status.st_mode):
            yield file, Held("120000", os.fsencode(os.readlink(path)))  # noqa: PTH115  bytes
        elif stat.S_ISREG(status.st_mode):
            mode = "100755" if status.st_mode & stat.S_IXUSR else "100644"
            yield file, Held(mode, path.read_bytes())
        elif stat.S_ISDIR(status.st_mode) and not os.path.lexists(path / ".git"):
            for name in sorted(os.listdir(path)):  # noqa: PTH208  names, not paths
                yield from _below(root, f"{file}/{name}")
    except FileNotFoundError:
        return
    except OSError as error:
        message = f"{file} cannot be read: {(error.strerror or str(error)).lower()}"
        raise HistoryError(message, "give yourself the right to; nothing was committed") from error
