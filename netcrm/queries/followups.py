"""Follow-ups: everyone whose rhythm says something, by status and then by circle."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from netcrm.memo import Row
from netcrm.queries.ask import Ask
from netcrm.queries.morning import subject
from netcrm.queries.row import row
from netcrm.queries.touch import rhythm
from netcrm.views.morning.quiet import circle_rank, rests
from netcrm.views.statuses import TIMED, Status


class Followup(NamedTuple):
    """Someone to write to, and what their rhythm says."""

    status: Status
    id: str


def followups(ask: Ask) -> tuple[Followup, ...]:
    """Everyone whose status asks for a word: by status, by circle, then by the day that was due.

    Those with whom a note of yours rests are listed too: their sentence says so.
    """
    return tuple(
        Followup(status, identity)
        for status in TIMED
        for identity, _ in ask.order("followup", status)
    )


def rows(ask: Ask, identity: str) -> Iterator[Row]:
    """Someone's place among those whose status asks for a word, unless their clock rests.

    It says no more: what their rhythm says is read of those few that a page shows.
    """
    status = rhythm(ask, identity).status
    if status in TIMED and not rests(subject(ask, identity), ask.settings, ask.reached):
        yield Row("followup", str(status), _order(ask, identity), None)


def _order(ask: Ask, identity: str) -> tuple[int, str, str, str]:
    found, pulse = row(ask, identity), rhythm(ask, identity)
    day = pulse.next_due or pulse.last_contact or date.max
    return circle_rank(found.circle), day.isoformat(), found.name, found.id
