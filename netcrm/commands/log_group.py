"""Who was at the meeting of a group that is noted."""

from netcrm.errors import UsageError
from netcrm.queries.ask import Ask
from netcrm.queries.groups import group
from netcrm.queries.people import card
from netcrm.views.statuses import UNMENTIONED


def attending(
    ask: Ask, identity: str, present: tuple[str, ...], absent: tuple[str, ...]
) -> tuple[str, ...]:
    """The ids of those who were there, by name.

    Those named ``present``; where none are, or some are named ``absent``, also everyone whose
    file names the group but the absent. The dead, the lost and those kept away from are left out
    unless named. Raises UsageError for someone absent who does not belong to the group.
    """
    found = group(ask, identity)
    ids = {member.card.id for member in found.members}
    for other in absent:
        if other not in ids:
            message = f"--absent: {card(ask, other).name} does not belong to {found.name}"
            raise UsageError(message, f"`netcrm show {identity}` says who does")
    if present and not absent:
        return present
    listed = (member.card.id for member in found.members if member.listed)
    there = (i for i in listed if i not in absent and _mentioned(ask, i))
    return (*there, *(other for other in present if other not in absent))


def _mentioned(ask: Ask, identity: str) -> bool:
    return ask.contact(identity).status.state not in UNMENTIONED
