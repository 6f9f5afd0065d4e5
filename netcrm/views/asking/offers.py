"""Offers that still stand: what someone offered and the other did not take up yet."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from netcrm.model import Event, Kind
from netcrm.model.kinds import Help
from netcrm.views.asking.person import order
from netcrm.views.asking.sizes import number, size_of


class Way(NamedTuple):
    """The kinds of line in which an offer is made and taken up, one way round or the other."""

    offer: str
    ask: str
    help: Help


THEIRS = Way("offered-me", "asked", "received")
MINE = Way("offered", "asked-me", "given")


def standing(lines: Iterable[Event], way: Way, kinds: Mapping[str, Kind]) -> tuple[Event, ...]:
    """The offers among these lines that no ask and no help after them took up, ascending.

    On the day of the offer itself only an ask of that size takes it up: asked for advice, people
    offer more.
    """
    history = list(lines)
    if not any(event.kind == way.offer for event in history):
        return ()
    history.sort(key=order)
    asks = [event for event in history if event.kind == way.ask]
    helps = [event.date.first for event in history if _helps(event, way, kinds)]
    last = max(helps, default=date.min)
    return tuple(
        offer
        for offer in history
        if offer.kind == way.offer
        and last <= offer.date.first
        and not any(_takes_up(ask, offer) for ask in asks)
    )


def carrying(offers: Iterable[Event], size: str) -> Event | None:
    """The latest of the offers that carries an ask of this size."""
    fitting = [offer for offer in offers if number(size_of(offer)) >= number(size)]
    return fitting[-1] if fitting else None


def _takes_up(ask: Event, offer: Event) -> bool:
    asked, offered = ask.date.first, offer.date.first
    enough = number(size_of(ask)) >= number(size_of(offer))
    return asked > offered or (asked == offered and enough)


def _helps(event: Event, way: Way, kinds: Mapping[str, Kind]) -> bool:
    kind = kinds.get(event.kind)
    return kind is not None and kind.help == way.help
