"""What came of bringing the site up to date once."""

from dataclasses import dataclass

from netcrm.model import Problem


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """One update of the site while it is watched.

    ``generation`` counts the updates of this process from 1. ``changed`` are the files that
    differ from those of the update before, relative to the workspace; there are none the first
    time. ``written`` and ``removed`` are paths below the site, ``pages`` says how many files the
    site has now, and ``seconds`` how long it took. ``problems`` are all there are now, in the
    files, the templates and the writing itself.
    """

    generation: int
    changed: tuple[str, ...]
    written: tuple[str, ...]
    removed: tuple[str, ...]
    pages: int
    seconds: float
    problems: tuple[Problem, ...]
