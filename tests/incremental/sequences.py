"""Running a sequence of operations, and holding every kept site against a clean build."""

import shutil
from collections.abc import Iterable
from pathlib import Path
from random import Random
from typing import NamedTuple

from tests.incremental.builders import (
    KEEPERS,
    Makers,
    Tree,
    clean,
    keep_what_is_not_ours,
    tree,
)
from tests.incremental.operations import Operation
from tests.incremental.workspace import begin

Step = tuple[Operation, int]
"""An operation, and the number that its choices are made from."""


class Ran(NamedTuple):
    """An operation that was run, and whether the update after it changed a byte."""

    name: str
    changed: bool


class DifferenceError(AssertionError):
    """A kept site is not what a clean build makes."""


def run(folder: Path, steps: Iterable[Step], kept: Makers = KEEPERS) -> list[Ran]:
    """Run a sequence; raises DifferenceError where a kept site is not what it should be."""
    shutil.rmtree(folder, ignore_errors=True)
    keepers = [make(folder / f"kept-{number}" / "build") for number, make in enumerate(kept)]
    space = begin(folder / "space", tuple(keeper.out for keeper in keepers))
    told = [keeper.update(space.root, space.today) for keeper in keepers]
    ran: list[Ran] = []
    for operation, number in steps:
        space.choose = Random(number)  # noqa: S311  no secret
        operation(space)
        for at, keeper in enumerate(keepers):
            beside = folder / "clean" / "build"
            keep_what_is_not_ours(keeper.out, beside)
            before = tree(keeper.out) if keeper.out.is_dir() else {}
            told[at] = keeper.update(space.root, space.today)
            expected = clean(space.root, beside, space.today)
            now = tree(keeper.out)
            compare(operation.__name__, now, tree(beside))
            if told[at] != expected:
                raise DifferenceError(f"after {operation.__name__}: {told[at]} is not {expected}")
        ran.append(Ran(operation.__name__, now != before))
    return ran


def compare(after: str, found: Tree, expected: Tree) -> None:
    """Compare two folders byte for byte."""
    if found == expected:
        return
    names = sorted(found.keys() | expected.keys())
    wrong = [name for name in names if found.get(name) != expected.get(name)]
    one = wrong[0]
    shown = f"{found.get(one, b'nothing')!r}\n\n is not \n\n{expected.get(one, b'nothing')!r}"
    raise DifferenceError(f"after {after}: {wrong} differ; {one}: {shown}")
