"""Telling that a write was cut off: files may then be what neither you nor netcrm meant."""

from pathlib import Path

from netcrm.commands.printing import err
from netcrm.edit import is_cut_off


def say_if_cut_off(root: Path) -> None:
    """Say, beside what is read of the files, that they are not what the next write will find."""
    if is_cut_off(root):
        err("netcrm: a write was cut off; the next write takes it back")
