"""What lies between you and someone, and who stands around them: the foot of a contact's page."""

from collections.abc import Mapping
from itertools import chain
from typing import NamedTuple

from netcrm.model import MY_ID
from netcrm.queries.ask import Ask
from netcrm.queries.came_by import came_by
from netcrm.queries.ties import Tie, is_met, near, near_ties
from netcrm.views.names import PER_PAGE
from netcrm.views.surroundings import HEIGHT, INNER, WIDTH, Spot, Stroke, drawing
from netcrm.website.pages.exchange import BetweenView, between_view
from netcrm.website.pages.introductions import shown
from netcrm.website.pages.parts import Piece, Source, person, sources

_DIRECT = 2
"""A way of so many people is told by ``via`` already."""
_LONGEST = 18
"""Letters of a name in the drawing, at most; the list has all of it."""


class Dot(NamedTuple):
    """Someone in the drawing, leading to their page; ``ring`` is how many steps away they are."""

    name: str
    short: str
    url: str
    x: int
    y: int
    ring: int


class Known(NamedTuple):
    """Someone in the list: what says that the two know each other, and whom they know beyond."""

    who: Piece
    words: str
    rests_on: tuple[Source, ...]
    beyond: tuple[Piece, ...]


class Graph(NamedTuple):
    """Who stands around someone, as a drawing and as a list; ``more`` are in neither."""

    label: str
    box: str
    dots: tuple[Dot, ...]
    strokes: tuple[Stroke, ...]
    known: tuple[Known, ...]
    more: int


class Around(NamedTuple):
    """The story of giving and taking, how they came to you, who stands around them.

    Each is None or empty where there is nothing to say, and all of it on your own page.
    """

    between: BetweenView | None
    came_by: tuple[Piece, ...]
    graph: Graph | None


def around(ask: Ask, identity: str) -> Around:
    """All of it for one contact."""
    if identity == MY_ID:
        return Around(None, (), None)
    way = tuple(shown(ask, who) for who in came_by(ask, identity))
    return Around(
        between_view(ask, identity),
        way if len(way) > _DIRECT else (),
        _graph(ask, identity) if is_met(ask, identity) else None,
    )


def _graph(ask: Ask, identity: str) -> Graph | None:
    """Nothing for someone who is not seen to know anybody."""
    ties = near_ties(ask, identity)
    if not ties:
        return None
    steps = {tie.other: _beyond(ask, identity, tie.other) for tie in ties[:INNER]}
    found = drawing(identity, tuple(steps), steps)
    further = {one: beyond[:INNER] for one, beyond in steps.items()}
    listed = (tie.other for tie in ties[:PER_PAGE])
    ids = chain((spot.id for spot in found.spots), listed, *further.values())
    shown = {one: person(ask, one) for one in dict.fromkeys(ids)}
    return Graph(
        f"Whom {shown[identity].text} is seen to know, and whom they know",
        f"0 0 {WIDTH} {HEIGHT}",
        tuple([_dot(shown[spot.id], spot) for spot in found.spots]),
        found.strokes,
        tuple([_known(tie, shown, further.get(tie.other, ())) for tie in ties[:PER_PAGE]]),
        max(len(ties) - PER_PAGE, 0),
    )


def _beyond(ask: Ask, identity: str, other: str) -> tuple[str, ...]:
    return tuple(one for one in near(ask, other) if one != identity)


def _known(tie: Tie, shown: Mapping[str, Piece], beyond: tuple[str, ...]) -> Known:
    further = tuple([shown[one] for one in beyond])
    return Known(shown[tie.other], tie.words, sources(tie.evidence), further)


def _dot(who: Piece, spot: Spot) -> Dot:
    name, url, _ = who
    short = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"
    return Dot(name, short, url, spot.x, spot.y, spot.ring)
