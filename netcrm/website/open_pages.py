"""Pages that somebody looks at while the site is brought up to date."""

from collections.abc import Callable
from typing import NamedTuple


def _nobody(_: str) -> None:
    """Tell nobody."""


class OpenPages(NamedTuple):
    """Which pages somebody looks at now, and whom to tell as soon as one of them is written."""

    names: Callable[[], frozenset[str]] = frozenset
    written: Callable[[str], None] = _nobody


NONE = OpenPages()
