"""Ways to what you look for: the goal of ``me.md``, by whom it names or the work it speaks of."""

from collections.abc import Iterator

from netcrm.model import NOWHERE
from netcrm.queries.ask import Ask
from netcrm.queries.organisations import organisation
from netcrm.queries.paths import INTRODUCTION, Way, lead, paths
from netcrm.queries.people import card, resolve
from netcrm.queries.skills import fits
from netcrm.queries.ties import is_met
from netcrm.queries.touch import rhythm
from netcrm.text.links import links_in_line
from netcrm.views.morning.items import Item
from netcrm.views.morning.page import Told

FITTING = 5
"""Of so many people at most, whose work fits the goal best, ways are looked for."""


def ways_to_goal(ask: Ask) -> Iterator[Told]:
    """The best ways to whom the goal means, each as a line about who leads it; none without one."""
    goal = ask.goal
    people = tuple(one for one in _meant(ask, goal) if lead(ask, one, INTRODUCTION) is None)
    if people:
        for way in paths(ask, people, "").ways:
            yield "paths", _item(ask, way)


def _meant(ask: Ask, goal: str) -> tuple[str, ...]:
    """The people a goal links to, those of the organisations it does, else who does such work."""
    found: dict[str, None] = {}
    for ref in links_in_line(goal, NOWHERE):
        identity = resolve(ask, ref).id
        if identity is not None and card(ask, identity).kind == "organisation":
            found |= dict.fromkeys(one.id for one in organisation(ask, identity).people)
        elif identity is not None:
            found[identity] = None
    fitting = fits(ask, goal) if goal and not found else ()
    most = max((len(fit.shared) for fit in fitting), default=0)
    found |= dict.fromkeys(fit.id for fit in fitting[:FITTING] if len(fit.shared) == most)
    return tuple(one for one in found if is_met(ask, one))


def _item(ask: Ask, way: Way) -> Item:
    first, *others = way.steps
    to = others[-1].who.name
    said = [f"Could introduce you to {to}.", *(step.reason for step in others)]
    said += [f"First: {rule.text}" for rule in first.first]
    evidence = [one for step in way.steps for one in step.evidence]
    evidence += [one for rule in first.first for one in rule.evidence]
    return Item(
        id=first.who.id,
        name=first.who.name,
        text=" ".join(said),
        date=None,
        status=rhythm(ask, first.who.id).status,
        evidence=tuple(dict.fromkeys(evidence)),
        rank=len(others),
    )
