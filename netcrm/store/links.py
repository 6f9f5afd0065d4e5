"""Links in a workspace: other ways to a file, which are left dangling where it moves."""

import os
from collections.abc import Iterator
from pathlib import Path

from netcrm.store.names import is_hidden
from netcrm.store.workspace import CONTACTS


def links_to(root: Path, file: str) -> tuple[str, ...]:
    """The symbolic links in ``contacts/`` that lead to a file there, but for what it is called by.

    Each is a path from the workspace.
    """
    real = os.path.realpath(root / file)
    leading = (path for path in _links(root / CONTACTS) if os.path.realpath(path) == real)
    found = (Path(path).relative_to(root).as_posix() for path in leading)
    return tuple(sorted(link for link in found if link != file))


def _links(folder: str | Path) -> Iterator[str]:
    """Every symbolic link in a folder and those in it; what cannot be opened holds none."""
    try:
        with os.scandir(folder) as listing:
            entries = [entry for entry in listing if not is_hidden(entry.name)]
    except OSError:
        return
    for entry in entries:
        if entry.is_symlink():
            yield entry.path
        elif entry.is_dir():
            yield from _links(entry.path)
