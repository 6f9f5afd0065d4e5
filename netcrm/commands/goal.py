"""Whom `netcrm path` is asked for: a person, an organisation, or everyone of a kind of work."""

from collections.abc import Iterator
from typing import NamedTuple

from netcrm.commands.who import find
from netcrm.queries.ask import Ask
from netcrm.queries.named import heading
from netcrm.queries.organisations import organisation
from netcrm.queries.paths import INTRODUCTION, lead
from netcrm.queries.people import card, resolve_text
from netcrm.queries.skills import fits
from netcrm.queries.standing import before_you_ask, stage
from netcrm.queries.ties import is_met
from netcrm.views.words import names


class Goal(NamedTuple):
    """Whom a target means: its name, the people it stands for, and what is said of it first."""

    name: str
    people: tuple[str, ...]
    said: tuple[str, ...]


def goal_of(ask: Ask, text: str, size: str) -> Goal:
    """Who is meant: an exact name, an organisation, a kind of work, or the beginning of a name."""
    exact = resolve_text(ask, text).id
    key = heading(ask, text).key
    if exact is None and key not in ask.sizes("organisation"):
        found = tuple(fit for fit in fits(ask, text) if is_met(ask, fit.id))
        if found:
            theirs = (f"{card(ask, fit.id).name}: {fit.field}, “{fit.text}”." for fit in found)
            return _several(ask, text, tuple(theirs), tuple(fit.id for fit in found), size)
        exact = key = find(ask, text)
    if exact is not None and card(ask, exact).kind != "organisation":
        if is_met(ask, exact):
            return _several(ask, card(ask, exact).name, (), (exact,), size)
        return Goal(card(ask, exact).name, (), (before_you_ask(ask, exact).lead,))
    place = organisation(ask, key)
    people = tuple(one.id for one in place.people if is_met(ask, one.id))
    there = names([card(ask, identity).name for identity in people])
    known = f"You know of {there} there." if people else "No file says yet who works there."
    return _several(ask, place.name, (known,), people, size)


def _several(
    ask: Ask, name: str, said: tuple[str, ...], people: tuple[str, ...], size: str
) -> Goal:
    """Some people: whom you know well enough can be asked themselves, and needs no way."""
    yourself = tuple(line for one in people for line in _yourself(ask, one))
    further = tuple(one for one in people if lead(ask, one, size or INTRODUCTION) is None)
    return Goal(name, further, (*said, *yourself))


def _yourself(ask: Ask, identity: str) -> Iterator[str]:
    said = before_you_ask(ask, identity)
    met = stage(ask, identity)
    if not said.answers:
        yield said.lead
    elif met is not None and met.number > 0:
        yield f"You know {said.name} yourself. {said.lead}"
