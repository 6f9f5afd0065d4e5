"""Follow-ups: everyone whose rhythm says something, by status and then by circle."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from netcrm.memo import Row as IndexRow
from netcrm.memo import Spot
from netcrm.queries.ask import Ask, query
from netcrm.queries.morning import subject
from netcrm.queries.row import Row, row
from netcrm.queries.touch import rhythm
from netcrm.views.morning.quiet import circle_rank, rests
from netcrm.views.statuses import TIMED, WORDS, Rhythm, Status


class Followup(NamedTuple):
    """Someone to write to, with the rhythm that says so."""

    row: Row
    rhythm: Rhythm


class StatusGroup(NamedTuple):
    """Everyone of one status, by circle (the innermost first), then by the day that was due."""

    status: Status
    words: str
    people: tuple[Followup, ...]


@query
def followups(ask: Ask) -> tuple[StatusGroup, ...]:
    """The statuses that ask for a word, in order, each with its people; empty ones are left out.

    Those with whom a note of yours rests are listed too: their sentence says so.
    """
    groups = (
        StatusGroup(status, WORDS[status], ask.bucket("followup", status)) for status in TIMED
    )
    return tuple(group for group in groups if group.people)


def followup_spots(ask: Ask) -> tuple[tuple[Status, Spot], ...]:
    """Where the same people come from, in the same order, each with their status."""
    return tuple((status, spot) for status in TIMED for spot in ask.order("followup", status))


def followup_at(ask: Ask, status: Status, spot: Spot) -> Followup:
    """One of them."""
    found: Followup = ask.at("followup", status, spot)
    return found


def rows(ask: Ask, identity: str) -> Iterator[IndexRow]:
    """Someone's place among those whose status asks for a word, unless their clock rests."""
    one = Followup(row(ask, identity), rhythm(ask, identity))
    if one.row.status in TIMED and not rests(subject(ask, identity), ask.settings, ask.reached):
        yield IndexRow("followup", str(one.row.status), _order(one), one)


def _order(one: Followup) -> tuple[int, str, str, str]:
    day = one.rhythm.next_due or one.rhythm.last_contact or date.max
    return circle_rank(one.row.circle), day.isoformat(), one.row.name, one.row.id
