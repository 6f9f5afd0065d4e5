"""What is to be watched."""

from typing import NamedTuple


class Watched(NamedTuple):
    """A folder to watch: its name below the root (empty: the root), and whether all in it is."""

    name: str
    whole: bool
