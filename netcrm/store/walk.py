"""Finding the contact files of a workspace, whatever order the disk lists them in."""

import os
import stat
from pathlib import Path
from typing import NamedTuple

from netcrm.model import Problem
from netcrm.store.names import is_conflict_copy, is_contact_name, is_hidden
from netcrm.store.workspace import CONTACTS

_COPY = "this is a sync tool's copy of a contact that was changed in two places"
_COPY_HINT = "carry over what the other file lacks, then delete this copy"


class Found(NamedTuple):
    """A file that is a contact by its name: ``file`` is relative to the workspace, with ``/``.

    ``real`` is where it lies: of ten thousand, few are opened. ``fault`` says why it cannot be
    opened (empty: it can); ``size`` is in bytes. ``modified`` and ``changed`` (nanoseconds) and
    ``inode`` tell, with the size, that it is another file now.
    """

    file: str
    real: str
    size: int
    fault: str = ""
    modified: int = 0
    changed: int = 0
    inode: int = 0

    @property
    def path(self) -> Path:
        """Where it lies, to open it there."""
        return Path(self.real)


class Walk:
    """One walk over ``contacts/``: the files found, and what is wrong with the folder itself."""

    def __init__(self, root: Path) -> None:
        """Walk. Each folder is entered once and links are followed last, so that loops end."""
        self._root = _real(root)
        self._entered: set[Path] = set()
        self._links: list[tuple[str, Path]] = []
        self._found: dict[str, Found] = {}
        self._taken: set[tuple[str, str]] | None = None
        self.problems: list[Problem] = []
        self._top(root / CONTACTS)
        while self._links:
            batch, self._links = sorted(self._links), []
            for file, path in batch:
                self._follow(file, path)

    @property
    def found(self) -> tuple[Found, ...]:
        """The files, by name."""
        return tuple([self._found[file] for file in sorted(self._found)])

    def _top(self, top: Path) -> None:
        """Enter ``contacts`` itself. Where it is missing there is nothing yet to read."""
        real = _real(top)
        if real.is_dir() and real.is_relative_to(self._root):
            self._enter(CONTACTS, real)
        elif real.is_dir():
            self._say(CONTACTS, "contacts leads outside the workspace", "move the folder in here")
        elif real.exists() or top.is_symlink():
            self._say(CONTACTS, "contacts is not a folder", "make it a folder of contact files")

    def _enter(self, file: str, real: Path) -> None:
        if real in self._entered:
            return
        self._entered.add(real)
        try:
            with os.scandir(real) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            message = f"this folder cannot be opened: {reason(error)}"
            self._say(file, message, "give yourself the right to read it")
            return
        names = frozenset(entry.name for entry in entries)
        for entry in entries:
            if not is_hidden(entry.name):
                self._entry(entry, f"{file}/{entry.name}", names)

    def _entry(self, entry: os.DirEntry[str], file: str, beside: frozenset[str]) -> None:
        """Enter a folder, take a file; what is a link waits until the rest is known."""
        is_contact = is_contact_name(entry.name)
        if is_contact and is_conflict_copy(entry.name, beside):
            self.problems.append(Problem(shown(file), 1, 1, "NC112", _COPY, _COPY_HINT))
        elif entry.is_symlink():
            self._links.append((file, Path(entry.path)))
        elif entry.is_dir():
            self._enter(file, Path(entry.path))
        elif is_contact:
            self._take(file, entry.path)

    def _follow(self, file: str, link: Path) -> None:
        """Go where a link leads, if that is in the workspace; a file is not read twice as one id.

        Even in another folder, a link of the same name to the same file is that file.
        """
        real = _real(link)
        if not real.is_relative_to(self._root):
            return
        if real.is_dir():
            self._enter(file, real)
        elif is_contact_name(link.name) and self._is_new(link.name, str(real)):
            if not real.exists():
                self._found[file] = Found(file, str(link), 0, "the link leads to no file")
            else:
                self._take(file, str(real))

    def _is_new(self, name: str, real: str) -> bool:
        """Whether no file of a name that lies there was taken yet. Only links have to ask."""
        if self._taken is None:
            self._taken = {_called(found.file, found.real) for found in self._found.values()}
        return _called(name, real) not in self._taken

    def _take(self, file: str, real: str) -> None:
        """Note a file and its size; one that is gone again by now is none."""
        if self._taken is not None:
            self._taken.add(_called(file, real))
        try:
            status = os.stat(real)  # noqa: PTH116  of every file, and Path takes longer
        except FileNotFoundError:
            return
        except OSError as error:
            self._found[file] = Found(file, real, 0, reason(error))
            return
        self._found[file] = _found(file, real, status)

    def _say(self, file: str, message: str, hint: str) -> None:
        self.problems.append(Problem(shown(file), 1, 1, "NC111", message, hint))


def _called(file: str, real: str) -> tuple[str, str]:
    """What two ways to one file have in common, if they are also called alike."""
    return file.rpartition("/")[2].casefold(), real


def found_at(root: Path, file: str) -> Found | None:
    """A single file of the workspace; None where it is missing or lies outside."""
    try:
        real = (root / file).resolve(strict=True)
        status = real.stat()
    except (OSError, RuntimeError):
        return None
    return _found(file, str(real), status) if real.is_relative_to(root.resolve()) else None


def _found(file: str, real: str, status: os.stat_result) -> Found:
    fault = "" if stat.S_ISREG(status.st_mode) else "it is not a plain file"
    size, inode = status.st_size, status.st_ino
    return Found(file, real, size, fault, status.st_mtime_ns, status.st_ctime_ns, inode)


def _real(path: Path) -> Path:
    """Where a path leads; unlike Path.resolve this does not raise for a circle of links."""
    return Path(os.path.realpath(path))


def reason(error: OSError) -> str:
    """Why the system refuses, in its own words."""
    return (error.strerror or str(error)).lower()


def shown(file: str) -> str:
    """A file's name as text even where the disk's bytes are none."""
    if file.isascii():
        return file
    return file.encode(errors="surrogateescape").decode(errors="replace")
