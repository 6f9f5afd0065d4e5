"""Circles among those who came through each other."""

from collections import defaultdict
from collections.abc import Mapping

from netcrm.views.forest import Parents


def circles(parents: Parents) -> tuple[tuple[str, ...], ...]:
    """The circles among all parents, not the first alone: each once, from its first member on.

    Of circles that share members, the shortest through the first member in order stands for all.
    """
    found: list[tuple[str, ...]] = []
    done: set[str] = set()
    inner = _core(parents)
    for start in sorted(inner):
        ring = () if start in done else _shortest_ring(inner, start)
        if ring and done.isdisjoint(ring):
            found.append(ring)
        done.update(ring)
    return tuple(found)


def _core(parents: Parents) -> Parents:
    """What is left without those above and below all circles: else long chains would cost much."""
    going_up = _without_ends(parents)
    keys = _without_ends(_turned(going_up))
    return {key: tuple(p for p in parents[key] if p in keys) for key in keys}


def _without_ends(graph: Parents) -> Parents:
    """Only those from whom the way goes on for ever."""
    back = _turned(graph)
    left = {key: len({other for other in ahead if other in graph}) for key, ahead in graph.items()}
    ends = [key for key, ways in left.items() if not ways]
    while ends:
        for key in back.get(ends.pop(), ()):
            left[key] -= 1
            if not left[key]:
                ends.append(key)
    return {key: tuple(o for o in graph[key] if left.get(o)) for key, ways in left.items() if ways}


def _turned(graph: Parents) -> Parents:
    """The same with every arrow the other way."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for key, ahead in graph.items():
        for other in ahead:
            found[other][key] = None
    return {other: tuple(keys) for other, keys in found.items()}


def _shortest_ring(parents: Parents, start: str) -> tuple[str, ...]:
    """The shortest way from ``start`` over parents back to it; empty if there is none."""
    came_from: dict[str, str] = {}
    front = [start]
    while front:
        ahead: list[str] = []
        for key in front:
            for parent in parents.get(key, ()):
                if parent == start:
                    return _way_back(came_from, key, start)
                if parent not in came_from:
                    came_from[parent] = key
                    ahead.append(parent)
        front = ahead
    return ()


def _way_back(came_from: Mapping[str, str], key: str, start: str) -> tuple[str, ...]:
    way = [key]
    while way[-1] != start:
        way.append(came_from[way[-1]])
    return tuple(reversed(way))
