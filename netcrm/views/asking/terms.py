"""The sum: capacity = stage + helped - cold - power.

Its form is Brown & Levinson's (1987): distance, power and size. That an ask without earlier help
costs liking is from Clark & Mills (1979), that advice is in order after years from Levin, Walter &
Murnighan (2011). The weights are settings.
"""

from typing import NamedTuple

from netcrm.config import Settings
from netcrm.model import Contact, Evidence, Reached
from netcrm.views import proof
from netcrm.views.days import after
from netcrm.views.stage.help import Help
from netcrm.views.stage.stage import Stage
from netcrm.views.stage.stages import CLOSE
from netcrm.views.statuses import Rhythm

SMALLEST = "advice"


class Ground(NamedTuple):
    """What an ask stands on.

    ``helps`` is the help that the one who asks gave the other, ascending; ``senior`` whether the
    one who is asked stands above, which only ``contact`` can say of themselves.
    """

    contact: Contact
    stage: Stage
    rhythm: Rhythm
    helps: tuple[Help, ...]
    senior: bool


class Terms(NamedTuple):
    """The terms of the sum, each at least 0."""

    stage: int
    helped: int
    cold: int
    power: int

    @property
    def capacity(self) -> int:
        """What the relationship carries today; it may lie below 0."""
        return self.stage + self.helped - self.cold - self.power


def terms(ground: Ground, size: str, settings: Settings, reached: Reached) -> Terms:
    """The terms for one size. Advice is always in order, however long it was quiet."""
    weights = settings.asking
    advice = size == SMALLEST
    return Terms(
        stage=ground.stage.number,
        helped=weights.helped if recent_help(ground.helps, settings, reached) else 0,
        cold=0 if advice else cold(ground, settings, reached),
        power=weights.power if ground.senior and not advice else 0,
    )


def recent_help(helps: tuple[Help, ...], settings: Settings, reached: Reached) -> Help | None:
    """The latest help, if it lies within the last year; none of it is after today."""
    latest = helps[-1] if helps else None
    if latest is None or reached(after(latest.date, settings.asking.helped_days + 1)):
        return None
    return latest


def cold(ground: Ground, settings: Settings, reached: Reached) -> int:
    """What a long quiet takes away; nothing within half a year, and nothing from who is close."""
    weights = settings.asking
    by_status = {
        "quiet": weights.cold_quiet,
        "long-quiet": weights.cold_long,
        "long-ago": weights.cold_long,
    }
    weight = by_status.get(ground.rhythm.status or "", 0)
    last = ground.rhythm.last_contact
    if not weight or last is None or ground.stage.number >= CLOSE:
        return 0
    return weight if reached(after(last, weights.cold_days)) else 0


def evidence(
    ground: Ground, found: Terms, settings: Settings, reached: Reached
) -> tuple[Evidence, ...]:
    """The lines that the terms rest on, each once."""
    lines = list(ground.stage.evidence)
    helped = recent_help(ground.helps, settings, reached)
    if helped is not None:
        lines.append(helped.evidence)
    if found.cold:
        lines.extend(ground.rhythm.evidence)
    if found.power:
        lines.append(proof.of_field(ground.contact, "standing", "senior"))
    return tuple(dict.fromkeys(lines))
