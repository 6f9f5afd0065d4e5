"""Running commands in this process, over small workspaces that tests may change."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from netcrm.cli import run

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


class Ran(NamedTuple):
    """What a command printed, and its exit status."""

    out: str
    err: str
    status: int


Run = Callable[..., Ran]


@pytest.fixture
def netcrm(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command as the shell would: ``netcrm("show", "ana")``."""

    def running(*arguments: str) -> Ran:
        capsys.readouterr()
        status = run(arguments)
        return Ran(*capsys.readouterr(), status)

    return running


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a copy of the workspace ``small``."""
    return _standing_in(tmp_path, "small", monkeypatch)


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a copy of the workspace ``broken``."""
    return _standing_in(tmp_path, "broken", monkeypatch)


def _standing_in(folder: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    copy = Path(shutil.copytree(HERE / name, folder / name))
    monkeypatch.chdir(copy)
    return copy


def contact(root: Path, file: str, *lines: str) -> Path:
    """Write a contact with these lines of front matter."""
    path = root / "contacts" / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(("---", *lines, "---", "")), encoding="utf-8")
    return path
