"""What a result read while it ran."""

from array import array
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from netcrm.memo.facets import Facet, number_of


class Reads(NamedTuple):
    """What a result read, packed: the numbers of the facets, and the days it heard about."""

    numbers: "array[int]"
    since: date | None = None
    until: date | None = None

    def holds_on(self, today: date) -> bool:
        """Whether all it heard about days is still true on this day."""
        begun = self.since is None or self.since <= today
        return begun and (self.until is None or today < self.until)


@dataclass(slots=True)
class Record:
    """The facets a result read, and between which days what it heard about days stays true.

    It was told that ``since`` has been reached and that ``until`` has not; None where it asked
    about no such day.
    """

    facets: set[Facet] = field(default_factory=set)
    since: date | None = None
    until: date | None = None

    def asked(self, day: date, *, reached: bool) -> None:
        """Note the answer to whether ``day`` has been reached."""
        if reached:
            self.since = day if self.since is None else max(self.since, day)
        else:
            self.until = day if self.until is None else min(self.until, day)

    def include(self, other: "Record") -> None:
        """Add what a result read on whose behalf this one ran."""
        self.facets |= other.facets
        if other.since is not None:
            self.asked(other.since, reached=True)
        if other.until is not None:
            self.asked(other.until, reached=False)

    def packed(self) -> Reads:
        """The same, small."""
        return Reads(array("q", map(number_of, self.facets)), self.since, self.until)
