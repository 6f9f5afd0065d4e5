"""Seeing, before anything else is even imported, that there is nothing to build.

Most builds of a large folder follow one that left nothing to do. So each build notes what it was
given, as a digest; where the next one is given the same, and every page looks as it was published,
the site stands.
"""

# ruff: noqa: PTH123
# Every file of every build passes here, and pathlib takes twice as long as os.

import os
import stat
from collections.abc import Mapping
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from netcrm.memo.contents import Contents, mark_of
from netcrm.model import Problem
from netcrm.queries.whole import Inputs, given_of
from netcrm.website.built import Built, Made
from netcrm.website.overrides import ANY, TEMPLATE
from netcrm.website.publish import MANIFEST, SCRATCH

GIVEN = "given"
"""The note of what a build is given, as a digest."""
STILL = "still"
"""The note of what it left; none where the next build is to look for itself."""


class Still(NamedTuple):
    """What a build left that had nothing to say against the site itself.

    ``given`` and ``manifest`` are digests. ``young`` are pages so young that they may change once
    more and look the same, each with the digest of its bytes. ``problems`` are those of the files.
    """

    given: str
    manifest: str
    young: tuple[tuple[str, str], ...]
    problems: tuple[Problem, ...]


def with_templates(inputs: Inputs, templates: Mapping[str, str]) -> Inputs:
    """Inputs with a workspace's own templates among them."""
    own = {(TEMPLATE, name): text for name, text in templates.items()}
    return replace(
        inputs,
        more={**(inputs.more or {}), **own, (TEMPLATE, ANY): tuple(sorted(templates.items()))},
    )


def given_digest(inputs: Inputs, templates: Mapping[str, str]) -> str:
    """What differs where anything does that a build depends on, the day included."""
    everything = given_of(with_templates(inputs, templates))
    return digest((inputs.today.isoformat() + repr(list(everything.items()))).encode(*_ANY_TEXT))


def manifest_digest(out: Path) -> str:
    """What differs where the list of pages does."""
    return _digest_of(f"{out}/{MANIFEST}")


def digest(data: bytes) -> str:
    """A short text that differs where the bytes do."""
    return blake2b(data, digest_size=16).hexdigest()


def as_it_stands(vault: Contents, out: Path, given: str) -> Made | None:
    """What a build would come to that is given this; None where there is something to do.

    Raises VaultError.
    """
    last = vault.note(STILL)
    if not isinstance(last, Still) or last.given != given:
        return None
    marks = vault.marks_as_written()
    if not (_is_tidy(out, last.manifest) and _all_stand(out, marks, last.young)):
        return None
    return Built((), tuple([name for name, _ in marks]), (), ()), last.problems


_ANY_TEXT = ("utf-8", "surrogatepass")


def _is_tidy(out: Path, manifest: str) -> bool:
    """Whether the list of pages is what it was, and no build was killed while it wrote one."""
    try:
        with os.scandir(out) as listing:
            if any(entry.name.startswith(SCRATCH) for entry in listing):
                return False
    except OSError:
        return False
    return manifest_digest(out) == manifest


def _all_stand(out: Path, marks: list[tuple[str, str]], young: tuple[tuple[str, str], ...]) -> bool:
    """Whether every page looks as it was published, and is a plain file."""
    look, folder = os.lstat, f"{out}/"
    try:
        for name, mark in marks:
            found = look(folder + name)
            here = (found.st_size, found.st_ctime_ns, found.st_ino)
            if mark_of(here) != mark or not stat.S_ISREG(found.st_mode):
                return False
    except OSError:
        return False
    return all(_digest_of(f"{out}/{name}") == known for name, known in young)


def _digest_of(path: str) -> str:
    """The digest of a file; empty where it cannot be read."""
    try:
        with open(path, "rb") as file:
            return digest(file.read())
    except OSError:
        return ""
