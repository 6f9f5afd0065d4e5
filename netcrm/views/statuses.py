"""Rhythm as data: how things stand with someone (MODEL.md, "Depth and rhythm")."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from netcrm.model import Evidence

Status = Literal[
    "no-rhythm",
    "in-touch",
    "soon",
    "while",
    "quiet",
    "long-quiet",
    "long-ago",
    "known-of",
    "daily-life",
    "paused",
    "lost",
    "apart",
    "died",
]
CadenceSource = Literal["cadence", "circle", "learned", ""]

WORDS: dict[Status, str] = {
    "no-rhythm": "no rhythm",
    "in-touch": "in touch",
    "soon": "time to write soon",
    "while": "it's been a while",
    "quiet": "quiet",
    "long-quiet": "long quiet",
    "long-ago": "from long ago",
    "known-of": "known of",
    "daily-life": "daily life",
    "paused": "paused",
    "lost": "lost touch",
    "apart": "apart",
    "died": "died",
}
"""Every status with its words, in the order of MODEL.md's table."""

STATUSES: tuple[Status, ...] = tuple(WORDS)

TIMED: tuple[Status, ...] = ("soon", "while", "quiet", "long-quiet", "long-ago")
"""The statuses that lists of follow-ups show, in order."""

QUIET: tuple[Status, ...] = ("while", "quiet", "long-quiet")
"""The statuses that the morning mentions."""

UNMENTIONED: tuple[Status, ...] = ("lost", "apart", "died")
"""Those who are never brought up."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How things stand with someone, with what it rests on.

    ``status`` is None for groups and organisations, which have no rhythm; ``words`` and
    ``sentence`` are empty then. ``cadence_days`` may end in ``.5`` (a learned median) and is known
    even where no clock runs; ``next_due`` is None without a running clock. ``wrote`` is the day of
    the note of yours that now rests with them, if there is one.
    """

    status: Status | None
    words: str = ""
    sentence: str = ""
    last_contact: date | None = None
    cadence_days: float | None = None
    cadence_source: CadenceSource = ""
    next_due: date | None = None
    wrote: date | None = None
    evidence: tuple[Evidence, ...] = ()
