"""What files held when they were last looked at: one that nobody has touched since is not read.

It is kept beside the lock in ``.netcrm/``, for its user alone, and may go at any time: then every
file is read once more. Git's own list of such times is not enough: a commit made without git's
filters leaves none there, and to renew them runs the filters.
"""

import json
import os
from contextlib import suppress
from pathlib import Path

from netcrm.history.disk import Found

_FILE = "history.json"
_TICK = 2_000_000_000
"""Nanoseconds: a file this close to the youngest may change again and show the same times."""


class Known:
    """The names that git gives the contents of files, by what the disk said of them then."""

    def __init__(self, folder: Path | None, digest: str) -> None:
        """Recall what was kept in a folder for this function of names; without one, nothing."""
        self._folder = folder
        self._digest = digest
        self._before: dict[str, list[int | str]] = {}
        self._now: dict[str, list[int | str]] = {}
        self._youngest = 0
        if folder is not None:
            with suppress(OSError, ValueError, TypeError, LookupError):
                held = json.loads((folder / _FILE).read_bytes())
                self._before = dict(held["files"]) if held["digest"] == digest else {}

    def name(self, found: Found) -> str | None:
        """The name of what a file holds, if it is known."""
        kept = self._before.get(found.file)
        if not isinstance(kept, list) or kept[:-1] != [*found.stamp]:
            return None
        self.note(found, str(kept[-1]))
        return str(kept[-1])

    def note(self, found: Found, name: str) -> None:
        """Remember the name of what a file was read to hold."""
        self._now[found.file] = [*found.stamp, name]
        self._youngest = max(self._youngest, found.stamp.changed)

    def keep(self) -> None:
        """Keep it for the next process, but for files that are too young to be told by times."""
        if self._folder is None or self._now == self._before:
            return
        settled = self._youngest - _TICK
        files = {file: it for file, it in self._now.items() if int(it[2]) < settled}
        beside = self._folder / f"{_FILE}.new"
        text = json.dumps({"digest": self._digest, "files": files}, separators=(",", ":"))
        with suppress(OSError):
            beside.unlink(missing_ok=True)
            handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
            with open(handle, "w", encoding="ascii") as opened:  # noqa: PTH123  a handle
                opened.write(text)
            beside.replace(self._folder / _FILE)
