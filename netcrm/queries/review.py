"""Reviews of a week and of a year."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from netcrm.memo import Row, Spot
from netcrm.model import MY_ID, NOWHERE
from netcrm.queries.ask import Ask, query
from netcrm.queries.files import files_of
from netcrm.queries.months import WEEK, in_turn, lines_of_week
from netcrm.queries.row import row
from netcrm.views.days import after
from netcrm.views.meets import Rule, next_meeting
from netcrm.views.months import Dated, Line, Met, lines, unplaced
from netcrm.views.review import OF_A_YEAR, ReviewSection, review, sort_of
from netcrm.views.statuses import UNMENTIONED

MONDAYS = Rule((0,))


class Review(NamedTuple):
    """A stretch of days ``[start, end)`` and what it holds."""

    start: date
    end: date
    sections: tuple[ReviewSection, ...]


@query
def week(ask: Ask, start: date) -> Review:
    """The week that begins on a day."""
    end = after(start, WEEK)
    lines = (line for line in lines_of_week(ask, start) if _may_be_told(ask, *line))
    return Review(start, end, review(lines, start, end, ask.settings.kinds, ask.reached))


def _may_be_told(ask: Ask, identity: str, line: Dated) -> bool:
    """Whether a line may stand there: of those never brought up, nothing lies ahead."""
    if sort_of(line, ask.settings.kinds) != "ahead":
        return True
    return identity == MY_ID or row(ask, identity).status not in UNMENTIONED


@query
def year(ask: Ask, number: int) -> Review:
    """A year of the calendar."""
    start, end = date(number, 1, 1), after(date(number, 12, 31), 1)
    lines = [line for name in OF_A_YEAR for line in ask.bucket("year", f"{number:04}/{name}")]
    kinds = ask.settings.kinds
    return Review(start, end, review(lines, start, end, kinds, ask.reached, OF_A_YEAR))


def year_spots(ask: Ask, number: int) -> Mapping[str, tuple[Spot, ...]]:
    """By section, where the lines of a year come from, in their order."""
    return {name: ask.order("year", f"{number:04}/{name}") for name in OF_A_YEAR}


def some_of_year(
    ask: Ask, number: int, chosen: Iterable[tuple[str, tuple[Spot, ...]]]
) -> tuple[ReviewSection, ...]:
    """The sections of a year with the lines that come from these spots alone."""
    start, end = date(number, 1, 1), after(date(number, 12, 31), 1)
    lines = [ask.at("year", f"{number:04}/{name}", s) for name, spots in chosen for s in spots]
    return review(lines, start, end, ask.settings.kinds, ask.reached, OF_A_YEAR)


def years(ask: Ask) -> tuple[int, ...]:
    """The years there is something to look back on, newest first."""
    found = {int(key.partition("/")[0]) for key in ask.sizes("year")}
    return tuple(sorted(found, reverse=True))


@query
def this_week(ask: Ask) -> date:
    """The Monday of the week today lies in: it changes on Mondays and on no other day."""
    coming = next_meeting(MONDAYS, (), ask.reached) or date.max
    return coming if ask.reached(coming) else after(coming, -WEEK)


def rows(ask: Ask, identity: str) -> Iterator[Row]:
    """The lines of someone's files that a year is looked back on for."""
    kinds = ask.settings.kinds
    for _, contact in files_of(ask, identity):
        for line, told, turn in in_turn(lines(contact)):
            name = sort_of(told, kinds)
            if name in OF_A_YEAR and ask.reached(told.date.first):
                place = (told.date.first.isoformat(), contact.file, turn)
                yield Row(
                    "year", f"{told.date.year:04}/{name}", place, (identity, _bare(told, line))
                )


def _bare(told: Dated, line: Line) -> Dated:
    """A line with no more of where it stands than a review says."""
    place = NOWHERE._replace(file=told.place.file, line=told.place.line)
    bare = unplaced(line)
    return told._replace(place=place, line=None if isinstance(bare, Met) else bare)
