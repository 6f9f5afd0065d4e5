"""When a group meets next, and the meetings that say who was not there lately."""

from datetime import date

from netcrm.model import Evidence
from netcrm.queries.ask import Ask, query
from netcrm.queries.groups import attendance
from netcrm.views import proof
from netcrm.views.meets import next_meeting, read_meets


@query
def next_day(ask: Ask, identity: str) -> date | None:
    """The next day a group meets by its ``meets``; None where that names no day."""
    rule = read_meets(ask.contact(identity).meets)
    if rule is None:
        return None
    held = {meeting.event.date.first for meeting in attendance(ask, identity)}
    return next_meeting(rule, held, ask.reached)


def last_meetings(ask: Ask, identity: str) -> tuple[Evidence, ...]:
    """The last meetings whose attendance was noted: who was at none of them is missed."""
    held = (m.event for m in attendance(ask, identity) if m.present)
    past = (event for event in held if ask.reached(event.date.first))
    return tuple(proof.of_event(event) for event in past)[: ask.settings.groups.missed]
