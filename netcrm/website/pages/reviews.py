"""Looking back: this week and the last on one page, and a page for each year."""

from dataclasses import dataclass
from typing import NamedTuple

from netcrm.queries.ask import Ask
from netcrm.queries.review import WEEK, Review, this_week, week, year, years
from netcrm.views.days import after
from netcrm.views.names import PER_PAGE
from netcrm.views.review import ReviewSection, Seen
from netcrm.views.words import long_date
from netcrm.website import addresses
from netcrm.website.pages.page import Jump, PageKind, alone
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
    return ReviewPage("Looking back", _jumps(ask, None), stretches)


def year_page(ask: Ask, number: int) -> ReviewPage:
    """One year."""
    stretch = _stretch(ask, year(ask, number), "", "y")
    return ReviewPage(f"Looking back on {number}", _jumps(ask, number), (stretch,))


def year_url(number: int) -> str:
    """Where a year's page lies."""
    return addresses.item(FOLDER, f"{number:04}")


def _jumps(ask: Ask, here: int | None) -> tuple[Jump, ...]:
    found = (
        (str(number), "" if number == here else link(year_url(number))) for number in years(ask)
    )
    weeks = ("The last weeks", "" if here is None else link(HOME))
    return tuple(Jump(*one) for one in (weeks, *found))


def _stretch(ask: Ask, found: Review, title: str, anchor: str) -> Stretch:
    views = tuple(_section(ask, section, anchor) for section in found.sections)
    return Stretch(title, anchor, views)


def _section(ask: Ask, found: ReviewSection, anchor: str) -> SectionView:
    shown = tuple(_seen(ask, line) for line in found.lines[:PER_PAGE])
    more = len(found.lines) - len(shown)
    return SectionView(found.title, f"{anchor}-{found.name}", shown, more)


def _seen(ask: Ask, line: Seen) -> SeenView:
    return SeenView(
        person(ask, line.id), when(line.date), pieces(ask, line.text), sources((line.evidence,))
    )


KINDS = (
    PageKind(HOME, "review.html", alone, lambda _: HOME, weeks_page),
    PageKind(HOME, "review.html", years, year_url, year_page),
)
