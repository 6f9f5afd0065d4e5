"""What the morning is made of: items with a reason and its evidence, in sections."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from netcrm.model import Evidence
from netcrm.views.statuses import Status

SectionName = Literal[
    "today",
    "needs",
    "tell",
    "reconnect",
    "referral",
    "paths",
    "life",
    "promises",
    "met",
    "thanks",
    "quiet",
    "theirs",
]

TITLES: dict[SectionName, str] = {
    "today": "Today and tomorrow",
    "needs": "What someone needs",
    "tell": "Who would want to hear it from you",
    "reconnect": "From long ago",
    "referral": "Who could put in a word",
    "paths": "Ways to what you look for",
    "life": "Come back to",
    "promises": "What you promised",
    "met": "Newly met",
    "thanks": "Still to thank, still to tell",
    "quiet": "Nothing noted for a while",
    "theirs": "What others promised you",
}
"""The sections by name, in their order, with their headings."""
LOOKING: tuple[SectionName, ...] = ("tell", "reconnect", "referral", "paths")
"""Those of the season ``looking``, and of no other."""


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the morning: about whom, why, and what that rests on.

    ``id`` and ``name`` are the contact's; ``text`` is the reason in words, without the name at
    its start; ``date`` the day it is about; ``status`` how things stand (None for groups and
    organisations). ``folded`` items are looked at on demand: they are never in front. ``front``
    is true for the few lines that are shown first. ``rank`` orders a section before dates do.
    ``backlog`` items are not listed on the page of a return. ``evidence`` is never empty.
    """

    id: str
    name: str
    text: str
    date: date | None
    status: Status | None
    evidence: tuple[Evidence, ...]
    folded: bool = False
    front: bool = False
    backlog: bool = False
    rank: int = 0


class Section(NamedTuple):
    """One section of the morning; a section with nothing to say has no items.

    ``more`` come after these and were not asked for.
    """

    name: SectionName
    title: str
    items: tuple[Item, ...]
    more: int = 0


class Morning(NamedTuple):
    """The whole page: the day it is for, the season, and all sections in order.

    ``sections`` are for reading: after some weeks without a line anywhere (``welcome_back``) they
    list no backlog. ``every`` has every item always, for programs. ``greeting`` is one sentence
    that stands above the sections, or empty.
    """

    as_of: date
    season: str
    sections: tuple[Section, ...]
    every: tuple[Section, ...]
    welcome_back: bool = False
    greeting: str = ""

    @property
    def folded(self) -> int:
        """How many of the items that are listed are not in front."""
        further = sum(section.more for section in self.sections)
        return further + sum(not item.front for section in self.sections for item in section.items)
