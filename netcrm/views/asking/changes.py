"""What time and company would change, where an ask is too large today.

Never what they need: a need is no means to an end.
"""

from collections.abc import Iterator

from netcrm.config import Settings, Stages
from netcrm.model import STAGES
from netcrm.views.asking.person import Person
from netcrm.views.asking.sizes import number
from netcrm.views.asking.terms import Terms
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
"""Each stage, as what time leads to."""


def would_change(
    person: Person, stage: Stage, found: Terms, size: str, settings: Settings
) -> tuple[str, ...]:
    """What would make an ask of this size carry; ``found`` are its terms today."""
    return tuple(_changes(person, stage, found, size, settings))


def _changes(
    person: Person, stage: Stage, found: Terms, size: str, settings: Settings
) -> Iterator[str]:
    needed = number(size)
    if found.cold and person.days:
        noted = since(person.days[-1])
        yield f"Being in touch again, for its own sake: {noted}."
    if stage.unknown or found.capacity + found.cold >= needed:
        return
    goal = needed - found.helped + found.power
    if stage.number < MET:
        yield "Meeting, or being introduced, comes before."
    if goal > CLOSE:
        yield "Time alone does not carry this one; something smaller may do as well."
    elif goal > MET:
        yield f"Time in company, until {CALLED[goal]}{_how(goal, stage, settings.stages)}."
    if stage.own:
        yield f"“{STAGES[stage.number]}” is your own word; it changes when you change it."
    elif stage.number:
        yield "If you would call it more than the log shows, your own word counts."


def _how(goal: int, stage: Stage, limits: Stages) -> str:
    """What that takes in the log; nothing where it is not for the log to say."""
    if stage.own or goal == CLOSE:
        return ""
    if goal == ACQUAINTANCE:
        days = count(limits.acquaintance_count, "day")
        return f": {days} noted, over {span(limits.acquaintance_days)} or more"
    hours = limits.friendly_hours if goal == FRIENDLY else limits.friend_hours
    noted = f", of which {about(stage.minutes)} so far" if stage.minutes else ""
    return f": some {hours} h in all{noted}"
