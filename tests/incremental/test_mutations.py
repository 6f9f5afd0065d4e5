"""The sequences find every mistake that is put into the memo: were one there, they would fail."""

from pathlib import Path
from random import Random

import pytest

from netcrm.memo import StrataError
from tests.incremental.around import AROUND, OPERATIONS
from tests.incremental.builders import Kept
from tests.incremental.mutations import MUTATIONS
from tests.incremental.sequences import DifferenceError, Step, run

MOST = 30
"""Sequences in which a mistake has to show."""


def steps_of(number: int) -> list[Step]:
    """A sequence of everything, or of what happens around the contacts."""
    choose = Random(number)  # noqa: S311  no secret
    operations = AROUND if number % 2 else OPERATIONS
    return [(choose.choice(operations), choose.randrange(2**30)) for _ in range(20)]


@pytest.mark.parametrize("name", MUTATIONS)
def test_a_mistake_is_found(name: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    MUTATIONS[name](monkeypatch)
    found = (finds(folder / "mutated", steps_of(number)) for number in range(MOST))
    assert any(found), f"nothing differs though {name}"


def finds(folder: Path, steps: list[Step]) -> bool:
    """Whether a sequence fails: by a difference, or because what was read does not fit together."""
    try:
        run(folder, steps, (Kept,))
    except (DifferenceError, StrataError, LookupError, ValueError):
        return True
    return False
