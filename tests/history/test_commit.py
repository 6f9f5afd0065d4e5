"""`netcrm commit`: exactly the files that are meant, and nothing else of the repository."""

import json
from pathlib import Path

import pytest

from tests.commands.conftest import Run
from tests.history.conftest import ANA, MARC, Git


def test_a_call_is_committed_in_words(netcrm: Run, space: Path, git: Git) -> None:
    netcrm("log", "ana", "call", "He needs films")
    ran = netcrm("commit")
    name = git("rev-parse", "HEAD").strip()
    assert ran.out == f"Called Ana Pires\n1 file committed: {name[:10]}\n"
    assert (ran.status, ran.err) == (0, "")
    assert git("log", "-1", "--format=%an|%s|%b") == "Sam|Called Ana Pires|\n"
    assert git("show", f"HEAD:{ANA}") == (space / ANA).read_text()
    assert git("status", "--short", "--", "contacts") == ""
    assert netcrm("commit").out == "Nothing has changed since the last commit.\n"
    assert git("fsck", "--strict", ok=False) == ""


def test_a_write_that_was_cut_off_is_taken_back_first(netcrm: Run, space: Path) -> None:
    before = (space / ANA).read_bytes()
    netcrm("log", "ana", "call", "He needs films")
    (space / ".netcrm/last.json").rename(space / ".netcrm/journal.json")
    (step,) = json.loads((space / ".netcrm/journal.json").read_bytes())
    (space / f"contacts/.nc-{step['token']}.old").write_bytes(before)
    assert netcrm("commit").out == "Nothing has changed since the last commit.\n"
    assert (space / ANA).read_bytes() == before
    assert sorted(path.name for path in (space / "contacts").glob(".nc-*")) == []


@pytest.mark.usefixtures("space")
def test_what_else_is_staged_stays_staged(netcrm: Run, git: Git) -> None:
    Path("netcrm.toml").write_text("# mine\n")
    Path("other.txt").write_text("x")
    git("add", "netcrm.toml", "other.txt")
    netcrm("log", "ana", "call", "x")
    netcrm("commit")
    assert git("show", "--name-only", "--format=") == f"{ANA}\n"
    staged = git("diff", "--cached", "--name-only").split()
    assert staged == ["netcrm.toml", "other.txt"]


def test_the_first_commit(netcrm: Run, bare_space: Path, git: Git) -> None:
    git("init", "--quiet")
    (bare_space / "me.md").write_text("---\nname: Me\n---\n")
    (bare_space / "inbox.md").write_text("Marcus: rehab\n")
    assert netcrm("commit").status == 0
    found = git("ls-tree", "-r", "-z", "--name-only", "HEAD").split("\0")[:-1]
    files = sorted(str(path) for path in Path("contacts").rglob("*.md"))
    assert found == [*files, "inbox.md", "me.md"]


def test_files_that_go_and_come(netcrm: Run, space: Path, git: Git) -> None:
    (space / ANA).unlink()
    (space / ANA.removesuffix(".md")).mkdir()
    (space / "contacts/ana-pires/bo.md").write_text("---\nname: Bo\nmet: 2026-03-01\n---\n")
    (space / "contacts/.draft.md").write_text("x")
    (space / "contacts/ana.md~").write_text("x")
    (space / "contacts/photo.png").write_bytes(b"\0\r\n\xff")
    assert netcrm("commit").status == 0
    shown = git("show", "--name-status", "--no-renames", "--format=").splitlines()
    came = ["A\tcontacts/ana-pires/bo.md", "A\tcontacts/photo.png"]
    assert sorted(shown) == [*came, f"D\t{ANA}"]
    assert not git("diff", "HEAD", "--name-only")


def test_what_git_ignores_stays_out(netcrm: Run, space: Path, git: Git) -> None:
    (space / ".gitignore").write_text("secret*\n")
    (space / "contacts/secret-bo.md").write_text("---\nname: Bo\n---\n")
    assert netcrm("commit").out.startswith("Nothing has changed")
    netcrm("log", "ana", "call", "x")
    netcrm("commit")
    assert git("show", "--name-only", "--format=") == f"{ANA}\n"


def test_line_ends_that_git_turned_are_no_change(netcrm: Run, space: Path, git: Git) -> None:
    data = (space / ANA).read_bytes()
    (space / ANA).write_bytes(data.replace(b"\n", b"\r\n"))
    assert netcrm("commit").out.startswith("Nothing has changed")
    assert git("log", "--format=%s") == "Begin\n"


