"""Where people stand in a small drawing around one of them: those they know, and those beyond.

Two rings, everyone at the same distance whoever they are: what is drawn ranks nobody.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import chain, zip_longest
from math import cos, pi, sin
from typing import NamedTuple

WIDTH, HEIGHT = 720, 480
"""The drawing's room in its own units."""
INNER, OUTER = 12, 18
"""How many stand on each ring, at most; whoever has no room is in the list beside."""

_NEAR, _FAR = (200, 120), (310, 205)
_MIDDLE = (WIDTH // 2, HEIGHT // 2)


class Spot(NamedTuple):
    """Where someone stands; ``ring`` is how many steps away they are."""

    id: str
    x: int
    y: int
    ring: int


class Stroke(NamedTuple):
    """A line between two who know each other."""

    x1: int
    y1: int
    x2: int
    y2: int


class Drawing(NamedTuple):
    """Everyone's place, the one in the middle first, and the lines between them."""

    spots: tuple[Spot, ...]
    strokes: tuple[Stroke, ...]


def drawing(middle: str, near: Sequence[str], beyond: Mapping[str, Sequence[str]]) -> Drawing:
    """A drawing of one person, those they know in order, and whom each of these knows beyond.

    ``beyond`` has an entry for each of ``near`` that is drawn. The one who stands on the outer ring
    stands behind the first through whom they are known. Whole numbers, so that the same people give
    the same bytes on every machine.
    """
    inner = tuple(near[:INNER])
    outer = _outer(middle, inner, beyond)
    places = {middle: _MIDDLE}
    places |= zip(inner, _ring(len(inner), _NEAR), strict=True)
    places |= zip(outer, _ring(len(outer), _FAR), strict=True)
    rings = dict.fromkeys(places, 2) | dict.fromkeys(inner, 1) | {middle: 0}
    pairs = {(middle, one): None for one in inner}
    pairs |= {_pair(one, two): None for one in inner for two in beyond[one] if two in places}
    return Drawing(
        tuple([Spot(one, *place, rings[one]) for one, place in places.items()]),
        tuple([Stroke(*places[one], *places[two]) for one, two in pairs if one != two]),
    )


def _outer(middle: str, inner: Sequence[str], beyond: Mapping[str, Sequence[str]]) -> list[str]:
    """Who stands on the outer ring, in the order of those they are known through."""
    turns = zip_longest(*(beyond[one][:OUTER] for one in inner))
    found = dict.fromkeys(chain.from_iterable(turns))  # in turn: nobody's friends take all the room
    near_ones = {middle, *inner}
    drawn = [one for one in found if one is not None and one not in near_ones][:OUTER]
    first: dict[str, int] = {}
    for at, near in enumerate(inner):
        for one in beyond[near]:
            first.setdefault(one, at)
    return sorted(drawn, key=lambda one: (first[one], one))


def _pair(one: str, two: str) -> tuple[str, str]:
    return (one, two) if one < two else (two, one)


@cache
def _ring(of: int, radius: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    """The places on a ring, the first at the top, the others clockwise."""
    angles = [2 * pi * at / of - pi / 2 for at in range(of)]
    return tuple(
        (round(_MIDDLE[0] + radius[0] * cos(angle)), round(_MIDDLE[1] + radius[1] * sin(angle)))
        for angle in angles
    )
