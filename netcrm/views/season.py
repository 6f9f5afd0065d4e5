"""The season of your own life that the morning keeps to: working, looking or resting."""

import re
from typing import Literal, NamedTuple

from netcrm.model import PartialDate, Reached

SeasonName = Literal["working", "looking", "resting"]

_RESTING = re.compile(r"resting(?:\s+until\s+(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?)?", re.IGNORECASE)


class Season(NamedTuple):
    """The season's name, and until when it lasts (``resting`` only)."""

    name: SeasonName = "working"
    until: PartialDate | None = None

    @property
    def resting(self) -> bool:
        """Whether all clocks stand still."""
        return self.name == "resting"

    @property
    def looking(self) -> bool:
        """Whether you look for something, and say so."""
        return self.name == "looking"


WORKING = Season()


def season(setting: str, reached: Reached) -> Season:
    """The season that the setting means: a rest ends on its day, anything else is working.

    ``resting`` without a day lasts until the setting changes.
    """
    text = " ".join(setting.split())
    if text.casefold() == "looking":
        return Season("looking")
    found = _RESTING.fullmatch(text)
    if found is None:
        return WORKING
    if found[1] is None:
        return Season("resting")
    until = PartialDate(int(found[1]), int(found[2] or 0) or None, int(found[3] or 0) or None)
    return WORKING if _over(until, reached) else Season("resting", until)


def _over(until: PartialDate, reached: Reached) -> bool:
    """Whether a rest has ended; one until a day that does not exist never began."""
    try:
        return reached(until.first)
    except ValueError:
        return True
