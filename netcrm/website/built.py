"""What a build did."""

from dataclasses import dataclass

from netcrm.model import Problem


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did, as paths below the site, and what was wrong in doing it.

    ``problems`` are those of templates and of files that stand where a page must go; those of
    the contacts are asked for elsewhere.
    """

    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]
    problems: tuple[Problem, ...]


Made = tuple[Built, tuple[Problem, ...]]
"""What a build did, and everything that is wrong in the files."""
