"""Who came through whom, as trees."""

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

Parents = Mapping[str, tuple[str, ...]]
"""By child, its parents in order; the first is the one it is shown under."""


class Branch(NamedTuple):
    """A place in a tree, in the order of reading: how far from the root, and who stands there."""

    depth: int
    key: str


def chain(parents: Parents, key: str) -> tuple[str, ...]:
    """The way from a root to ``key`` by first parents, both included; it stops at a circle."""
    way = {key: None}
    while parents.get(key) and parents[key][0] not in way:
        key = parents[key][0]
        way[key] = None
    return tuple(reversed(way))


def roots(parents: Parents) -> Mapping[str, str]:
    """By everyone who is in a tree, the root of it; of a circle, its first member in order."""
    found: dict[str, str] = {}
    for start in sorted({*parents, *(p for above in parents.values() for p in above[:1])}):
        way: dict[str, None] = {}
        key = start
        while key not in found and key not in way and parents.get(key):
            way[key] = None
            key = parents[key][0]
        root = found.get(key) or (min(_ring(way, key)) if key in way else key)
        found |= dict.fromkeys((*way, key), root)
    return found


def _ring(way: Mapping[str, None], key: str) -> tuple[str, ...]:
    """The end of the way from ``key`` on."""
    steps = tuple(way)
    return steps[steps.index(key) :]


def children(parents: Parents) -> Mapping[str, tuple[str, ...]]:
    """By first parent, those who are shown under it, in order."""
    found: dict[str, list[str]] = defaultdict(list)
    for child in sorted(parents):
        for parent in parents[child][:1]:
            found[parent].append(child)
    return {parent: tuple(below) for parent, below in found.items()}


def tree(below: Mapping[str, tuple[str, ...]], root: str) -> tuple[Branch, ...]:
    """Everyone under a root in the order of reading, the root first; nobody twice."""
    found: list[Branch] = []
    seen = {root}
    waiting = [Branch(0, root)]
    while waiting:
        branch = waiting.pop()
        found.append(branch)
        new = [child for child in below.get(branch.key, ()) if child not in seen]
        seen.update(new)
        waiting.extend(Branch(branch.depth + 1, child) for child in reversed(new))
    return tuple(found)
