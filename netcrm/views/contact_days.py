"""Contact days: the days on which you were in touch (MODEL.md, "Depth and rhythm")."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from netcrm.model import Evidence

Source = Literal["own", "with", "household"]


@dataclass(frozen=True, slots=True)
class ContactDay:
    """A day on which you were in touch, once however many lines say so.

    ``source`` is the nearest of the lines that say so: the person's own file (its ``met`` too),
    another's file that names them in ``with:``, or somebody of their household. ``crowd`` is true
    where all of them are lines of a group's file or name more than four: such a day counts for
    the rhythm and the first stages, and for nothing else.
    """

    date: date
    source: Source
    evidence: tuple[Evidence, ...]
    crowd: bool = False
