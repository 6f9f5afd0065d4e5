"""New files. What is there already is never written over."""

import os
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path

from netcrm.edit.disk import sync_folder
from netcrm.edit.save import save
from netcrm.edit.target import Write
from netcrm.errors import ExistsError, NetcrmError
from netcrm.store import CONTACTS

TRIES = 100
"""Names tried for a new file while others keep taking them."""


def create_contact(root: Path, ids: Iterator[str], text: str) -> str:
    """Write a new contact file and give its path from the workspace, with ``/``.

    ``ids`` are tried in order. Raises ExistsError where all are taken.
    """
    make_room(root)
    data = text.encode()
    for identity in islice(ids, TRIES):
        file = f"{CONTACTS}/{identity}.md"
        with suppress(ExistsError):
            save(root, (Write(file, None, data),))
            return file
    raise ExistsError("every name for the new file is taken", "move some of contacts/ elsewhere")


def make_room(root: Path) -> None:
    """See to it that new contacts have a folder. Raises NetcrmError where it lies elsewhere."""
    folder = root / CONTACTS
    if folder.exists() and not folder.resolve().is_relative_to(root.resolve()):
        raise NetcrmError("contacts leads outside the workspace", "move the folder in here")
    folder.mkdir(exist_ok=True)


def create_file(path: Path, text: str) -> bool:
    """Write a new file so that it is on the disk when this returns; False where one is there.

    Anything of that name counts, a dangling link too. A file that cannot be written to the end
    (the disk is full) is taken away again.
    """
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            try:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            except BaseException:
                path.unlink()
                raise
    except FileExistsError:
        return False
    sync_folder(path.parent)
    return True
