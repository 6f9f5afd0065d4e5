"""A small workspace to watch."""

from pathlib import Path

import pytest

from tests.watch.watching import begin


@pytest.fixture
def space(tmp_path: Path) -> Path:
    return begin(tmp_path / "space")
