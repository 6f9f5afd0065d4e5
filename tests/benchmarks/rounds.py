"""Takes every figure of every tool, the tools in turn."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.contacts import Person, people
from tests.benchmarks.figures import FIGURES, TOMORROW, Figure
from tests.benchmarks.process import Cost, run
from tests.benchmarks.tools import Tool
from tests.benchmarks.workspace import Workspace

WARM_UP = 20
"""Contacts of the first round, which is not counted."""

VERIFIED = 1_000
"""Up to so many contacts, a tool that can is asked at the end whether its site is right."""


@dataclass(frozen=True, slots=True)
class Sample:
    """What one figure of one tool cost once, with ``size`` contacts."""

    size: int
    figure: str
    tool: str
    cost: Cost


def measure(
    size: int, tools: Sequence[Tool], runs: int, folder: Path, say: Callable[[str], None]
) -> Iterator[Sample]:
    """Take every figure ``runs`` times: A B C of the first, A B C of the second, and so again.

    Raises WrongError where a tool fails, or where its site is not right.
    """
    with ExitStack() as stack:
        everyone = tuple(people(size))
        spaces = [_space(stack, folder, tool, everyone) for tool in tools]
        for turn, figure, space in product(range(runs), FIGURES, spaces):
            cost = take(figure, space)
            if cost is not None:
                what = f"{space.tool.name} {figure.name}: {cost.wall:.2f} s"
                say(f"{size:,} contacts, run {turn + 1} of {runs}: {what}")
                yield Sample(size, figure.name, space.tool.name, cost)
        for space in spaces if size <= VERIFIED else ():
            _verify(space)


def take(figure: Figure, space: Workspace) -> Cost | None:
    """Take one figure and look at what came of it; None if the tool has nothing like it."""
    command = figure.command(space)
    if command is None:
        return None
    figure.prepare(space)
    os.sync()  # what the tool before left to be written is not this one's work
    cost, said = run(command, space.folder)
    space.pages()
    figure.check(space, said)
    return cost


def warm_up(tools: Sequence[Tool], folder: Path) -> None:
    """Take every figure once with few contacts, so that programs are read and compiled."""
    for _ in measure(WARM_UP, tools, 1, folder, lambda _: None):
        pass


def _verify(space: Workspace) -> None:
    if space.tool.verify:
        run(space.tool.verify(TOMORROW), space.folder)


def _space(stack: ExitStack, folder: Path, tool: Tool, everyone: Sequence[Person]) -> Workspace:
    own = stack.enter_context(TemporaryDirectory(prefix=f"{tool.name}-", dir=folder))
    return Workspace(Path(own), tool, everyone)
