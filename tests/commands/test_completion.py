"""What shells are offered."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.conftest import HERE, Run

PROGRAM = [sys.executable, "-m", "netcrm"]


def offered(line: str) -> list[str]:
    """Ids and words for the last word of a line, as bash would be told."""
    words = line.split(" ")
    env = os.environ | {
        "COMP_WORDS": " ".join(words),
        "COMP_CWORD": str(len(words) - 1),
        "_NETCRM_COMPLETE": "bash_complete",
    }
    done = subprocess.run(PROGRAM, env=env, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return [line.partition(",")[2] for line in done.stdout.split()]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("netcrm tod", ["today"]),
        ("netcrm show an", ["ana-pires"]),
        ("netcrm show MARC", ["marcus-bell"]),
        ("netcrm show zoë", ["zoe-marchetti"]),
        ("netcrm show 李", ["李雷"]),
        ("netcrm show nobody", []),
        ("netcrm new Bo --via ma", ["marcus-bell"]),
        ("netcrm list --circle i", ["inner"]),
        ("netcrm list --status long", ["long-quiet", "long-ago"]),
        ("netcrm completion f", ["fish"]),
    ],
)
@pytest.mark.usefixtures("small")
def test_offers(line: str, expected: list[str]) -> None:
    assert offered(line) == expected


def test_without_a_workspace_nothing_is_offered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert offered("netcrm show a") == []
    assert offered(f"netcrm -C {HERE / 'small'} show a") == ["ana-pires"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_is_one_for_that_shell(netcrm: Run, shell: str, tmp_path: Path) -> None:
    script = netcrm("completion", shell).out
    assert "_NETCRM_COMPLETE" in script
    if shutil.which(shell) is None:
        pytest.skip(f"no {shell} is installed to try it with")
    path = tmp_path / "script"
    path.write_text(script)
    subprocess.run([shell, "-n", path], check=True)


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash is installed")
def test_bash_completes(small: Path, netcrm: Run) -> None:
    program = small / "bin" / "netcrm"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m netcrm "$@"\n')
    program.chmod(0o755)
    script = netcrm("completion", "bash").out + (
        "COMP_WORDS=(netcrm show mar); COMP_CWORD=2\n"
        '_netcrm_completion netcrm mar show; printf "%s\\n" "${COMPREPLY[@]}"\n'
    )
    env = os.environ | {"PATH": f"{program.parent}:{os.environ['PATH']}"}
    done = subprocess.run(
        ["bash", "-c", script], env=env, capture_output=True, text=True, check=False
    )
    assert done.stdout == "marcus-bell\n", done.stderr
