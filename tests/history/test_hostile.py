"""A repository whose settings would run programs: none of them is run, and the work is done."""

from pathlib import Path

import pytest

from tests.commands.conftest import Run
from tests.history.conftest import ANA, MARC, Git

HOOKS = (
    *("applypatch-msg", "commit-msg", "fsmonitor-watchman", "post-checkout", "post-commit"),
    *("post-index-change", "post-merge", "post-rewrite", "pre-auto-gc", "pre-commit"),
    *("pre-merge-commit", "pre-push", "pre-rebase", "prepare-commit-msg"),
    *("reference-transaction", "sendemail-validate", "update"),
)
COMMANDS = (
    *("blob", "cat-file", "check-attr", "check-ignore", "commit", "commit-tree", "diff"),
    *("fast-import", "hash-object", "log", "ls-files", "ls-tree", "read-tree", "rev-parse"),
    *("show", "status", "symbolic-ref", "update-index", "update-ref", "var", "write-tree"),
)
SETTINGS = (
    *("core.fsmonitor", "core.pager", "core.editor", "core.askPass", "core.sshCommand"),
    *("core.alternateRefsCommand", "core.gitProxy", "credential.helper", "sequence.editor"),
    *("diff.external", "diff.canary.textconv", "diff.canary.command", "interactive.diffFilter"),
    *("gpg.program", "gpg.ssh.program", "trailer.canary.command", "trailer.canary.cmd"),
    *("merge.canary.driver", "filter.canary.clean", "filter.canary.smudge"),
    *("filter.canary.process", "uploadpack.packObjectsHook", "web.browser", "mergetool.x.cmd"),
    *("pager.log", "pager.show", "pager.diff", "pager.status", "remote.origin.uploadpack"),
)


@pytest.fixture
def canary(space: Path, git: Git) -> Path:
    """Fill every place where a repository can name a program; what runs leaves a file."""
    sung = space.parent / "sung"
    sung.mkdir()
    program = space.parent / "canary"
    program.write_text(f'#!/bin/sh\ntouch "{sung}/$(basename "$0")-$$"\nexit 1\n')
    program.chmod(0o755)
    hooks = space / ".git" / "hooks"
    hooks.mkdir(exist_ok=True)
    for name in HOOKS:
        (hooks / name).unlink(missing_ok=True)
        (hooks / name).symlink_to(program)
    for name in SETTINGS:
        git("config", name, str(program))
    for name in COMMANDS:
        git("config", f"alias.{name}", f"!{program}")
    for name, value in (
        ("commit.gpgSign", "true"),
        ("tag.gpgSign", "true"),
        ("log.showSignature", "true"),
        ("core.hooksPath", str(hooks)),
        ("remote.origin.url", f"ext::{program} %S"),
        ("remote.origin.promisor", "true"),
        ("protocol.ext.allow", "always"),
        ("gc.auto", "1"),
    ):
        git("config", name, value)
    return sung


def attributes(space: Path, text: str) -> None:
    (space / ".gitattributes").write_text(text)
    (space / ".git/info/attributes").write_text(text)


def test_the_canary_sings(space: Path, git: Git, canary: Path) -> None:
    attributes(space, "*.md filter=canary diff=canary merge=canary\n")
    (space / ANA).write_text("---\nname: Ana\n---\n")
    git("add", ANA, ok=False)
    git("-c", "commit.gpgSign=false", "commit", "--message=x", ok=False)
    assert any(canary.iterdir())


def test_a_commit_runs_nothing(netcrm: Run, space: Path, canary: Path) -> None:
    attributes(space, "*.md diff=canary merge=canary\n")
    netcrm("log", "ana", "call", "x")
    (space / MARC).unlink()
    (space / "contacts/bo.md").write_text("---\nname: Bo\n---\n")
    ran = netcrm("commit")
    assert ran.err == ""
    assert ran.out.startswith("Called Ana Pires; ")
    assert netcrm("changes", "HEAD~1..HEAD").out.startswith("Called Ana Pires\n")
    assert netcrm("changes", "HEAD~1").status == 0
    assert list(canary.iterdir()) == []


@pytest.mark.parametrize("name", ["filter=canary", "working-tree-encoding=UTF-16", "ident"])
def test_what_would_be_turned_is_not_committed(
    netcrm: Run, space: Path, canary: Path, name: str
) -> None:
    attributes(space, f"*.md {name}\n")
    netcrm("log", "ana", "call", "x")
    ran = netcrm("commit")
    assert ran.status == 2
    assert "goes through a program of the repository" in ran.err
    assert b"call: x" in (space / ANA).read_bytes()
    assert len((space / ".git/logs/HEAD").read_text().splitlines()) == 1
    assert list(canary.iterdir()) == []


def test_what_is_missing_is_not_fetched(netcrm: Run, space: Path, git: Git, canary: Path) -> None:
    git("config", "core.repositoryFormatVersion", "1")
    git("config", "extensions.partialClone", "origin")
    name = git("rev-parse", f"HEAD:{ANA}").strip()
    (space / ".git/objects" / name[:2] / name[2:]).unlink()
    netcrm("log", "ana", "call", "x")
    ran = netcrm("commit")
    assert ran.status == 2
    assert len(ran.err.splitlines()) == 2
    assert list(canary.iterdir()) == []


def test_other_commands_start_no_git(
    netcrm: Run, space: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A program called git that tells of being started is never heard of."""
    folder = space.parent / "bin"
    folder.mkdir()
    (folder / "git").write_text(f"#!/bin/sh\n: > {space.parent}/started\n")
    (folder / "git").chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))
    for words in (("build",), ("today",), ("show", "ana"), ("list",), ("check",), ("fmt",)):
        netcrm(*words)
    netcrm("log", "ana", "call", "x")
    netcrm("undo")
    assert not (space.parent / "started").exists()
    netcrm("commit")
    assert (space.parent / "started").exists()
