"""Every problem there is has a bad sample here, and its exact message.

``<CODE>/`` is a small workspace, and ``<CODE>/expected.txt`` what ``netcrm check`` prints of it
into a pipe (``netcrm build``, where only building shows it). A new code needs a new folder.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from netcrm.model import CODES
from tests.conftest import Golden

HERE = Path(__file__).parent
TODAY = "2026-03-14"
TALLY = re.compile(r"^(\d+ (?:errors?|warnings?|notes?)\b.*\n)", re.MULTILINE)
COMMANDS: Mapping[str, tuple[str, ...]] = {"NC502": ("build",)}


def unreadable(workspace: Path) -> None:
    """A pipe and a link to nothing, each named like a contact."""
    os.mkfifo(workspace / "contacts" / "pipe.md")
    (workspace / "contacts" / "gone.md").symlink_to("nowhere.md")


def large(workspace: Path) -> None:
    """A file of nine megabytes, and one with too many lines."""
    front = "---\nname: Too Large\n---\n"
    (workspace / "contacts" / "too-large.md").write_text(front + "word " * 1_800_000)
    lines = "  - 2026-02-20 visit: Rehab\n" * 100_000
    (workspace / "contacts" / "too-long.md").write_text(
        f"---\nname: Too Long\nhistory:\n{lines}---\n"
    )


ARRANGE: Mapping[str, Callable[[Path], None]] = {"NC107": large, "NC111": unreadable}
"""What cannot lie in a repository, or should not."""


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Expectations lie in the samples themselves."""
    return Golden(HERE, update=request.config.getoption("--update"))


def printed(code: str, tmp_path: Path) -> str:
    """What the command says of the sample, up to the line that counts the problems."""
    workspace = tmp_path / code
    shutil.copytree(HERE / code, workspace, ignore=shutil.ignore_patterns("expected.txt"))
    if code in ARRANGE:
        ARRANGE[code](workspace)
    command = [sys.executable, "-m", "netcrm", "--today", TODAY, "-C", str(workspace)]
    done = subprocess.run(
        [*command, *COMMANDS.get(code, ("check",))],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    has_error = any(f" error {each}: " in done.stdout for each in CODES)
    assert done.returncode == int(has_error), done.stdout
    said, tally, _ = re.split(
        r"^(\d+ (?:errors?|warnings?|notes?)\b.*\n)", done.stdout, flags=re.MULTILINE
    )
    return said + tally


@pytest.mark.parametrize("code", CODES)
def test_a_bad_sample_and_its_exact_message(code: str, golden: Golden, tmp_path: Path) -> None:
    said = printed(code, tmp_path)
    assert f" {CODES[code][0]} {code}: " in said
    golden(f"{code}/expected.txt", said)


def test_no_sample_is_left_over() -> None:
    folders = {path.name for path in HERE.iterdir() if path.name.startswith("NC")}
    assert folders == set(CODES)
