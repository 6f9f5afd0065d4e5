"""A copy of the sample whose builds keep what they worked out."""

import shutil
from pathlib import Path

import pytest

from netcrm.queries import kept
from netcrm.website import keeper

ROOT = Path(__file__).parents[2]


@pytest.fixture
def space(tmp_path: Path) -> Path:
    """Copy the sample; builds keep unless a setting says otherwise, and nothing in it is young."""
    made = tmp_path / "space"
    made.mkdir()
    shutil.copytree(ROOT / "contacts", made / "contacts")
    shutil.copy(ROOT / "me.md", made)
    (made / "netcrm.toml").write_text("today = 2026-03-18\n")
    return made


@pytest.fixture
def same_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the program count as the same: the checkout may be edited while tests run."""
    for module in (kept, keeper):
        monkeypatch.setattr(module, "stamp", lambda: "this program")
