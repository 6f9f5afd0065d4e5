"""Everything that happened or is planned, month by month, and what is recent week by week."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from netcrm.memo import Row, Spot
from netcrm.model import Reached
from netcrm.queries.ask import Ask, query
from netcrm.queries.files import files_of
from netcrm.queries.people import Card, card
from netcrm.views.days import after
from netcrm.views.months import Dated, Line, dated, lines, month_key, on_its_day, unplaced
from netcrm.views.so_far import so_far

WEEK = 7


class Month(NamedTuple):
    """A month as ``2026-03``, and how many lines it has."""

    key: str
    size: int


class MonthLine(NamedTuple):
    """A line of the timeline, and whose file it stands in; where in it is not said."""

    owner: Card
    line: Dated


@query
def months(ask: Ask) -> tuple[Month, ...]:
    """Every month that has lines, newest first."""
    sizes = ask.sizes("month")
    return tuple(Month(key, sizes[key]) for key in sorted(sizes, reverse=True))


def month_spots(ask: Ask, key: str) -> tuple[Spot, ...]:
    """Where the lines of a month come from, the newest first; of the others there are none."""
    return ask.order("month", key)


def month_line(ask: Ask, key: str, spot: Spot) -> MonthLine:
    """One line of a month."""
    owner, _ = spot
    return MonthLine(card(ask, owner), on_its_day(ask.at("month", key, spot)))


def lines_of_week(ask: Ask, start: date) -> tuple[tuple[str, Dated], ...]:
    """The lines of the week that begins on this Monday, each with whose it is."""
    if not _is_recent(start, ask.reached):
        return tuple(_of_old_week(ask, start))
    found: tuple[tuple[str, Dated], ...] = ask.bucket("week", start.isoformat())
    return found


def monday_of(day: date) -> date:
    """The Monday of the week a day lies in."""
    return after(day, -day.weekday())


def rows(ask: Ask, identity: str) -> Iterator[Row]:
    """The lines of the files with one id, each in its month: the newest first, then as typed.

    What is recent or lies ahead stands in its week as well, and there with its place: pages of
    months stay as they are when lines of a file move, and are many; those of weeks are few.
    """
    for _, contact in files_of(ask, identity):
        now = so_far(contact, ask.reached)
        for line, told, turn in in_turn(lines(now)):
            place = (-told.date.first.toordinal(), contact.file, turn)
            yield Row("month", month_key(told.date), place, unplaced(line))
            monday = monday_of(told.date.first)
            if _is_recent(monday, ask.reached):
                yield Row("week", monday.isoformat(), place, (identity, told))


def in_turn(found: Iterable[Line]) -> Iterator[tuple[Line, Dated, int]]:
    """Lines of a file, each on its day and with its turn among those of that day.

    So they have an order that stays as it is when lines of other days come and go.
    """
    turns: Counter[date] = Counter()
    for line in found:
        told = on_its_day(line)
        turns[told.date.first] += 1
        yield line, told, turns[told.date.first]


def _is_recent(monday: date, reached: Reached) -> bool:
    """Whether a week is this one, the last, or lies ahead."""
    return not reached(after(monday, 2 * WEEK))


def _of_old_week(ask: Ask, start: date) -> Iterator[tuple[str, Dated]]:
    """The lines of a week long ago, from the files themselves."""
    keys = dict.fromkeys((month_key(start), month_key(after(start, WEEK - 1))))
    owners = dict.fromkeys(owner for key in keys for owner, _ in month_spots(ask, key))
    for owner in owners:
        for _, contact in files_of(ask, owner):
            for line in dated(so_far(contact, ask.reached)):
                if monday_of(line.date.first) == start:
                    yield owner, line
