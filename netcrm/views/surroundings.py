"""Where people stand in a small drawing around one of them: those they know, and those beyond.

Two rings, everyone at the same distance whoever they are: what is drawn ranks nobody.
"""

from collections.abc import Mapping, Sequence
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
    spots = {middle: Spot(middle, *_MIDDLE, 0)}
    for at, one in enumerate(inner):
        spots[one] = Spot(one, *_place(at, len(inner), _NEAR), 1)
    for at, one in enumerate(outer):
        spots[one] = Spot(one, *_place(at, len(outer), _FAR), 2)
    pairs = {(middle, one): None for one in inner}
    pairs |= {_pair(one, two): None for one in inner for two in beyond[one] if two in spots}
    kept = (pair for pair in pairs if pair[0] != pair[1])
    return Drawing(
        tuple(spots.values()),
        tuple(Stroke(*spots[one][1:3], *spots[two][1:3]) for one, two in kept),
    )


def _outer(middle: str, inner: Sequence[str], beyond: Mapping[str, Sequence[str]]) -> list[str]:
    """Who stands on the outer ring, in the order of those they are known through."""
    found: dict[str, None] = {}
    for turn in range(OUTER):  # a turn for each, so that nobody's friends take all the room
        for one in inner:
            if turn < len(beyond[one]):
                found[beyond[one][turn]] = None
    drawn = [one for one in found if one not in inner and one != middle][:OUTER]
    first = {one: min(at for at, near in enumerate(inner) if one in beyond[near]) for one in drawn}
    return sorted(drawn, key=lambda one: (first[one], one))


def _pair(one: str, two: str) -> tuple[str, str]:
    return (one, two) if one < two else (two, one)


def _place(at: int, of: int, radius: tuple[int, int]) -> tuple[int, int]:
    """A place on a ring, the first at the top, the others clockwise."""
    angle = 2 * pi * at / of - pi / 2
    return (
        round(_MIDDLE[0] + radius[0] * cos(angle)),
        round(_MIDDLE[1] + radius[1] * sin(angle)),
    )
