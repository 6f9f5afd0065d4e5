"""Ways from you to someone, through people who know each other.

The shortest paths of a graph, one after the other, by Yen's algorithm (1971) as networkx has it:
the one file that knows that library, and only when a way is asked for.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from networkx import DiGraph  # type: ignore[import-untyped]  # it brings no types

Costs = Mapping[tuple[str, str], int]
"""How far from one to another, for each pair that know each other, both ways round."""

_YOU, _THERE = "/you", "/there"
"""The ends of the graph; no id holds a slash."""


def ways(
    starts: Mapping[str, int], ties: Costs, targets: Sequence[str], most: int, steps: int
) -> tuple[tuple[str, ...], ...]:
    """The shortest ways to any of the targets, from one of the ``starts`` on, the shortest first.

    At most ``most`` of them, each of at most ``steps`` people, the target included. Whom you can
    ask yourself is only ever the first on a way: to be led there would be a detour. Each target
    ends its way. Of ways that cost the same, the one that comes first by ids.
    """
    if not starts or not targets:
        return ()
    graph = _graph(starts, ties, targets)
    found = (tuple(way[1:-1]) for way in _shortest(graph) if len(way) - 2 <= steps)
    # one more than asked for, so that equals at the end are told apart by their ids
    cost = {way: _cost(way, starts, ties) for way in islice(found, most * 4)}
    return tuple(sorted(cost, key=lambda way: (cost[way], way)))[:most]


def _graph(starts: Mapping[str, int], ties: Costs, targets: Sequence[str]) -> "DiGraph[str]":
    from networkx import DiGraph  # noqa: PLC0415  0.2 s that nothing else should take

    graph = DiGraph()
    graph.add_nodes_from((_YOU, _THERE))
    ends = frozenset(targets)
    for start in sorted(starts):
        graph.add_edge(_YOU, start, cost=starts[start])
    for one, other in sorted(ties):
        if one not in ends and other not in starts:
            graph.add_edge(one, other, cost=ties[one, other])
    for target in sorted(targets):
        graph.add_edge(target, _THERE, cost=1)
    return graph


def _shortest(graph: "DiGraph[str]") -> Iterator[Any]:
    """Every way through the graph, the cheapest first; none where there is none."""
    from networkx import has_path, shortest_simple_paths  # noqa: PLC0415

    if has_path(graph, _YOU, _THERE):
        yield from shortest_simple_paths(graph, _YOU, _THERE, weight="cost")


def _cost(way: tuple[str, ...], starts: Mapping[str, int], ties: Costs) -> int:
    return starts[way[0]] + sum(ties[pair] for pair in pairwise(way))
