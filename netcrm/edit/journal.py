"""What a write is about to do, on the disk before it begins, and what the last one did.

While ``journal.json`` is there a write has begun and not ended. Renaming it to ``last.json`` is
the very moment that makes the write count. Both list, for each file, what was replaced by what,
so that the one can be taken back after a power cut and the other by `netcrm undo`. They are read in
:mod:`netcrm.edit.listed`.
"""

import json
import os
import re
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from netcrm.edit.disk import remove, sync_folder, write_new
from netcrm.edit.looks import Looks

BEGUN = "journal.json"
LAST = "last.json"
SCRATCH = ".nc-"
"""How the names of files begin that a write needs beside those it changes."""

HELPER = re.compile(r"\.nc-[0-9a-f]{8}\.(new|old)")


@dataclass(frozen=True, slots=True)
class Step:
    """One file of a write.

    ``file`` is its path in the workspace as it was named, ``real`` where that leads. ``before`` and
    ``after`` are digests of what it held and is to hold, empty where there is no file; in between
    ``old`` at ``start`` becomes ``new``. ``token`` makes the names of its helpers. ``shared``: it
    has several names and is written in place. ``mode`` is its mode, -1 for a new file; of one that
    goes, ``owner`` and ``attributes`` are kept as well, as :class:`Looks` has them.
    """

    file: str
    real: str
    token: str
    before: str
    after: str
    start: int
    old: bytes
    new: bytes
    shared: bool = False
    mode: int = -1
    owner: str = ""
    attributes: tuple[tuple[str, str], ...] = ()

    @property
    def looks(self) -> Looks:
        """How the file looks that was there."""
        return Looks(self.mode, self.owner, self.attributes)

    def path(self, root: Path) -> Path:
        """The file itself."""
        return root / self.real

    def fresh(self, root: Path) -> Path:
        """Where its new content waits."""
        return self.path(root).with_name(f"{SCRATCH}{self.token}.new")

    def kept(self, root: Path) -> Path:
        """Where its old content is kept until the write counts."""
        return self.path(root).with_name(f"{SCRATCH}{self.token}.old")


Steps = tuple[Step, ...]


def digest(data: bytes | None) -> str:
    """What tells one content from another; empty for no file."""
    return "" if data is None else blake2b(data, digest_size=16).hexdigest()


def difference(old: bytes, new: bytes) -> tuple[int, bytes, bytes]:
    """Where two contents begin to differ, and what differs."""
    start = _shared(old, new)
    room = min(len(old), len(new)) - start
    tail = _shared(old[::-1][:room], new[::-1][:room])
    return start, old[start : len(old) - tail], new[start : len(new) - tail]


def _shared(one: bytes, other: bytes) -> int:
    """How many bytes two contents begin with alike, by halving: comparing is fast, looping not."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def begin(folder: Path, steps: Steps) -> None:
    """Write down what is about to be done."""
    beside = folder / f"{BEGUN}.new"
    remove(beside)
    text = json.dumps([_plain(step) for step in steps])
    write_new(beside, text.encode("ascii"), looks=Looks(0o600))
    os.replace(beside, folder / BEGUN)  # noqa: PTH105  as everywhere in this room
    sync_folder(folder)


def commit(folder: Path) -> None:
    """Let the write that was begun count."""
    os.replace(folder / BEGUN, folder / LAST)  # noqa: PTH105
    sync_folder(folder)


def forget(folder: Path) -> None:
    """There is no write under way any more."""
    remove(folder / BEGUN)
    sync_folder(folder)


def _plain(step: Step) -> dict[str, Any]:
    encoded = {"old": b64encode(step.old).decode(), "new": b64encode(step.new).decode()}
    return asdict(step) | encoded


def folders(root: Path, steps: Iterable[Step]) -> tuple[Path, ...]:
    """The folders whose entries a write changes, each once."""
    return tuple(dict.fromkeys(step.path(root).parent for step in steps))
