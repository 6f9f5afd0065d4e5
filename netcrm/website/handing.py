"""Writing a sheet into a folder of the user's: never over what is no sheet of ours."""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from netcrm.errors import OutputError
from netcrm.queries.handout import Handout, ics
from netcrm.views.ical import PRODUCT
from netcrm.website.render import load_theme

MARK = '<meta name="generator" content="netcrm sheet">'
_OURS = (MARK.encode(), f"PRODID:{PRODUCT}".encode())
_HEAD = 4096


def sheet_files(sheet: Handout, name: str) -> dict[str, bytes]:
    """The page and the calendar of a sheet, by file name. The built-in template makes the page.

    A template of the workspace could say more than a sheet should.
    """
    page, _ = load_theme({}).render("handout.html", page=sheet)
    made = {f"{name}.html": page, f"{name}.ics": ics(sheet)}
    return {file: text.encode("utf-8", "replace") for file, text in made.items()}


def put_files(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write files into a folder, which is made if it is missing. Raises OutputError.

    Where something else has one of the names, nothing at all is written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in files:
            _refuse_others(folder / name)
        for name, data in files.items():
            _replace(folder / name, data)
    except OSError as error:
        said = (error.strerror or str(error)).lower()
        raise OutputError(f"{error.filename or folder}: {said}", "choose another --out") from error
    return tuple(folder / name for name in files)


def _refuse_others(path: Path) -> None:
    """Raise OutputError for what is no sheet that netcrm wrote."""
    if path.is_symlink() or path.is_dir():
        raise OutputError(f"{path} is in the way", "move it, or choose another --out")
    with suppress(FileNotFoundError), path.open("rb") as file:
        head = file.read(_HEAD)
        if not any(mark in head for mark in _OURS):
            raise OutputError(f"{path} is no sheet of netcrm's", "move it, or choose another --out")


def _replace(path: Path, data: bytes) -> None:
    """Write beside it, then put it in its place."""
    scratch = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        scratch.write_bytes(data)
        scratch.replace(path)
    except OSError:
        scratch.unlink(missing_ok=True)
        raise
