"""Which folder is meant."""

from pathlib import Path

from netcrm.errors import NoWorkspaceError

CONTACTS = "contacts"
MARKS = ("netcrm.toml", CONTACTS)
"""What makes a folder a workspace: either of these in it."""

_CURE = "make one here with `netcrm init`, or name one with `netcrm -C DIR`"


def find_workspace(here: Path, named: Path | None) -> Path:
    """The workspace: ``named`` where it is given, else the nearest folder from ``here`` upwards.

    Raises NoWorkspaceError where there is none.
    """
    if named is not None:
        return _named(named)
    for folder in (here, *here.parents):
        if is_workspace(folder):
            return folder
    raise NoWorkspaceError(f"there is no contacts/ or netcrm.toml in {here} or above it", _CURE)


def _named(folder: Path) -> Path:
    if folder.is_file():
        raise NoWorkspaceError(f"{folder} is a file", "name the folder it is in")
    if not folder.is_dir():
        raise NoWorkspaceError(f"there is no folder {folder}", f"make it: netcrm init {folder}")
    if not is_workspace(folder):
        cure = f"make one there: netcrm init {folder}"
        raise NoWorkspaceError(f"there is no contacts/ or netcrm.toml in {folder}", cure)
    return folder


def is_workspace(folder: Path) -> bool:
    """Whether there is a ``netcrm.toml`` or a folder ``contacts`` in it."""
    return (folder / MARKS[0]).is_file() or (folder / CONTACTS).is_dir()
