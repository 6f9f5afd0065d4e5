"""Whatever state git is in: the note is saved, and one line says what was not done and why."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest

from netcrm.commands.keeping import Keeper
from tests.commands.conftest import Run
from tests.history.conftest import ANA, Git

State = Callable[[Path, Git, pytest.MonkeyPatch], object]


def no_git(space: Path, git: Git, patch: pytest.MonkeyPatch) -> None:
    patch.setenv("PATH", str(space))


def git_beside(space: Path, git: Git, patch: pytest.MonkeyPatch) -> None:
    """Let PATH name the folder one stands in, with a program there that calls itself git."""
    (space / "git").write_text("#!/bin/sh\ntouch ran\n")
    (space / "git").chmod(0o755)
    patch.setenv("PATH", ".")


def no_repository(space: Path, git: Git, patch: pytest.MonkeyPatch) -> None:
    shutil.rmtree(space / ".git")


def nobody(space: Path, git: Git, patch: pytest.MonkeyPatch) -> None:
    patch.setenv("GIT_CONFIG_GLOBAL", os.devnull)


def merging(space: Path, git: Git, patch: pytest.MonkeyPatch) -> None:
    git("checkout", "--quiet", "-b", "other")
    (space / "netcrm.toml").write_text("# theirs\n")
    git("commit", "--quiet", "--all", "--message=theirs")
    git("checkout", "--quiet", "main")
    (space / "netcrm.toml").write_text("# ours\n")
    git("commit", "--quiet", "--all", "--message=ours")
    git("merge", "other", ok=False)


def picking(space: Path, git: Git, patch: pytest.MonkeyPatch) -> None:
    (space / ".git/CHERRY_PICK_HEAD").write_text(git("rev-parse", "HEAD"))


def rebasing(space: Path, git: Git, patch: pytest.MonkeyPatch) -> None:
    (space / ".git/rebase-merge").mkdir()


def conflicting(space: Path, git: Git, patch: pytest.MonkeyPatch) -> None:
    merging(space, git, patch)
    (space / ".git/MERGE_HEAD").unlink()


def locked_index(space: Path, git: Git, patch: pytest.MonkeyPatch) -> None:
    (space / ".git/index.lock").touch()


def locked_branch(space: Path, git: Git, patch: pytest.MonkeyPatch) -> None:
    (space / ".git/refs/heads/main.lock").touch()


def on_no_branch(space: Path, git: Git, patch: pytest.MonkeyPatch) -> None:
    git("checkout", "--quiet", "--detach")


def of_another(space: Path, git: Git, patch: pytest.MonkeyPatch) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can give a folder away")
    for path in (space, space / ".git"):
        os.chown(path, 12345, 12345)


def elsewhere(space: Path, git: Git, patch: pytest.MonkeyPatch) -> None:
    git("config", "core.worktree", str(space / "contacts"))


def bare(space: Path, git: Git, patch: pytest.MonkeyPatch) -> None:
    git("config", "core.bare", "true")


def broken(space: Path, git: Git, patch: pytest.MonkeyPatch) -> None:
    shutil.rmtree(space / ".git/objects")
    (space / ".git/objects").mkdir()


def misconfigured(space: Path, git: Git, patch: pytest.MonkeyPatch) -> None:
    (space / ".git/config").write_text("[core\n")


STATES: dict[State, str] = {
    no_git: "there is no git here",
    git_beside: "there is no git here",
    no_repository: "there is no git repository here",
    nobody: "git does not know who you are",
    merging: "in the middle of a merge",
    picking: "in the middle of a cherry-pick",
    rebasing: "in the middle of a rebase",
    conflicting: "the repository has conflicts",
    locked_index: "another git is at work",
    locked_branch: "git cannot:",
    on_no_branch: "not on a branch",
    of_another: "belongs to another user",
    elsewhere: "not within the repository's own files",
    bare: "not within the repository's own files",
    broken: "the repository is damaged",
    misconfigured: "git cannot:",
}


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_the_note_is_saved(
    netcrm: Run, space: Path, git: Git, monkeypatch: pytest.MonkeyPatch, state: State
) -> None:
    state(space, git, monkeypatch)
    head = heads(space)
    wrote = netcrm("log", "ana", "call", "He needs films")
    assert (wrote.status, wrote.err) == (0, "")
    saved = (space / ANA).read_bytes()
    assert b"He needs films" in saved
    ran = netcrm("commit")
    first, *cure = ran.err.splitlines()
    assert (ran.status, ran.out) == (2, "")
    assert STATES[state] in first
    assert len(cure) == 1
    assert (space / ANA).read_bytes() == saved
    assert heads(space) == head
    assert not (space / "ran").exists()


def heads(space: Path) -> dict[str, bytes]:
    """What the branches are at."""
    found = (space / ".git/refs/heads").glob("*") if (space / ".git").exists() else ()
    return {path.name: path.read_bytes() for path in found}


def test_a_refusal_is_said_once(space: Path, git: Git) -> None:
    said: list[str] = []
    keeper = Keeper(space, 60, said.append)
    (space / ".git/index.lock").touch()
    for number in range(3):
        (space / ANA).write_text(f"---\nname: Ana {number}\n---\n")
        keeper.changed()
        keeper.end()
    assert said == ["saved, but not committed: another git is at work in the repository"]
    (space / ".git/index.lock").unlink()
    keeper.changed()
    keeper.end()
    assert len(said) == 2
    assert said[1].startswith("committed: Renamed Ana Pires to Ana 2; ")
    assert git("log", "--format=%s").splitlines()[1:] == ["Begin"]


def test_nothing_is_committed_before_it_is_quiet(space: Path, git: Git) -> None:
    said: list[str] = []
    keeper = Keeper(space, 60, said.append)
    (space / ANA).write_text("---\nname: Ana Pires\n---\n")
    keeper.changed()
    keeper.changed()
    assert said == []
    assert git("log", "--format=%s") == "Begin\n"
    keeper.end()
    keeper.end()
    assert len(said) == 1
    assert said[0].startswith("committed: ")


def test_a_quiet_spell_is_enough(space: Path, git: Git) -> None:
    done = Event()
    keeper = Keeper(space, 0, lambda _: done.set())
    (space / ANA).write_text("---\nname: Ana Pires\n---\n")
    keeper.changed()
    assert done.wait(60)
    assert len(git("log", "--format=%s").splitlines()) == 2
