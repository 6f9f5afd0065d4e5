"""Looking back: this week and the last on one page, and a page for each year."""

from dataclasses import dataclass
from typing import NamedTuple

from netcrm.memo import Spot
from netcrm.queries.ask import Ask
from netcrm.queries.months import WEEK
from netcrm.queries.review import (
    Review,
    some_of_year,
    this_week,
    week,
    year_spots,
    years,
)
from netcrm.views.days import after
from netcrm.views.names import PER_PAGE
from netcrm.views.review import ReviewSection, Seen
from netcrm.views.words import long_date
from netcrm.website import addresses
from netcrm.website.pages.page import Jump, PageKind, Shelves, alone
from netcrm.website.pages.parts import Piece, Source, When, person, pieces, sources, when
from netcrm.website.pages.rows import link

FOLDER = "reviews"
HOME = addresses.listing(FOLDER)


class SeenView(NamedTuple):
    """A line of a review: whose page it stands on, and what was noted."""

    who: Piece
    when: When
    text: tuple[Piece, ...]
    rests_on: tuple[Source, ...]


class SectionView(NamedTuple):
    """Lines of one sort; ``more`` are left to the pages of the months."""

    title: str
    anchor: str
    lines: tuple[SeenView, ...]
    more: int


class Stretch(NamedTuple):
    """A week or a year, with what was noted in it."""

    title: str
    anchor: str
    sections: tuple[SectionView, ...]


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """One stretch of days or several; ``jumps`` lead to the others."""

    title: str
    jumps: tuple[Jump, ...]
    stretches: tuple[Stretch, ...]


def weeks_page(ask: Ask, _: str) -> ReviewPage:
    """This week and the last."""
    start = this_week(ask)
    found = (("This week", start), ("Last week", after(start, -WEEK)))
    stretches = tuple(
        _stretch(ask, week(ask, day), f"{title}, from {long_date(day)}", f"w{number}")
        for number, (title, day) in enumerate(found)
    )
    return ReviewPage("Looking back", _jumps(years(ask), None), stretches)


class YearSection(NamedTuple):
    """What the page of a year shows of one section; ``more`` are left to the pages of months."""

    name: str
    spots: tuple[Spot, ...]
    more: int


class YearKey(NamedTuple):
    """The page of a year: all years there are, and what it shows."""

    year: int
    years: tuple[int, ...]
    sections: tuple[YearSection, ...]


def year_names(ask: Ask) -> tuple[str, ...]:
    """The years."""
    return tuple(map(str, years(ask)))


def year_keys(ask: Ask, name: str) -> tuple[YearKey, ...]:
    """The page of one year."""
    found = year_spots(ask, int(name)).items()
    sections = (YearSection(n, s[:PER_PAGE], max(len(s) - PER_PAGE, 0)) for n, s in found if s)
    return (YearKey(int(name), years(ask), tuple(sections)),)


def year_page(ask: Ask, key: YearKey) -> ReviewPage:
    """One year."""
    chosen = some_of_year(ask, key.year, ((s.name, s.spots) for s in key.sections))
    more = {section.name: section.more for section in key.sections}
    views = tuple(_section(ask, found, "y", more[found.name]) for found in chosen)
    title = f"Looking back on {key.year}"
    return ReviewPage(title, _jumps(key.years, key.year), (Stretch("", "y", views),))


def year_url(number: int) -> str:
    """Where a year's page lies."""
    return addresses.item(FOLDER, f"{number:04}")


def _jumps(numbers: tuple[int, ...], here: int | None) -> tuple[Jump, ...]:
    found = ((str(number), "" if number == here else link(year_url(number))) for number in numbers)
    weeks = ("The last weeks", "" if here is None else link(HOME))
    return tuple(Jump(*one) for one in (weeks, *found))


def _stretch(ask: Ask, found: Review, title: str, anchor: str) -> Stretch:
    views = tuple(
        _section(ask, section, anchor, len(section.lines) - PER_PAGE) for section in found.sections
    )
    return Stretch(title, anchor, views)


def _section(ask: Ask, found: ReviewSection, anchor: str, more: int) -> SectionView:
    shown = tuple(_seen(ask, line) for line in found.lines[:PER_PAGE])
    return SectionView(found.title, f"{anchor}-{found.name}", shown, max(more, 0))


def _seen(ask: Ask, line: Seen) -> SeenView:
    return SeenView(
        person(ask, line.id), when(line.date), pieces(ask, line.text), sources((line.evidence,))
    )


KINDS = (
    PageKind(HOME, "review.html", alone, lambda _: HOME, weeks_page),
    PageKind(
        HOME, "review.html", Shelves(year_names, year_keys), lambda k: year_url(k.year), year_page
    ),
)
