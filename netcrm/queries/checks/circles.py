"""People whose introductions lead back to themselves (NC305)."""

from collections.abc import Iterator
from itertools import pairwise

from netcrm.memo import Row
from netcrm.model import Contact, Place, Problem
from netcrm.queries.ask import Ask, query
from netcrm.queries.introductions import circles
from netcrm.queries.people import Card, face, resolve

_LISTED = 6
"""How many steps of a long circle are told."""


@query
def circles_of_introductions(ask: Ask, identity: str) -> tuple[Problem, ...]:
    """The circle that is reported on this contact, the one in it whose file comes first by path."""
    ring = ask.only("circle", identity) or ()
    if not ring:
        return ()
    contact = ask.contact(identity)
    place = _via(ask, contact, ring[1 % len(ring)].id)
    hint = "take out one via: somebody was there first"
    if len(ring) == 1:
        message, hint = "via names the very same person", "write who introduced them, or no via"
    else:
        message = f"these introductions go round in a circle: {_told(ring)}"
    width = place.end - place.start
    return (Problem(contact.file, place.line, place.column, "NC305", message, hint, width=width),)


def _told(ring: tuple[Card, ...]) -> str:
    names = [card.name for card in (*ring, ring[0])]
    steps = [f"{one} through {other}" for one, other in pairwise(names)]
    if len(steps) > _LISTED:
        steps = [*steps[: _LISTED - 2], "and so on", steps[-1]]
    return ", ".join(steps)


def _via(ask: Ask, contact: Contact, introducer: str) -> Place:
    places = (ref.place for ref in contact.via if resolve(ask, ref).id == introducer)
    return next(places, contact.place("via"))


def all_rows(ask: Ask) -> Iterator[Row]:
    """Each circle by the id of its member whose file comes first, told from that member on."""
    for ring in circles(ask):
        at = min(range(len(ring)), key=lambda step: face(ask, ring[step].id).file)
        yield Row("circle", ring[at].id, (), (*ring[at:], *ring[:at]))
