"""strace: which calls a process makes to the system, and letting one of them fail."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.edit.broken_off import Done

ROOT = Path(__file__).parents[2]
Job = tuple[str, str, int]
"""A workspace, a sort of call, and how many of that sort are wasted before the write."""

_ROW = re.compile(r"^(?P<process>\d+) +(?P<call>\w+)\(", re.MULTILINE)
_BEGUN = "getppid"


def found_strace() -> str:
    """Where it lies. Skips the test where there is none, or where it may not look on."""
    found = shutil.which("strace")
    if found is None:
        pytest.skip("there is no strace here")
    command = [found, "-f", "-o", "/dev/null", "true"]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("strace may not look on here")
    return found


def broken_off(
    folder: Path, plan: tuple[str, str], jobs: Sequence[Job], options: Sequence[str]
) -> list[Done]:
    """Let a process for each job write under strace, and say what became of it.

    The plan is what is to be written, and a workspace to do it in first.
    """
    (folder / "plan").write_text(json.dumps([*plan, jobs]))
    watched = [found_strace(), "-f", "-qq", "-o", str(folder / "log"), *options]
    with (folder / "out").open("wb") as out:
        subprocess.run(
            [*watched, sys.executable, "-m", "tests.edit.broken_off", str(folder / "plan")],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"},
            stdout=out,
            stderr=subprocess.DEVNULL,
            check=True,
        )
    said = (folder / "out").read_bytes()
    rows: list[tuple[int, int, int]] = json.loads((folder / "done").read_text())
    return [Done(status, said[start:end].decode()) for status, start, end in rows]


def counted(log: str) -> tuple[Counter[str], Counter[str]]:
    """How many calls of each sort there were: of the first process, and of a write."""
    rows = [(found["process"], found["call"]) for found in _ROW.finditer(log)]
    first = rows[0][0]
    before = Counter(call for process, call in rows if process == first)
    own = [call for process, call in rows if process != first]
    return before, Counter(own[own.index(_BEGUN) + 1 :])
