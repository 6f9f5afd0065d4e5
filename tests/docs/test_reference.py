"""The pages made from the program say what the program says today."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = ("settings.md", "commands.md", "problems.md")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("docs")
    subprocess.run([sys.executable, ROOT / "docs" / "generate.py", folder], check=True)
    return folder


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_up_to_date(made: Path, name: str) -> None:
    kept = (ROOT / "docs" / name).read_text("utf-8")
    assert kept == (made / name).read_text("utf-8"), "run .venv/bin/python docs/generate.py"


def test_no_page_is_forgotten(made: Path) -> None:
    assert {path.name for path in made.iterdir()} == set(PAGES)
