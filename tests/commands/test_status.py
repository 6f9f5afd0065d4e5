"""Exit statuses, streams, and what happens when the other side goes away."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.conftest import Run, contact

PROGRAM = [sys.executable, "-m", "netcrm"]


def test_check_fails_for_errors_only(netcrm: Run, small: Path) -> None:
    assert netcrm("check").status == 0
    path = contact(small, "bo.md", "name: Bo", "via: nobody-at-all")
    assert netcrm("check").status == 0
    assert netcrm("check", "--strict").status == 1
    path.write_text("---\nname: Bo\nmet: 2026-02-30\n---\n")
    assert netcrm("check").status == 1


@pytest.mark.parametrize("command", ["today", "list", "settings"])
@pytest.mark.usefixtures("broken")
def test_other_commands_do_not_fail_for_problems(netcrm: Run, command: str) -> None:
    assert netcrm(command).status == 0


def test_build_fails_for_errors_and_builds_all_the_same(netcrm: Run, broken: Path) -> None:
    ran = netcrm("build")
    assert ran.status == 1
    assert "NC203" in ran.err
    assert (broken / "build" / "index.html").is_file()


def test_build_fails_for_warnings_if_asked_to(netcrm: Run, small: Path) -> None:
    contact(small, "bo.md", "name: Bo", "via: nobody-at-all")
    assert netcrm("build").status == 0
    assert netcrm("build", "--strict").status == 1


def test_build_elsewhere(netcrm: Run, small: Path) -> None:
    ran = netcrm("build", "--out", "site")
    assert ran.status == 0
    assert "open site/index.html" in ran.out
    assert (small / "site" / "index.html").is_file()
    assert not (small / "build").exists()


@pytest.mark.parametrize("out", [".", "contacts", "contacts/family", ".."])
def test_build_never_into_the_contacts(netcrm: Run, small: Path, out: str) -> None:
    before = sorted(small.rglob("*"))
    assert netcrm("build", "--out", out).status == 2
    assert sorted(small.rglob("*")) == before


@pytest.mark.parametrize(
    "words",
    [
        ("show",),
        ("show", "nobody"),
        ("shwo",),
        ("today", "--tomorrow"),
        ("list", "--tag"),
        ("list", "--status", "gone"),
        ("today", "--today", "soon"),
        ("-C", "not-here", "list"),
        ("-C", "contacts", "list"),
        ("new", "Bo", "--via", "nobody"),
        ("new", "Bo", "--met", "2026-02-30"),
        ("new", "Bo", "--birthday", "13-45"),
        ("new", " "),
        ("completion", "tcsh"),
    ],
)
def test_what_cannot_be_done_is_2_with_a_reason(
    netcrm: Run, small: Path, words: tuple[str, ...]
) -> None:
    before = sorted(small.rglob("*"))
    ran = netcrm(*words)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err
    assert sorted(small.rglob("*")) == before


def test_no_workspace(netcrm: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = netcrm("today")
    assert ran.status == 2
    assert "netcrm init" in ran.err


def test_the_nearest_parent_is_the_workspace(
    netcrm: Run, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = netcrm("list").out
    monkeypatch.chdir(small / "contacts" / "family")
    assert netcrm("list").out == here


def test_today_before_or_after_the_command(netcrm: Run, small: Path) -> None:
    before = netcrm("--today", "2026-06-01", "today", "--json")
    after = netcrm("today", "--json", "--today", "2026-06-01")
    assert before == after
    assert '"as_of": "2026-06-01"' in before.out
    assert '"as_of": "2026-03-18"' in netcrm("today", "--json").out
    assert '"as_of": "2026-06-01"' in netcrm("-C", str(small), *before_today()).out


def before_today() -> tuple[str, ...]:
    return ("--today", "2026-01-01", "today", "--json", "--today", "2026-06-01")


def test_quiet_leaves_out_what_was_not_asked_for(netcrm: Run, broken: Path) -> None:
    assert netcrm("today").err
    assert netcrm("today", "--quiet").err == ""
    assert netcrm("--quiet", "today").err == ""
    assert "contacts" not in netcrm("-q", "list").out.splitlines()[-1]
    assert broken.is_dir()


def test_ctrl_c_is_quiet(netcrm: Run, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_ask: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("netcrm.commands.check.problems", interrupted)
    ran = netcrm("check")
    assert (ran.out, ran.err.strip(), ran.status) == ("", "", 130)
    assert small.is_dir()


def test_a_reader_that_goes_away_is_no_error(small: Path) -> None:
    for number in range(300):
        contact(small, f"someone-{number}.md", f"name: Someone {number}", "x: " + "long " * 60)
    with subprocess.Popen(
        [*PROGRAM, "list", "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 0


def test_a_disk_that_is_full_is_said(small: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full here")
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*PROGRAM, "list"], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 2
    assert "no space left" in done.stderr
    assert "Traceback" not in done.stderr
    assert small.is_dir()


@pytest.mark.usefixtures("small")
def test_other_encodings_get_utf_8() -> None:
    env = os.environ | {"PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    done = subprocess.run([*PROGRAM, "list"], capture_output=True, env=env, check=True)
    assert "李雷" in done.stdout.decode("utf-8")


@pytest.mark.usefixtures("small")
def test_a_terminal_is_dressed_and_a_pipe_is_not() -> None:
    assert "\x1b[" in on_a_terminal("today", color=True)
    plain = on_a_terminal("today", color=False)
    assert "\x1b[3" not in plain.replace("\x1b[0m", "")
    piped = subprocess.run([*PROGRAM, "today"], capture_output=True, text=True, check=True).stdout
    assert "\x1b" not in piped


def on_a_terminal(command: str, *, color: bool) -> str:
    env = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    env |= {"TERM": "xterm-256color", "COLUMNS": "60"} | ({} if color else {"NO_COLOR": "1"})
    ours, theirs = pty.openpty()
    with subprocess.Popen([*PROGRAM, command], stdout=theirs, stderr=theirs, env=env) as running:
        os.close(theirs)
        read = b""
        try:
            while chunk := os.read(ours, 65536):
                read += chunk
        except OSError:  # the other end is closed
            pass
        os.close(ours)
    assert running.returncode == 0
    return read.decode()


@pytest.mark.parametrize(
    ("words", "cure"),
    [
        (("list", "--place"), "`netcrm list --help` says how"),
        (("--today",), "`netcrm --help` says how"),
        (("today", "-C", "elsewhere"), "-C stands before the command: netcrm -C DIR today"),
        (("--json", "today"), "--json stands behind the command: netcrm today --json"),
        (("--tomorrow", "today"), "`netcrm today --help` says how"),
        (("init", "in-the-way"), "move it away, or name another folder"),
        (("-C", "netcrm.toml", "list"), "name the folder it is in"),
    ],
)
def test_wrong_usage_is_told_with_its_cure(
    netcrm: Run, small: Path, words: tuple[str, ...], cure: str
) -> None:
    (small / "in-the-way").mkdir()
    (small / "in-the-way" / "contacts").touch()
    ran = netcrm(*words)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.splitlines()[1:] == [f"   = {cure}"]


@pytest.mark.parametrize("command", ["today", "list"])
def test_an_empty_folder_says_how_to_begin(
    netcrm: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: str
) -> None:
    (tmp_path / "contacts").mkdir()
    monkeypatch.chdir(tmp_path)
    assert 'netcrm new "Ana Pires"' in netcrm(command).out
