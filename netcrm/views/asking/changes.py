"""What time and company would change, where an ask is too large today.

Never what they need: a need is no means to an end. A stage that asks for days and help is named
by its days only where that help has passed between you already.
"""

from collections.abc import Iterator
from typing import NamedTuple

from netcrm.config import Settings, Stages
from netcrm.model import STAGES
from netcrm.views.asking.sizes import number
from netcrm.views.asking.terms import Terms
from netcrm.views.contact_days import ContactDay
from netcrm.views.rhythm_words import since
from netcrm.views.stage.sentences import about
from netcrm.views.stage.stage import Stage
from netcrm.views.stage.stages import ACQUAINTANCE, CLOSE, FRIEND, FRIENDLY, MET
from netcrm.views.words import count, span

CALLED = {
    ACQUAINTANCE: "it is an acquaintance",
    FRIENDLY: "it is friendly",
    FRIEND: "it is a friendship",
    CLOSE: "you are close",
}
"""The stages that time leads to, as it does."""


class Now(NamedTuple):
    """How things stand: the stage, the terms of the ask, help in how many directions.

    ``days`` are the contact days, ascending.
    """

    stage: Stage
    terms: Terms
    ways: int
    days: tuple[ContactDay, ...]

    @property
    def near(self) -> int:
        """How many days were no crowd's."""
        return sum(not day.crowd for day in self.days)


class Way(NamedTuple):
    """What the log has to hold for a stage: hours, or days over some time with help."""

    hours: int
    often: int
    over: int
    ways: int


def would_change(now: Now, size: str, settings: Settings) -> tuple[str, ...]:
    """What would make an ask of this size carry."""
    return tuple(_changes(now, number(size), settings))


def _changes(now: Now, needed: int, settings: Settings) -> Iterator[str]:
    stage, found = now.stage, now.terms
    if found.cold and now.days:
        yield f"Being in touch again, for its own sake: {since(now.days[-1])}."
    if stage.unknown or found.capacity + found.cold >= needed:
        return
    if stage.number < MET:
        yield "Meeting, or being introduced, comes before."
    goal = needed - found.helped + found.power
    if goal > CLOSE:
        yield "Time alone does not carry this one; something smaller may do as well."
        return
    if goal > MET:
        yield f"Time in company, until {CALLED[goal]}{_how(goal, now, settings.stages)}."
    if stage.own:
        yield f"“{STAGES[stage.number]}” is your own word; it changes when you change it."
    elif stage.number:
        yield "If you would call it more than the log shows, your own word counts."


def _how(goal: int, now: Now, limits: Stages) -> str:
    """What that takes in the log; nothing where it is not for the log to say."""
    if now.stage.own or goal == CLOSE:
        return ""
    if goal == ACQUAINTANCE:
        days = count(limits.acquaintance_count, "day")
        return f": {days} noted, over {span(limits.acquaintance_days)} or more"
    way = _way(goal, limits)
    noted = f" ({about(now.stage.minutes)} so far)" if now.stage.minutes else ""
    said = f": some {way.hours} h in all{noted}"
    if now.ways < way.ways:
        return said
    return f"{said}, or {count(way.often, 'day')} over {span(way.over)} or more ({now.near} so far)"


def _way(goal: int, limits: Stages) -> Way:
    if goal == FRIENDLY:
        return Way(limits.friendly_hours, limits.friendly_count, limits.friendly_days, 1)
    return Way(limits.friend_hours, limits.friend_count, limits.friend_days, 2)
