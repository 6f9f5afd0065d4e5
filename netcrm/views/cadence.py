"""How often you want to be in touch with someone: their cadence (MODEL.md, "Rhythm")."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from netcrm.config import Circles, Settings
from netcrm.model import CIRCLES, Contact, Evidence, Need
from netcrm.views import proof
from netcrm.views.contact_days import ContactDay
from netcrm.views.statuses import CadenceSource


class Cadence(NamedTuple):
    """Days between contacts, where that comes from, and what it rests on."""

    days: float | None = None
    source: CadenceSource = ""
    evidence: tuple[Evidence, ...] = ()


def cadence(contact: Contact, days: Sequence[ContactDay], settings: Settings) -> Cadence:
    """The contact's ``cadence``, else the circle's, else what the log shows, else none.

    Nothing is learned about the circle ``none``: it says that no rhythm is wanted.
    """
    if contact.cadence is not None and contact.cadence > 0:
        typed = proof.of_field(contact, "cadence", f"{contact.cadence} days")
        return Cadence(contact.cadence, "cadence", (typed,))
    if contact.circle in CIRCLES:
        length = circle_days(contact.circle, settings.circles)
        typed = proof.of_field(contact, "circle", contact.circle)
        return Cadence(length, "circle", (typed,)) if length else Cadence()
    return learned(days, contact.needs, settings, kin=contact.kin)


def circle_days(circle: str, circles: Circles) -> int | None:
    """Days between contacts for a circle; None for ``none``."""
    table = {name: getattr(circles, name) for name in CIRCLES if name != "none"}
    return table.get(circle)


def learned(
    days: Sequence[ContactDay], needs: Sequence[Need], settings: Settings, *, kin: bool
) -> Cadence:
    """The median of the last gaps between contact days, where the log is long enough.

    Days while they needed something are left out: those visits were help, not habit. Stable ties
    keep their rhythm (Navarro et al. 2017); the limits are settings.
    """
    left = [day for day in days if not any(_during(need, day.date) for need in needs)]
    if len(left) < settings.learned_count or _days_over(left) < settings.learned_days:
        return Cadence()
    used = left[-settings.learned_last - 1 :]
    gaps = [(later.date - earlier.date).days for earlier, later in pairwise(used)]
    length = max(_median(gaps), settings.learned_floor) * (settings.kin_factor if kin else 1)
    whole = int(length) if length == int(length) else length
    return Cadence(whole, "learned", tuple(day.evidence[0] for day in used))


def _median(gaps: list[int]) -> float:
    """The middle gap, or the mean of the middle two."""
    ordered, half = sorted(gaps), len(gaps) // 2
    return ordered[half] if len(gaps) % 2 else (ordered[half - 1] + ordered[half]) / 2


def _during(need: Need, day: date) -> bool:
    """Whether a day lies between a need's date and its ``done``, ``until`` or today."""
    end = need.done or need.until
    return need.date.first <= day and (end is None or day <= end.first)


def _days_over(days: Sequence[ContactDay]) -> int:
    return (days[-1].date - days[0].date).days if days else 0
