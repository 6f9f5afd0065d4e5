"""Where the sequences run, and what their builds share."""

import gc
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.incremental.shared import share

MEMORY = Path("/dev/shm")  # noqa: S108  a folder with a name of its own is made in it


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """Return a folder, in memory where there is such a disk: sequences write very many files."""
    made = Path(tempfile.mkdtemp(prefix="netcrm-", dir=MEMORY if MEMORY.is_dir() else None))
    yield made
    shutil.rmtree(made)


@pytest.fixture(autouse=True, scope="module")
def shared() -> Iterator[None]:
    """Let builds share what is the same in all of them, and look for cycles seldom."""
    often = gc.get_threshold()
    gc.set_threshold(200_000, 20, 50)
    with pytest.MonkeyPatch.context() as patch:
        share(patch)
        yield
    gc.set_threshold(*often)
