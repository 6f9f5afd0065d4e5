"""What counts as a contact on the disk, and what is said of the rest."""

import os
import shutil
import socket
from dataclasses import dataclass
from pathlib import Path

import pytest

from netcrm.errors import NoWorkspaceError
from netcrm.model import KINDS, MY_ID, Contact, Problem
from netcrm.store import (
    find_workspace,
    glance,
    load_files,
    read_line,
    read_settings_text,
    survey,
)
from netcrm.store.walk import Walk
from netcrm.text.source import LARGEST_FILE
from netcrm.text.words import fold

TEXT = "---\nname: {}\n---\n"
ROOT = Path(__file__).parents[2]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "here" / "contacts").mkdir(parents=True)
    return tmp_path / "here"


def put(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT.format(path.stem), encoding="utf-8")


@dataclass(frozen=True)
class Files:
    contacts: dict[str, Contact]
    shadowed: dict[str, tuple[Contact, ...]]
    me: Contact | None
    problems: tuple[Problem, ...]


def read(root: Path) -> Files:
    seen = survey(root)
    found = {identity: load_files(same, KINDS) for identity, same in seen.files.items()}
    return Files(
        {i: found[i][0] for i in sorted(found, key=fold) if i != MY_ID},
        {identity: same[1:] for identity, same in found.items() if len(same) > 1},
        found[MY_ID][0] if MY_ID in found else None,
        seen.problems,
    )


def codes(files: Files) -> list[tuple[str, str]]:
    own = [problem for contact in files.contacts.values() for problem in contact.problems]
    return sorted((problem.code, problem.file) for problem in (*files.problems, *own))


def test_folders_inside_are_free(root: Path) -> None:
    put(root, "contacts/b.md", "contacts/work/old/a.md", "contacts/x.md/c.md", "elsewhere/d.md")
    found = read(root)
    assert list(found.contacts) == ["a", "b", "c"]
    assert found.contacts["a"].file == "contacts/work/old/a.md"
    assert codes(found) == []


@pytest.mark.parametrize(
    "name",
    [
        *(".hidden.md", "_draft.md", "#a.md#", "#a.md", ".#a.md", "~$a.md", "README.md"),
        *("Readme.MD", "a~.md", "a.md~", "a.bak.md", "a.tmp.md", "a.md.tmp", ".a.md.swp", "4913"),
        *("a.md___jb_tmp___", "a___jb_old___.md", "a_BACKUP_123.md", "a_LOCAL_77.md", "a.txt"),
        *(".md", "md", "_private/a.md", ".git/a.md", "#old/a.md", "deep/_x/y/a.md"),
    ],
)
def test_these_are_no_contacts_and_nothing_is_said(root: Path, name: str) -> None:
    put(root, f"contacts/{name}")
    found = read(root)
    assert dict(found.contacts) == {}
    assert codes(found) == []


@pytest.mark.parametrize(
    "name",
    [
        "a.sync-conflict-20260301-101112-ABCDEFG.md",
        "a (conflicted copy 2026-03-01).md",
        "a (conflicted copy 2026-03-01 101112).md",
        "a (Marc's conflicted copy 2026-03-01).md",
        "a (Marc\u2019s MacBook's conflicted copy 2026-03-01).md",
        "a (Conflict 2026-03-01).md",
        "a (Case Conflict).md",
        "a (copie en conflit de Ana 2026-03-01).md",
        "a_conflict-20260301-101112.md",
        "a [Conflict].md",
        "a [conflicted].md",
        "a_conf(1).md",
        "a-DESKTOP-AB12CD3.md",
        "a-LAPTOP-AB12CD3-2.md",
        "a (1).md",
        "a(2).md",
    ],
)
def test_a_sync_tools_copy_is_said_and_not_read(root: Path, name: str) -> None:
    put(root, "contacts/a.md", f"contacts/{name}")
    found = read(root)
    assert list(found.contacts) == ["a"]
    assert codes(found) == [("NC112", f"contacts/{name}")]


