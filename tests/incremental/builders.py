"""What the sequences compare: sites that are kept up to date, and one made anew."""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple, Protocol

from netcrm.model import Problem
from netcrm.queries.ask import Ask
from netcrm.queries.problems import problems
from netcrm.queries.whole import Inputs, Whole
from netcrm.settings_file import read_settings
from netcrm.store import load_files, read_settings_text, survey
from netcrm.website.builder import build
from netcrm.website.built import Built
from netcrm.website.keeper import build_kept
from netcrm.website.overrides import read_overrides
from netcrm.website.publish import MANIFEST, read_manifest
from netcrm.website.site import Site

Tree = dict[str, bytes]
"""Every file of a folder by its path; links and folders are told by what they are."""


class Read(NamedTuple):
    """A workspace as it is now, and what was wrong in reading it."""

    inputs: Inputs
    templates: Mapping[str, str]
    unread: tuple[Problem, ...]


class Keeper(Protocol):
    """Something that keeps the site in ``out`` up to date from one reading to the next."""

    out: Path

    def update(self, root: Path, today: date) -> tuple[Problem, ...]:
        """Make the site what the workspace says; returns all problems, in order."""


class Kept:
    """A site in a process that goes on."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.site = Site(out)
        self.look = 0

    def update(self, root: Path, today: date) -> tuple[Problem, ...]:
        self.look += 1
        found = read(root, today, self.look)
        built = self.site.update(found.inputs, found.templates)
        return told(self.site.ask, found, built)


class Reopened:
    """A site that begins each time from what it left on the disk, as in a new process."""

    def __init__(self, out: Path) -> None:
        self.out = out

    def update(self, root: Path, today: date) -> tuple[Problem, ...]:
        found = read(root, today)

        def gather(look: int, moment: int) -> tuple[Inputs, Mapping[str, str]]:
            again = read(root, today, look, moment)
            return again.inputs, again.templates

        built, wrong = build_kept(root, self.out, gather)
        return tuple(sorted({*wrong, *found.unread, *built.problems}))


Makers = tuple[Callable[[Path], Keeper], ...]
KEEPERS: Makers = (Kept, Reopened)
"""Each is held against the clean build after every operation."""


def read(root: Path, today: date, look: int = 0, moment: int = 0) -> Read:
    """Read a workspace as ``netcrm build`` does."""
    data, problem = read_settings_text(root)
    typed = read_settings(data)
    settings = typed.settings
    seen = survey(root, look, moment)
    inputs = Inputs(
        versions=seen.versions(),
        load=lambda identity: load_files(seen.files[identity], settings.kinds),
        today=settings.today or today,
        settings=settings,
        problems=(*((problem,) if problem else ()), *typed.problems, *seen.problems),
    )
    return Read(inputs, *read_overrides(root))


def told(ask: Ask, found: Read, built: Built) -> tuple[Problem, ...]:
    """All problems, as ``netcrm build`` lists them."""
    return tuple(sorted({*problems(ask), *found.unread, *built.problems}))


def clean(root: Path, out: Path, today: date) -> tuple[Problem, ...]:
    """Build into a new folder, with nothing remembered of what was there before."""
    found = read(root, today)
    whole = Whole()
    whole.update(found.inputs)
    return told(whole.ask, found, build(whole.ask, out, found.templates))


def tree(folder: Path) -> Tree:
    """Everything in a folder."""
    return dict(_entries(str(folder), ""))


def _entries(folder: str, above: str) -> Iterator[tuple[str, bytes]]:
    with os.scandir(folder) as listing:
        entries = list(listing)
    for entry in entries:
        name = f"{above}{entry.name}"
        if entry.is_symlink():
            yield name, b"a link to " + os.readlink(entry.path).encode()  # noqa: PTH115
        elif entry.is_dir():
            yield f"{name}/", b"a folder"
            yield from _entries(entry.path, f"{name}/")
        else:
            with open(entry.path, "rb") as file:  # noqa: PTH123  hundreds of thousands of times
                yield name, file.read()


def keep_what_is_not_ours(out: Path, beside: Path) -> None:
    """Put what netcrm did not write into a new folder, where it will be in the way too."""
    shutil.rmtree(beside, ignore_errors=True)
    if not out.is_dir():
        return
    ours = read_manifest(out)
    for path in sorted(out.rglob("*")):
        name = path.relative_to(out).as_posix()
        if name == MANIFEST or (name in ours and path.is_file() and not path.is_symlink()):
            continue
        if path.is_symlink() or path.is_file():
            (beside / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, beside / name, follow_symlinks=False)
