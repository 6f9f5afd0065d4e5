"""A small workspace to watch."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.incremental.shared import share
from tests.watch.watching import begin


@pytest.fixture
def space(tmp_path: Path) -> Path:
    return begin(tmp_path / "space")


@pytest.fixture(autouse=True, scope="session")
def shared() -> Iterator[None]:
    """Let the many builds here share what is the same in all of them."""
    with pytest.MonkeyPatch.context() as patch:
        share(patch)
        yield
