"""The table of the benchmark, from what was measured."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from tests.benchmarks.rounds import Sample

AGAINST = ("Hugo", "cold")
"""The tool and the figure that all others are compared with, at the same size."""

_HEAD = ("", "", "wall s", "min..max", "CPU s", f"of {' '.join(AGAINST)}", "peak MB", "growth")
_NAMES = 2  # columns of words; the others are numbers
_NONE = "-"


@dataclass(frozen=True, slots=True)
class Row:
    """One figure of one tool at one size.

    ``wall``, ``least``, ``most`` and ``cpu`` are seconds, medians but for the ends of the spread;
    ``ratio`` is ``wall`` to Hugo's cold build; ``peak`` is the highest of all runs, in bytes;
    ``growth`` is ``wall`` to that of the size before. None is what was not measured.
    """

    size: int
    figure: str
    tool: str
    runs: int
    wall: float
    least: float
    most: float
    cpu: float
    ratio: float | None
    peak: int | None
    growth: float | None


def rows(samples: Sequence[Sample]) -> tuple[Row, ...]:
    """The rows of all samples: by size, then as figures and tools come first in the samples."""
    figures = tuple(dict.fromkeys(sample.figure for sample in samples))
    tools = tuple(dict.fromkeys(sample.tool for sample in samples))
    sizes = sorted({sample.size for sample in samples})
    walls = _walls(samples)
    return tuple(
        _row((before, size), figure, tool, found, walls)
        for before, size in zip((0, *sizes), sizes, strict=False)
        for figure in figures
        for tool in tools
        if (found := [s for s in samples if (s.size, s.figure, s.tool) == (size, figure, tool)])
    )


_Walls = dict[tuple[int, str, str], float]


def _walls(samples: Iterable[Sample]) -> _Walls:
    """The median wall time of each size, figure and tool."""
    found: dict[tuple[int, str, str], list[float]] = {}
    for sample in samples:
        key = (sample.size, sample.figure, sample.tool)
        found.setdefault(key, []).append(sample.cost.wall)
    return {key: median(times) for key, times in found.items()}


def _row(
    sizes: tuple[int, int], figure: str, tool: str, samples: Sequence[Sample], walls: _Walls
) -> Row:
    before, size = sizes
    times = [sample.cost.wall for sample in samples]
    wall = walls[size, figure, tool]
    return Row(
        size=size,
        figure=figure,
        tool=tool,
        runs=len(samples),
        wall=wall,
        least=min(times),
        most=max(times),
        cpu=median(sample.cost.cpu for sample in samples),
        ratio=_to(wall, walls.get((size, AGAINST[1], AGAINST[0]))),
        peak=max(sample.cost.peak for sample in samples) or None,
        growth=_to(wall, walls.get((before, figure, tool))),
    )


def _to(wall: float, other: float | None) -> float | None:
    return wall / other if other else None


def table(found: Sequence[Row]) -> str:
    """The table as text, in columns, with a heading for each size."""
    tools = {size: _tools_of(found, size) for size in dict.fromkeys(row.size for row in found)}
    cells = [_HEAD, *(line for size in tools for line in _block(found, size, tools[size]))]
    widths = [max(len(line[at]) for line in cells if len(line) > 1) for at in range(len(_HEAD))]
    return "".join(f"{_line(line, widths)}\n" for line in cells)


def _tools_of(found: Sequence[Row], size: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row.tool for row in found if row.size == size))


def _block(found: Sequence[Row], size: int, tools: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The lines of one size; a tool that has nothing like a figure gets a line of dashes."""
    yield ("",)
    yield (f"{size:,} contacts",)
    here = {(row.figure, row.tool): row for row in found if row.size == size}
    for figure in dict.fromkeys(row.figure for row in found if row.size == size):
        for tool in tools:
            label = figure if tool == tools[0] else ""
            yield (label, tool, *_cells(here.get((figure, tool))))


def _cells(row: Row | None) -> tuple[str, ...]:
    if row is None:
        return (_NONE,) * (len(_HEAD) - _NAMES)
    return (
        f"{row.wall:.2f}",
        f"{row.least:.2f}..{row.most:.2f}",
        f"{row.cpu:.2f}",
        _NONE if row.ratio is None else f"{row.ratio:.3f}",
        _NONE if row.peak is None else f"{row.peak / 1e6:.0f}",
        _NONE if row.growth is None else f"{row.growth:.1f} x",
    )


def _line(cells: tuple[str, ...], widths: Sequence[int]) -> str:
    """Names to the left, numbers to the right."""
    if len(cells) == 1:
        return cells[0]
    padded = (
        cell.ljust(width) if at < _NAMES else cell.rjust(width)
        for at, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return "  ".join(padded).rstrip()