def test_a_workspace_below_the_top(
    netcrm: Run, bare_space: Path, git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(bare_space.parent)
    git("init", "--quiet")
    monkeypatch.chdir(bare_space)
    netcrm("commit")
    assert f"{bare_space.name}/{ANA}" in git("ls-tree", "-r", "--full-tree", "--name-only", "HEAD")
    netcrm("log", "ana", "call", "x")
    assert netcrm("commit").out.startswith("Called Ana Pires\n1 file")
    assert git("status", "--short", "--", "contacts") == ""


def test_a_worktree_and_another_digest(
    netcrm: Run, bare_space: Path, git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    git("init", "--quiet", "--object-format=sha256", "--initial-branch=main")
    netcrm("commit")
    git("worktree", "add", "--quiet", str(bare_space.parent / "second"))
    monkeypatch.chdir(bare_space.parent / "second")
    netcrm("log", "ana", "call", "x")
    assert netcrm("commit").out.startswith("Called Ana Pires\n1 file")
    assert git("log", "--format=%s", "main..").strip() == "Called Ana Pires"


def test_a_sparse_checkout_removes_nobody(netcrm: Run, space: Path, git: Git) -> None:
    git("sparse-checkout", "set", "--no-cone", "/*", "!/contacts/marcus-bell.md")
    assert not (space / MARC).exists()
    netcrm("log", "ana", "call", "x")
    assert netcrm("commit").out.startswith("Called Ana Pires\n1 file")
    assert MARC in git("ls-tree", "-r", "--name-only", "HEAD")


def test_links_are_kept_as_links(netcrm: Run, space: Path, git: Git) -> None:
    (space / "contacts/marc.md").symlink_to("marcus-bell.md")
    netcrm("commit")
    assert git("ls-tree", "HEAD", "contacts/marc.md").startswith("120000 ")
    assert not git("status", "--short", "--", "contacts")


def test_without_contacts_nobody_is_removed(netcrm: Run, space: Path, git: Git) -> None:
    (space / "contacts").rename(space / "gone")
    ran = netcrm("commit")
    assert ran.status == 2
    assert "contacts/ is not there" in ran.err
    assert git("log", "--format=%s") == "Begin\n"


def test_a_dry_run_and_json(netcrm: Run, space: Path, git: Git) -> None:
    netcrm("log", "ana", "call", "x")
    before = git("rev-parse", "HEAD"), sorted((space / ".git").iterdir())
    assert netcrm("commit", "--dry-run").out == "Called Ana Pires\n"
    assert (git("rev-parse", "HEAD"), sorted((space / ".git").iterdir())) == before
    said = json.loads(netcrm("commit", "--json").out)
    name = git("rev-parse", "HEAD").strip()
    assert said == {"commit": name, "message": "Called Ana Pires", "files": [ANA]}


def test_changes_tell_a_stretch(netcrm: Run, space: Path, git: Git) -> None:
    netcrm("log", "ana", "call", "x")
    assert netcrm("changes").out == "Called Ana Pires\n"
    netcrm("commit")
    with (space / MARC).open("a") as opened:
        opened.write("\nHe likes maps.\n")
    netcrm("commit")
    assert netcrm("changes").out == "Nothing has changed.\n"
    assert netcrm("changes", "HEAD~2").out == "Called Ana Pires\nWrote about Marcus Bell\n"
    assert netcrm("changes", "HEAD~2..HEAD~1").out == "Called Ana Pires\n"
    told = json.loads(netcrm("changes", "HEAD~1..", "--json").out)
    assert told["told"] == ["wrote about Marcus Bell"]
    assert told["changes"] == [{"file": MARC, "text": "wrote about Marcus Bell"}]
    assert told["to"] == git("rev-parse", "HEAD").strip()


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("nowhere", "'nowhere' is no revision"),
        ("HEAD:contacts", "no revision"),
        ("HEAD...main", "three dots"),
        ("--output=x..HEAD", "no such option"),
    ],
)
@pytest.mark.usefixtures("space")
def test_what_is_no_stretch(netcrm: Run, said: str, why: str) -> None:
    ran = netcrm("changes", said)
    assert ran.status == 2
    assert why in ran.err


@pytest.mark.usefixtures("space")
def test_a_revision_is_never_an_option(netcrm: Run) -> None:
    ran = netcrm("changes", "--", "--output=x")
    assert (ran.status, Path("x").exists()) == (2, False)
    assert "is no revision" in ran.err
