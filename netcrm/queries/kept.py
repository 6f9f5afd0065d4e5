"""What the last build kept: where it lies, which program it is for, and reading it again.

Reading never writes, waits or fails: what cannot be used is done without.
"""

import os
import re
import sys
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeVar

from netcrm import __version__
from netcrm.memo.facets import Bucket, Entries, Entry, Facet
from netcrm.memo.past import Input, Result, Stands
from netcrm.memo.reader import Reader
from netcrm.memo.vault import VaultError
from netcrm.queries.ask import FOLDER, SETTING
from netcrm.queries.strata import NAMES, OF_EVERYONE
from netcrm.queries.whole import FILES

FOLDER_NAME = ".netcrm"
"""The folder of a workspace for what may be deleted at any time."""
VAULT = "memo.db"
"""The file in it that a build keeps its results in."""
PACKAGE = "netcrm"
"""The package whose values are kept."""
LOOK = "look"
SEEN = "seen"
"""Notes: the number of the last survey, and the time before it by the clock of the disk."""

_SOURCES = (".py", ".html", ".css")
_LIBRARY = re.compile(
    r"(?:jinja2|markdown|nh3|python[-_.]frontmatter|pyyaml)-\d.*\.(?:dist|egg)-info", re.IGNORECASE
)


class Kept:
    """The past as the strata below the pages know it, from a vault that is only read."""

    def __init__(self, vault: Reader) -> None:
        """Read the inputs, which everything else is held against. Raises VaultError."""
        self.vault = vault
        kinds = (FILES, SETTING, FOLDER)
        self._inputs = {key: new for key, new in vault.inputs().items() if key[0] in kinds}
        self.look: int = (vault.note(LOOK) or 0) + 1
        self.seen: int = vault.note(SEEN) or 0

    @property
    def today(self) -> date:
        """The day of the last build."""
        return self.vault.today

    def inputs(self) -> Mapping[Input, Hashable]:
        """The versions of files and settings; pages have more inputs."""
        return self._inputs

    def keys(self, stratum: str) -> Iterable[str]:
        """The keys of a stratum's results: but for one stratum, those of the files."""
        ids = self._inputs.get((FILES, ""))
        if stratum in OF_EVERYONE and isinstance(ids, tuple):
            return ids  # to look them up among results takes as long as all else together
        return self.vault.keys(stratum)

    def parts(self, stratum: str, key: str) -> Mapping[str, Any]:
        """The parts of one result."""
        return self.vault.parts(stratum, key)

    def stands(self, stratum: str, key: str) -> Stands:
        """The buckets that one result has rows in."""
        return self.vault.stands(stratum, key)

    def written(self, rows: tuple[Entry, ...]) -> str:
        """Rows as they are kept."""
        return self.vault.written(rows)

    def rows(self, own: str) -> tuple[Entry, ...]:
        """Rows that were written."""
        return self.vault.rows(own)

    def sorts(self, own: str) -> Iterable[tuple[str | int, ...]]:
        """The sort keys of rows that were written."""
        return self.vault.sorts(own)

    def digest(self, own: str) -> int:
        """The digest of the rows that one result has in one bucket."""
        return self.vault.digest(own)

    def entries(self, bucket: Bucket) -> Entries:
        """All rows of one bucket."""
        return self.vault.entries(bucket)

    def laid(self, parts: Mapping[str, Any]) -> Mapping[str, Any]:
        """Parts as they are."""
        return self.vault.laid(parts)

    def apart(self) -> None:
        """Go on in a forked process."""
        self.vault.apart()

    def sizes(self, index: str) -> Mapping[str, int]:
        """How many items each bucket of an index holds."""
        return self.vault.sizes(index)

    def readers(self, touched: frozenset[Facet]) -> Iterable[Result]:
        """The results that read one of these facets."""
        return [found for found in self.vault.readers(touched) if found[0] in NAMES]

    def overdue(self, today: date) -> Iterable[Result]:
        """The results that heard something about days that is not true on this one."""
        return [found for found in self.vault.overdue(today) if found[0] in NAMES]

    def note(self, name: str) -> object:
        """Something that was kept beside the results; None if there is no such note."""
        found: object = self.vault.note(name)
        return found

    def holds(self) -> bool:
        """Whether all that was read belongs together."""
        return self.vault.holds()


AnyKept = TypeVar("AnyKept", bound=Kept)


def recalled(root: Path) -> AbstractContextManager[Kept | None]:
    """What the last build of a workspace kept; None where there is nothing that can be used."""
    return recalled_as(root, Kept)


@contextmanager
def recalled_as(root: Path, kind: Callable[[Reader], AnyKept]) -> Iterator[AnyKept | None]:
    """The same as ``kind`` sees it."""
    folder = root / FOLDER_NAME
    vault: Reader | None = None
    kept: AnyKept | None = None
    with suppress(VaultError):
        if folder.is_dir() and not folder.is_symlink() and (folder / VAULT).is_file():
            vault = Reader(folder / VAULT, stamp(), PACKAGE)
            kept = kind(vault)
    try:
        yield kept
    finally:
        if vault is not None:
            vault.close()


def stamp() -> str:
    """What differs where answers or pages may, though the inputs do not.

    That is the program, its theme and its libraries. Files are told by path, size and time: to
    read them all takes longer than most answers.
    """
    package = Path(__file__).parents[1]
    theme = package / "templates"
    digest = blake2b(digest_size=16)
    for folder in (package,) if theme.is_dir() else (package, package.parent / "templates"):
        for seen in sorted(_sources(os.fsencode(folder))):
            digest.update(repr(seen).encode())
    for library in _libraries():
        digest.update(os.fsencode(f"{library}\n"))
    return f"{__version__} {sys.version} {digest.hexdigest()}"


def _sources(folder: bytes) -> Iterator[tuple[bytes, int, int]]:
    """The path, size and time of each file that the program is made of."""
    with os.scandir(folder) as listing:
        for entry in listing:
            if entry.is_dir():
                yield from _sources(entry.path)
            elif os.fsdecode(entry.name).endswith(_SOURCES):
                status = entry.stat()
                yield entry.path, status.st_size, status.st_mtime_ns


def _libraries() -> list[str]:
    """The installed libraries that pages are made with, and their versions, as pip notes them.

    To ask the standard library for them takes ten times as long.
    """
    found: list[str] = []
    for folder in dict.fromkeys(sys.path):
        with suppress(OSError):
            names = os.listdir(folder or ".")  # noqa: PTH208  pathlib makes a path of each
            found += sorted(name for name in names if _LIBRARY.fullmatch(name))
    return found
