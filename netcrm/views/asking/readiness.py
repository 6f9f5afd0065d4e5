"""Whether a relationship carries an ask of one size today, and why."""

from dataclasses import dataclass
from typing import Literal

from netcrm.config import Settings
from netcrm.model import Evidence
from netcrm.views import proof
from netcrm.views.asking.changes import Now, would_change
from netcrm.views.asking.first import First
from netcrm.views.asking.person import Person
from netcrm.views.asking.sizes import SIZE_WORDS, number
from netcrm.views.asking.sums import Sums
from netcrm.views.asking.terms import Terms
from netcrm.views.words import capital, on_date

Verdict = Literal["ready", "first", "not-yet", "cannot-tell"]

YES = (
    "Askers guess too low: over 14,000 requests they under-estimated a yes by about 48 %."
    " Make a no easy."
)
"""Bohns 2016."""
MINUS = "\N{MINUS SIGN}"
PRECISE = "Ask for one precise sentence."
IN_SHORT: dict[Verdict, str] = {
    "ready": "fits today",
    "first": "fits, with something else first",
    "not-yet": "not yet",
    "cannot-tell": "the log cannot tell",
}
"""Each verdict as a list of all sizes says it."""


@dataclass(frozen=True, slots=True)
class Readiness:
    """The answer for one size of ask.

    ``capacity`` is the sum of ``terms`` and ``needed`` the size as a number: it carries where the
    one is not below the other, or where they ``offered`` as much themselves; ``arithmetic`` says
    that in a line, to be folded away. ``sentence`` says the verdict, ``advice`` how to ask (empty
    unless it carries), ``first`` what comes before it.
    ``fits_today`` is the largest size that carries, or None; ``would_change`` what time and company
    would change where this one does not. ``evidence`` are the lines all of that rests on.
    """

    size: str
    verdict: Verdict
    sentence: str
    capacity: int
    needed: int
    terms: Terms
    arithmetic: str
    offered: bool
    advice: str
    first: tuple[First, ...]
    fits_today: str | None
    would_change: tuple[str, ...]
    evidence: tuple[Evidence, ...]


def readiness(
    person: Person,
    found: Sums,
    size: str,
    first: tuple[First, ...],
    settings: Settings,
    rests_on: tuple[Evidence, ...],
) -> Readiness:
    """The answer for one size, of which the sum ``rests_on`` some lines.

    ``first`` is the same for all sizes.
    """
    sum_ = found.terms[size]
    now = Now(found.ground.stage, sum_, found.ways, person.days)
    verdict = _verdict(found, size, first)
    carried = verdict in ("ready", "first")
    offer = found.offer(size)
    return Readiness(
        size=size,
        verdict=verdict,
        sentence=_sentence(found, size, verdict, len(first)),
        capacity=sum_.capacity,
        needed=number(size),
        terms=sum_,
        arithmetic=_arithmetic(sum_, size),
        offered=offer is not None,
        advice=_advice(size) if carried else "",
        first=first,
        fits_today=found.fitting[-1] if found.fitting else None,
        would_change=() if carried else would_change(now, size, settings),
        evidence=rests_on if offer is None else _with(rests_on, proof.of_event(offer)),
    )


def in_short(answer: Readiness) -> str:
    """The verdict in a few words, beside those for the other sizes."""
    said = IN_SHORT[answer.verdict]
    return f"{said}; they offered as much" if answer.offered else said


def _verdict(found: Sums, size: str, first: tuple[First, ...]) -> Verdict:
    if found.carries(size):
        return "first" if first else "ready"
    return "cannot-tell" if found.ground.stage.unknown else "not-yet"


def _sentence(found: Sums, size: str, verdict: Verdict, before: int) -> str:
    what = capital(SIZE_WORDS[size])
    offer = found.offer(size)
    offered = f"You were offered as much {on_date(offer.date)}. " if offer else ""
    match verdict:
        case "ready":
            return f"{offered}{what} fits today."
        case "first":
            return f"{offered}{what} fits; {_things(before)} first."
        case "cannot-tell":
            return f"The log cannot tell. {found.ground.stage.question}".strip()
        case _:
            return f"Not yet for {SIZE_WORDS[size]}.{_instead(found)}"


def _arithmetic(found: Terms, size: str) -> str:
    added = f"Stage {found.stage} + help {found.helped}"
    taken = f"quiet {found.cold} {MINUS} standing {found.power}"
    total = f"{added} {MINUS} {taken} = {found.capacity}".replace("= -", f"= {MINUS}")
    return f"{total}; {SIZE_WORDS[size]} takes {number(size)}."


def _things(number: int) -> str:
    return "one thing" if number == 1 else f"{number} things"


def _instead(found: Sums) -> str:
    if not found.fitting:
        return ""
    return f" Today {SIZE_WORDS[found.fitting[-1]]} fits."


def _advice(size: str) -> str:
    return f"{PRECISE} {YES}" if size == "referral" else YES


def _with(lines: tuple[Evidence, ...], other: Evidence) -> tuple[Evidence, ...]:
    return lines if other in lines else (*lines, other)
