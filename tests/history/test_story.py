"""The first week that the README tells, from an empty folder to a commit: it says what is shown."""

import io
import re
import shlex
import subprocess
from contextlib import redirect_stderr, redirect_stdout
from datetime import date, datetime
from pathlib import Path

import pytest

from netcrm import cli
from tests.commands.conftest import ROOT

_SHOWN = re.compile(r"^```shell-session\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LEFT_OUT = "…"


class Days(date):
    """A clock that stands at the day the story has come to."""

    now = date.min

    @classmethod
    def today(cls) -> "Days":
        return cls(cls.now.year, cls.now.month, cls.now.day)


def told() -> list[str]:
    """The story's days and commands, each with what is shown below it."""
    text = "".join(_SHOWN.findall((ROOT / "README.md").read_text("utf-8")))
    return re.split(r"^(?=\$ |# )", text, flags=re.MULTILINE)[1:]


def test_the_first_week(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(cli, "date", Days)
    steps = told()
    assert len(steps) > 20
    for step in steps:
        command, _, shown = step.partition("\n")
        if command.startswith("# "):
            Days.now = datetime.strptime(command, "# %A %d %B %Y").date()  # noqa: DTZ007  a day
        elif command.startswith("$ cd "):
            monkeypatch.chdir(command.removeprefix("$ cd "))
        else:
            check(said(command.removeprefix("$ ")), shown, command)


def said(command: str) -> str:
    """What a command prints, to whichever stream."""
    if not command.startswith("netcrm "):
        subprocess.run(["/bin/sh", "-c", command], check=True)
        return ""
    out = io.TextIOWrapper(io.BytesIO(), "utf-8")
    with redirect_stdout(out), redirect_stderr(out):
        assert cli.run(shlex.split(command)[1:]) == 0, command
    out.seek(0)
    return out.read()


def check(found: str, shown: str, command: str) -> None:
    """Compare, but for what is left out."""
    pattern = ".*".join(map(re.escape, shown.split(LEFT_OUT)))
    assert re.fullmatch(pattern, found, re.DOTALL), f"{command}\n{found}"
