"""What a workspace holds now, without reading it: its files, and how to tell they changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from netcrm.model import MY_FILE, Contact, Kind, Problem
from netcrm.store.read import read_found, unreadable
from netcrm.store.walk import Found, Walk, found_at, shown
from netcrm.text.words import fold, identity

_TICK = 10_000_000
_COARSE_TICK = 2_000_000_000
"""Nanoseconds: a file this close to the youngest may change again and show the same times. The
coarse one is for disks that know whole seconds only."""


class Sighting(NamedTuple):
    """A file, and what differs once it has been changed.

    ``look`` sets those apart that are too young for their times to tell: they count as changed at
    every survey.
    """

    found: Found
    look: int = 0


Version = tuple[str, int, int, int, int, str, int]


@dataclass(frozen=True, slots=True)
class Survey:
    """The files of each id (``me`` is ``me.md``'s), and what is wrong with the folder itself."""

    files: Mapping[str, tuple[Sighting, ...]]
    problems: tuple[Problem, ...]

    def versions(self) -> dict[str, tuple[Version, ...]]:
        """For each id, what differs once one of its files does; plain values, to be kept."""
        return {
            identity: tuple([_version(*sighting) for sighting in same])
            for identity, same in self.files.items()
        }


def survey(root: Path, look: int = 0, moment: int = 0) -> Survey:
    """Look over a workspace. ``look`` is a number that is another one at every survey.

    ``moment`` is what the disk's own clock (in nanoseconds) showed before this survey, or before an
    earlier one that this is held against: files that are older show other times once they are
    changed. Without one, the youngest file stands for it.
    """
    walk = Walk(root)
    mine = found_at(root, MY_FILE)
    everything = (*((mine,) if mine else ()), *walk.found)
    youngest = max([found.changed for found in everything], default=0)
    tick = _TICK if youngest % 1_000_000_000 else _COARSE_TICK
    settled = (moment or youngest) - tick
    by_id: dict[str, tuple[str, tuple[Sighting, ...]]] = {}
    for found in everything:
        name = _identity(found)
        key = fold(name)
        first, same = by_id.get(key) or (name, ())
        sighting = Sighting(found, look if found.changed > settled else 0)
        by_id[key] = first, (*same, sighting)
    return Survey(dict(by_id.values()), tuple(sorted(walk.problems)))


def _version(found: Found, look: int) -> Version:
    times = (found.size, found.modified, found.changed, found.inode)
    return (found.file, *times, found.fault, look)


def _identity(found: Found) -> str:
    """The id by its file's name, as that is shown: one that is no text has an id all the same."""
    return identity(shown(found.file))


def load_files(seen: tuple[Sighting, ...], kinds: Mapping[str, Kind]) -> tuple[Contact, ...]:
    """Read the files of one id."""
    return tuple(read_found(sighting.found, kinds) for sighting in seen)


def spoilt_files(seen: tuple[Sighting, ...]) -> tuple[Contact, ...]:
    """What stands for the files of one id where to read them ends the process that does."""
    return tuple(unreadable(sighting.found) for sighting in seen)
