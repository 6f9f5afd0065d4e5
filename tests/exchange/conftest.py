"""Commands run over the sample, in this process."""

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
