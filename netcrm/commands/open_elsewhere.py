"""Telling that a file that was written is open in an editor, which knows nothing of it yet."""

import os
from collections.abc import Iterable
from pathlib import Path

from netcrm.commands.printing import err

_BESIDE = (".{}.swp", ".#{}")
"""What Vim and Emacs keep beside a file while they have it open, or since they died with it."""


def say_if_open(root: Path, files: Iterable[str]) -> None:
    """Say which of these files seem to be open, and to read them again there."""
    for file in files:
        path = root / file
        marks = (path.with_name(mark.format(path.name)) for mark in _BESIDE)
        if any(os.path.lexists(mark) for mark in marks):
            err(f"{file} seems to be open in an editor: read it again there before you save it")
