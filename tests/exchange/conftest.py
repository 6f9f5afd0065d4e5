"""Commands run over the sample, in this process."""

import shutil
from pathlib import Path

import pytest

from netcrm.cli import run
from tests.commands.conftest import Ran, Run
from tests.conftest import ROOT


@pytest.fixture
def sample(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in the repository, where the sample is."""
    monkeypatch.chdir(ROOT)

    def running(*arguments: str) -> Ran:
        capsys.readouterr()
        status = run(arguments)
        return Ran(*capsys.readouterr(), status)

    return running


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a copy of the workspace ``small``."""
    copy = Path(shutil.copytree(ROOT / "tests" / "commands" / "small", tmp_path / "small"))
    monkeypatch.chdir(copy)
    return copy
