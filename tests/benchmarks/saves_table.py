"""The table of what serving took."""

from collections.abc import Iterable, Iterator, Sequence
from statistics import median

from tests.benchmarks.saves import KINDS, Held, Save

_HEAD = ("", "", "", "saves", "median ms", "p95 ms", "most ms")
_MEMORY = ("", "", "first MB", "peak MB", "then MB", "growth", "saves")
_ALL = "all"


def nearest(times: Sequence[float], percent: int) -> float:
    """The smallest that so many in a hundred are not above (nearest rank)."""
    ordered = sorted(times)
    return ordered[max(-(-len(ordered) * percent // 100), 1) - 1]


def table(found: Iterable[Save | Held]) -> str:
    """Both tables as text, in columns."""
    every = tuple(found)
    saves = tuple(one for one in every if isinstance(one, Save))
    held = tuple(one for one in every if isinstance(one, Held))
    times = _columns((_HEAD, *_times(saves)), words=3)
    return f"{times}\n{_columns((_MEMORY, *map(_memory, held)), words=2)}"


def _times(saves: Sequence[Save]) -> Iterator[tuple[str, ...]]:
    for size, reader in dict.fromkeys((save.size, save.reader) for save in saves):
        some = [save for save in saves if (save.size, save.reader) == (size, reader)]
        for kind in (_ALL, *KINDS):
            for tool in dict.fromkeys(save.tool for save in some):
                times = [s.seconds for s in some if s.tool == tool and kind in {_ALL, s.kind}]
                if times:
                    figures = (median(times), nearest(times, 95), max(times))
                    shown = (f"{1000 * figure:.0f}" for figure in figures)
                    yield f"{size:,} {reader}", kind, tool, str(len(times)), *shown


def _memory(held: Held) -> tuple[str, ...]:
    sizes = (f"{size / 1e6:.0f}" for size in (held.first, held.peak, held.after))
    growth = f"{100 * held.after / held.before - 100:+.1f} %" if held.before and held.saves else "-"
    return f"{held.size:,}", held.tool, *sizes, growth, str(held.saves)


def _columns(lines: Sequence[tuple[str, ...]], words: int) -> str:
    """Words to the left, numbers to the right."""
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "".join(
        "  ".join(
            cell.ljust(width) if at < words else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        + "\n"
        for line in lines
    )