@pytest.mark.parametrize(
    "name", ["Ana (1).md", "Ana (from Lyon).md", "desktop-support.md", "ana-2.md", "conflict.md"]
)
def test_these_only_look_like_one(root: Path, name: str) -> None:
    put(root, f"contacts/{name}")
    assert list(read(root).contacts) == [name.removesuffix(".md")]


def test_one_id_in_any_case_and_form_is_one_contact(root: Path) -> None:
    put(root, "contacts/Zoë.md", "contacts/a/ZOE\u0308.md", "contacts/b/zoë.md")
    found = read(root)
    assert list(found.contacts) == ["Zoë"]
    assert [contact.file for contact in found.shadowed["Zoë"]] == [
        "contacts/a/ZOE\u0308.md",
        "contacts/b/zoë.md",
    ]


def test_the_disks_order_does_not_matter(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(root, *(f"contacts/{name}.md" for name in ("b", "a", "x/a", "x/c", "B")))
    (root / "contacts" / "loop").symlink_to("x")
    before = read(root)
    scandir = os.scandir

    class Reversed:
        def __init__(self, path: str) -> None:
            with scandir(path) as listing:
                self.entries = list(listing)[::-1]

        def __enter__(self) -> list[os.DirEntry[str]]:
            return self.entries

        def __exit__(self, *_: object) -> None:
            pass

    monkeypatch.setattr(os, "scandir", Reversed)
    assert read(root) == before


def test_links_inside_are_followed_and_loops_end(root: Path) -> None:
    put(root, "contacts/a.md", "contacts/deep/b.md", "archive/c.md", "archive/old/d.md")
    contacts = root / "contacts"
    (contacts / "c.md").symlink_to("../archive/c.md")
    (contacts / "old").symlink_to(root / "archive" / "old")
    (contacts / "deep" / "up").symlink_to("..")
    (contacts / "self").symlink_to(".")
    (contacts / "again").symlink_to("deep")
    (contacts / "deep" / "a.md").symlink_to("../a.md")
    (contacts / "alias.md").symlink_to("a.md")
    found = read(root)
    assert list(found.contacts) == ["a", "alias", "b", "c", "d"]
    assert dict(found.shadowed) == {}
    assert codes(found) == []


def test_links_outside_are_not_followed(root: Path, tmp_path: Path) -> None:
    put(tmp_path, "outside/secret.md")
    contacts = root / "contacts"
    (contacts / "secret.md").symlink_to(tmp_path / "outside" / "secret.md")
    (contacts / "all").symlink_to(tmp_path / "outside")
    (contacts / "gone.md").symlink_to(tmp_path / "nowhere.md")
    (root / "me.md").symlink_to(tmp_path / "outside" / "secret.md")
    found = read(root)
    assert (dict(found.contacts), found.me, codes(found)) == ({}, None, [])


def test_the_whole_folder_outside_is_said(root: Path, tmp_path: Path) -> None:
    shutil.move(root / "contacts", tmp_path / "outside")
    (root / "contacts").symlink_to(tmp_path / "outside")
    assert codes(read(root)) == [("NC111", "contacts")]


def test_no_folder_is_no_contacts(root: Path) -> None:
    (root / "contacts").rmdir()
    assert codes(read(root)) == []
    (root / "contacts").write_text("")
    assert codes(read(root)) == [("NC111", "contacts")]


def test_what_cannot_be_read_is_still_a_contact(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    contacts = root / "contacts"
    (contacts / "dangling.md").symlink_to("nowhere.md")
    (contacts / "circle.md").symlink_to("circle.md")
    os.mkfifo(contacts / "pipe.md")
    monkeypatch.chdir(contacts)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket.md")
        found = read(root)
    assert list(found.contacts) == ["circle", "dangling", "pipe", "socket"]
    assert all(contact.spoilt for contact in found.contacts.values())
    assert {code for code, _ in codes(found)} == {"NC111"}


def test_a_file_without_the_right_to_read_it(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(root, "contacts/a.md", "contacts/b.md")
    opening = Path.open

    def refusing(path: Path, mode: str = "r") -> object:
        if path.name == "b.md":
            raise PermissionError(13, "Permission denied", str(path))
        return opening(path, mode)

    monkeypatch.setattr(Path, "open", refusing)
    (problem,) = read(root).contacts["b"].problems
    assert (problem.code, problem.message) == (
        "NC111",
        "this file cannot be read: permission denied",
    )


def test_a_file_that_goes_while_it_is_read_is_none(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(root, "contacts/a.md", "contacts/b.md")
    entering = Walk._take  # noqa: SLF001  to remove the file just after it was found

    def taking(walk: Walk, file: str, real: str) -> None:
        entering(walk, file, real)
        (root / "contacts" / "b.md").unlink(missing_ok=True)

    monkeypatch.setattr(Walk, "_take", taking)
    assert list(read(root).contacts) == ["a"]


def test_a_large_file_is_not_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (root / "contacts" / "huge.md").open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    monkeypatch.setattr("netcrm.store.read.read_contact", None)
    (problem,) = read(root).contacts["huge"].problems
    assert problem.code == "NC107"


@pytest.mark.skipif(os.name != "posix", reason="names are text here")
def test_a_name_that_is_no_text(root: Path) -> None:
    path = os.fsencode(root / "contacts") + b"/b\xe9a.md"
    try:
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY))
    except OSError:
        pytest.skip("this disk takes names that are text only")
    ((_, contact),) = read(root).contacts.items()
    assert contact.file == "contacts/b\ufffda.md"
    assert [problem.code for problem in contact.problems] == ["NC111"]


def test_me(root: Path) -> None:
    assert read(root).me is None
    put(root, "me.md")
    me = read(root).me
    assert me is not None
    assert (me.id, me.name, me.file) == ("me", "me", "me.md")


def test_another_me_is_a_second_file_of_one_id(root: Path) -> None:
    put(root, "contacts/Me.md")
    assert list(read(root).contacts) == ["Me"]
    put(root, "me.md")
    found = read(root)
    assert dict(found.contacts) == {}
    assert [contact.file for contact in found.shadowed["me"]] == ["contacts/Me.md"]


def test_settings_that_cannot_be_read(root: Path) -> None:
    assert read_settings_text(root) == (b"", None)
    (root / "netcrm.toml").mkdir()
    data, problem = read_settings_text(root)
    assert data == b""
    assert problem is not None
    assert problem.code == "NC111"


def test_one_line(root: Path) -> None:
    (root / "a.md").write_bytes("\ufeffone\r\ntwo\u2028still\n".encode() + b"\xff\n")
    assert [read_line(root, "a.md", line) for line in (1, 2, 3, 4)] == [
        "one",
        "two\u2028still",
        "\ufffd",
        "",
    ]
    assert read_line(root, "gone.md", 1) == ""


def test_a_glance_at_the_sample_finds_everyone() -> None:
    found = read(ROOT)
    names = {identity: contact.name for identity, contact in found.contacts.items()}
    assert dict(glance(ROOT)) == names


def test_finding_the_workspace(root: Path, tmp_path: Path) -> None:
    deep = root / "contacts" / "deep"
    deep.mkdir()
    assert find_workspace(deep, None) == root
    assert find_workspace(tmp_path, root) == root
    for here, named in ((tmp_path, None), (root, tmp_path), (root, tmp_path / "gone")):
        with pytest.raises(NoWorkspaceError) as raised:
            find_workspace(here, named)
        assert "netcrm init" in raised.value.hint
    (root / "contacts" / "deep" / "netcrm.toml").touch()
    assert find_workspace(deep, None) == deep
