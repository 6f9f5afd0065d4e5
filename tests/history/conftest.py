"""Workspaces in real repositories of git, away from the settings of whoever runs the tests."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from netcrm.cli import run
from tests.commands.conftest import Ran, Run

SMALL = Path(__file__).parents[1] / "commands" / "small"
ANA = "contacts/ana-pires.md"
MARC = "contacts/marcus-bell.md"

Git = Callable[..., str]


@pytest.fixture
def netcrm(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command as the shell would, on a day of its own."""

    def running(*arguments: str) -> Ran:
        capsys.readouterr()
        status = run(("--today", "2026-03-18", *arguments))
        return Ran(*capsys.readouterr(), status)

    return running


@pytest.fixture(autouse=True)
def surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings of a user who has a name, and nothing else."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    home = tmp_path / "home"
    home.mkdir()
    settings = home / "gitconfig"
    settings.write_text("[user]\n\tname = Sam\n\temail = sam@example.org\n")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "none"))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    return settings


@pytest.fixture
def bare_space(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a workspace without a repository."""
    space = Path(shutil.copytree(SMALL, tmp_path / "space"))
    monkeypatch.chdir(space)
    return space


@pytest.fixture
def git() -> Git:
    """Run git itself in the folder one stands in."""

    def running(*arguments: str, ok: bool = True) -> str:
        done = subprocess.run(["git", *arguments], capture_output=True, text=True, check=False)
        assert done.returncode == 0 or not ok, done.stderr
        return done.stdout

    return running


@pytest.fixture
def space(bare_space: Path, git: Git) -> Path:
    """Stand in a workspace with one commit of all that is in it."""
    git("init", "--quiet", "--initial-branch=main")
    git("add", "contacts", "netcrm.toml")
    git("commit", "--quiet", "--message=Begin")
    return bare_space
