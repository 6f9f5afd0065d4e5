"""Days as people write them: whole, by month, by year, and without a year."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

Reached = Callable[[date], bool]
"""Whether a day is today or earlier. Views ask this and never read the date itself, so that what
they say changes only on the days they asked about."""


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day, a month or a year. It counts on its first day (FORMAT.md, "Dates"), in order too."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def first(self) -> date:
        """The day it counts on."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def whole(self) -> bool:
        """Whether it names a single day."""
        return self.day is not None

    def __lt__(self, other: "PartialDate") -> bool:
        """Earlier, or on the same first day and less exact."""
        return (self.first, str(self)) < (other.first, str(other))

    def __str__(self) -> str:
        """ISO 8601, as long as what is known: ``2026-03-14``, ``2026-03`` or ``2026``."""
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class Anniversary:
    """A day that returns every year, with the year it began if that is known."""

    month: int
    day: int
    year: int | None = None

    def on(self, year: int) -> date:
        """The day it falls on in ``year``; 29 February falls on 1 March in other years."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return date(year, 3, 1)

    def __str__(self) -> str:
        """``1970-05-14``, or ``05-14`` without a year."""
        head = "" if self.year is None else f"{self.year:04d}-"
        return f"{head}{self.month:02d}-{self.day:02d}"
