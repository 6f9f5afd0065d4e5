"""Ways to someone: whom you could ask to introduce you, and what comes first."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from netcrm.model import Evidence
from netcrm.queries.acquaintances import ties
from netcrm.queries.ask import Ask, query
from netcrm.queries.people import Card, card
from netcrm.queries.standing import before_you_ask
from netcrm.queries.ties import Tie, is_met
from netcrm.views import proof
from netcrm.views.asking.first import First
from netcrm.views.asking.sizes import number
from netcrm.views.introducing import Note, notes
from netcrm.views.rhythm import snoozed
from netcrm.views.ways import ways
from netcrm.views.words import long_date

INTRODUCTION = "introduction"
LOOKED_AT = 500
"""Of so many people at most it is asked whom they know, so that a large folder is no wait."""
_READY, _FIRST, _FAR = 100, 101, 110
"""How far a step is: the fewest steps win; of equals, who needs nothing first; then near ties."""


class Step(NamedTuple):
    """Someone on a way: why this step can be made, the lines that say so, what comes first."""

    who: Card
    reason: str
    evidence: tuple[Evidence, ...]
    first: tuple[First, ...] = ()


class Way(NamedTuple):
    """A way to someone, and two notes that let both sides say no."""

    steps: tuple[Step, ...]
    notes: tuple[Note, Note]


class Near(NamedTuple):
    """Someone who knows a target, but does not carry an introduction today, in a sentence."""

    who: Card
    reason: str
    evidence: tuple[Evidence, ...]


class Found(NamedTuple):
    """All ways to some people; ``near`` is filled where there is none."""

    ways: tuple[Way, ...]
    near: tuple[Near, ...]


@query
def paths(ask: Ask, targets: tuple[str, ...], size: str) -> Found:
    """The best ways to any of these people for an ask of that size of them in the end.

    Who leads the way carries an introduction today; for more than that, as much as it takes: their
    word stands for you. Empty ``size``: an introduction.
    """
    limits, ends = ask.settings.paths, frozenset(targets)
    need = size if size and number(size) > number(INTRODUCTION) else INTRODUCTION
    starts, links = _reach(ask, targets, need)
    costs = {pair: _READY if tie.near else _FAR for pair, tie in links.items()}
    cost = {one: _FIRST if step.first else _READY for one, step in starts.items()}
    found = ways(cost, costs, targets, limits.best, limits.steps)
    made = tuple(_way(ask, way, starts[way[0]], links, size) for way in found)
    near = () if made else tuple(_near(ask, ends, need, links))[: limits.best]
    return Found(made, near)


Links = dict[tuple[str, str], Tie]


def _reach(ask: Ask, targets: tuple[str, ...], need: str) -> tuple[dict[str, Step], Links]:
    """Who could lead the way, looked for from the targets outwards, and who knows whom."""
    starts: dict[str, Step] = {}
    links: Links = {}
    seen, edge = dict.fromkeys(targets), list(targets)
    for _ in range(ask.settings.paths.steps - 1):
        further: list[str] = []
        for one in edge[:LOOKED_AT]:
            for tie in ties(ask, one):
                links[tie.other, one] = tie
                if tie.other not in seen:
                    seen[tie.other] = None
                    step = lead(ask, tie.other, need)
                    if step is None:
                        further.append(tie.other)
                    else:
                        starts[tie.other] = step
        edge = further
        if len(starts) >= ask.settings.paths.best or len(seen) > LOOKED_AT:
            break
    return starts, links


@query
def lead(ask: Ask, identity: str, need: str) -> Step | None:
    """Someone as the first on a way; None where they do not carry an ask of this size today."""
    said = before_you_ask(ask, identity)
    resting = tuple(_resting(ask, identity))
    if not said.answers:
        return (
            Step(card(ask, identity), said.lead, said.evidence, resting)
            if is_met(ask, identity)
            else None
        )
    found = next(answer for answer in said.answers if answer.size == need)
    if found.verdict not in ("ready", "first"):
        return None
    return Step(card(ask, identity), found.sentence, found.evidence, (*resting, *found.first))


def _resting(ask: Ask, identity: str) -> Iterator[First]:
    """Until when someone is left in peace, by your own word."""
    contact = ask.contact(identity)
    if contact.status.state == "paused":
        until = f" until {long_date(contact.status.day)}" if contact.status.day else ""
        line = proof.of_field(contact, "status", "paused")
        yield First("moment", f"Paused{until}, by your own word: wait.", (line,))
    elif contact.snooze is not None and snoozed(contact, ask.reached):
        text = f"Left in peace until {long_date(contact.snooze)}, by your own word: wait."
        yield First("moment", text, (proof.of_field(contact, "snooze", contact.snooze),))


def _way(ask: Ask, way: tuple[str, ...], start: Step, links: Links, size: str) -> Way:
    pairs = pairwise(way)
    steps = [Step(card(ask, two), *links[one, two][1:3]) for one, two in pairs]
    everyone = tuple(card(ask, one).name for one in way)
    return Way((start, *steps), notes(everyone, ask.me, size))


def _near(ask: Ask, targets: frozenset[str], need: str, links: Links) -> Iterator[Near]:
    """Those who know a target and are asked for too much by that, with what fits instead."""
    for (one, target), tie in sorted(links.items()):
        if target in targets and one not in targets:
            said = before_you_ask(ask, one)
            answer = next((found for found in said.answers if found.size == need), None)
            if answer is not None:
                yield Near(card(ask, one), f"{tie.words} {answer.sentence}", tie.evidence)
