"""`netcrm rename` and `netcrm remove`: the file, and everything that leads to it."""

import io
import json
import os
from pathlib import Path

import pytest

from netcrm.commands import merge, remove
from tests.capture.test_plans import ANA, MARC
from tests.commands.conftest import Run, contact

LIMA = "contacts/ana-lima.md"
BO = """---\r
name: Bo
household: ana-pires
via: "[[Ana Pires]]"   # since when?
history:
  - 2026-01-01 gave: To [[contacts/ana-pires.md#x|her]], [[Aninha]] and [[Ana  pires]]
    for: ana-pires#dinners
    with: Ana Pires and marc
    x-who: ana-pires
needs:
  - 2026-01-01 open: Bread
    slots:
      - 2026-01-02 ana-pires: ask [[ANA-PIRES]]
---
| [[ana-pires\\|Ana]] |
`[[ana-pires]]`
Ana Pires, ana-pires"""
LINKED = (
    ("household: ana-pires", "household: ana-lima"),
    ("[[Ana Pires]]", "[[Ana Lima]]"),
    ("[[contacts/ana-pires.md#x|her]]", "[[contacts/ana-lima.md#x|her]]"),
    ("[[Ana  pires]]", "[[Ana Lima]]"),
    ("for: ana-pires#", "for: ana-lima#"),
    ("with: Ana Pires and", "with: Ana Lima and"),
    ("2026-01-02 ana-pires:", "2026-01-02 ana-lima:"),
    ("[[ANA-PIRES]]", "[[ana-lima]]"),
    ("| [[ana-pires\\|Ana]]", "| [[ana-lima\\|Ana]]"),
)


def held(root: Path) -> dict[str, bytes]:
    """Every contact file, and what it holds."""
    found = sorted((root / "contacts").rglob("*.md"))
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


@pytest.fixture
def linked(small: Path) -> Path:
    (small / "contacts" / "bo.md").write_bytes(BO.encode())
    return small


def test_every_link_follows_and_no_other_byte(netcrm: Run, linked: Path) -> None:
    (linked / ANA).chmod(0o640)
    before = held(linked)
    ran = netcrm("rename", "ana", "Ana", "Lima")
    assert (ran.status, ran.err) == (0, "")
    after = held(linked)
    assert after.keys() ^ before.keys() == {ANA, LIMA}
    new = BO
    for old_link, new_link in LINKED:
        assert new.count(old_link) == 1
        new = new.replace(old_link, new_link)
    assert after["contacts/bo.md"] == new.encode()
    assert after[MARC] == before[MARC].replace(b"via: ana-pires", b"via: ana-lima")
    old = b"name: Ana Pires\naka: [Aninha]\n"
    assert after[LIMA] == before[ANA].replace(old, b"name: Ana Lima\naka: [Aninha, Ana Pires]\n")
    assert (linked / LIMA).stat().st_mode & 0o777 == 0o640
    assert ran.out.startswith(f"{LIMA}:2: name: Ana Lima\n{LIMA}:3: aka: [Aninha, Ana Pires]\n")
    assert "nothing is wrong" in netcrm("check").out


def test_all_of_it_is_undone_and_done_again(netcrm: Run, linked: Path) -> None:
    before = held(linked)
    netcrm("rename", "ana", "Ana Lima")
    after = held(linked)
    netcrm("undo")
    assert held(linked) == before
    netcrm("undo")
    assert held(linked) == after


def test_back_again_nobody_has_their_own_name_twice(netcrm: Run, linked: Path) -> None:
    before = held(linked)
    netcrm("rename", "ana", "Ana Lima")
    netcrm("rename", "Ana Lima", "Ana Pires")
    after = held(linked)
    assert b"\naka: [Aninha, Ana Lima]\n" in after[ANA]
    del before[ANA], after[ANA]
    assert {file: data.lower() for file, data in after.items()} == {
        file: data.lower().replace(b"ana  pires", b"ana pires") for file, data in before.items()
    }


def test_the_file_may_keep_its_name(netcrm: Run, linked: Path) -> None:
    netcrm("rename", "ana", "Ana Lima", "--keep-file")
    after = held(linked)
    assert b"name: Ana Lima\n" in after[ANA]
    assert b'via: "[[Ana Lima]]"' in after["contacts/bo.md"]
    assert b"household: ana-pires\n" in after["contacts/bo.md"]


def test_a_name_that_somebody_has_is_not_linked_by(netcrm: Run, linked: Path) -> None:
    ran = netcrm("rename", "marc", "Bo")
    assert ran.err == "bo goes by that name too\n"  # once
    after = held(linked)
    assert b"name: Bo\n" in after["contacts/bo-2.md"]
    assert b"She knows [[bo-2]] from" in after[ANA]
    assert "NC302" not in netcrm("check").out


def test_a_new_case_leaves_the_file_and_its_links(netcrm: Run, linked: Path) -> None:
    before = held(linked)
    netcrm("rename", "ana", "ANA Pires")
    after = held(linked)
    assert after.pop(ANA) == before.pop(ANA).replace(b"name: Ana P", b"name: ANA P")
    assert after == before


def test_all_or_nothing(netcrm: Run, linked: Path) -> None:
    with (linked / "contacts" / "bo.md").open("a") as opened:
        opened.write("\n<<<<<<< ours\n=======\n>>>>>>> theirs\n")
    before = held(linked)
    ran = netcrm("rename", "ana", "Ana Lima")
    assert (ran.status, ran.out) == (2, "")
    assert "merge conflict" in ran.err
    assert held(linked) == before


def test_a_dry_run_of_a_new_name(netcrm: Run, linked: Path) -> None:
    before = held(linked)
    ran = netcrm("rename", "ana", "Ana Lima", "--dry-run")
    assert ran.out.startswith(f"--- a/{ANA}\n+++ b/{LIMA}\n@@")
    assert held(linked) == before


def test_a_file_that_is_a_link_stays_where_it_is(netcrm: Run, linked: Path) -> None:
    (linked / "elsewhere.md").write_bytes((linked / ANA).read_bytes())
    (linked / ANA).unlink()
    (linked / ANA).symlink_to(Path(os.pardir) / "elsewhere.md")
    before = held(linked)
    ran = netcrm("rename", "ana", "Ana Lima")
    assert ran.status == 2
    assert f"{ANA} is a link to another file" in ran.err
    assert held(linked) == before
    assert (linked / ANA).is_symlink()


def test_no_link_to_a_file_that_goes_is_left_dangling(netcrm: Run, small: Path) -> None:
    link = "contacts/old/ap.md"
    (small / "contacts/old").mkdir()
    (small / link).symlink_to("../ana-pires.md")
    before = held(small)
    for words in (("rename", "ana-pires", "Ana Lima"), ("merge", "marc", "ana-pires", "--yes")):
        ran = netcrm(*words)
        assert ran.status == 2
        assert f"{link} is a link to {ANA}, and would lead nowhere" in ran.err
        assert held(small) == before
    assert netcrm("rename", "ana-pires", "Ana Lima", "--keep-file").status == 0
    assert f"{link} is a link to it, and will lead nowhere" in netcrm("remove", ANA, "--yes").err


def test_a_file_with_two_names_keeps_both(netcrm: Run, linked: Path, tmp_path: Path) -> None:
    os.link(linked / ANA, tmp_path / "second.md")
    before = held(linked)
    ran = netcrm("rename", "ana", "Ana Lima")
    assert ran.status == 2
    assert f"{ANA} has another name somewhere" in ran.err
    assert held(linked) == before
    assert netcrm("rename", "ana", "Ana Lima", "--keep-file").status == 0
    assert (tmp_path / "second.md").samefile(linked / ANA)
    assert b"name: Ana Lima\n" in (tmp_path / "second.md").read_bytes()


@pytest.mark.parametrize(
    "words", [("rename", "ana", "Ana Lima"), ("merge", "marc", "ana", "--yes")]
)
@pytest.mark.parametrize(
    ("data", "follows"), [(b"\xff\xfe", False), (b"see [[Ana Pires]]", False), (b"see Bo", True)]
)
def test_a_file_that_cannot_be_read_may_name_them(
    netcrm: Run, linked: Path, words: tuple[str, ...], data: bytes, *, follows: bool
) -> None:
    (linked / "contacts" / "jotted.md").write_bytes(data)
    before = held(linked)
    ran = netcrm(*words)
    assert (ran.status == 0) is follows
    assert ("contacts/jotted.md cannot be read" in ran.err) is not follows
    assert (held(linked) == before) is not follows


def test_what_points_there_is_shown_before_a_file_goes(netcrm: Run, small: Path) -> None:
    before = held(small)
    ran = netcrm("remove", "Marcus", "Bell")
    assert (ran.status, ran.out) == (2, "")
    assert "Marcus Bell is named in 4 places:\n" in ran.err
    assert f"  {ANA}:22: a turn they take: Curry\n" in ran.err
    assert "--yes" in ran.err
    assert held(small) == before
    assert netcrm("remove", "marc", "--dry-run").out.startswith(f"--- a/{MARC}\n+++ /dev/null\n")
    assert held(small) == before


def test_a_file_goes_and_comes_back(netcrm: Run, small: Path) -> None:
    before = held(small)
    said = json.loads(netcrm("remove", "marc", "--yes", "--json").out)
    assert (said["file"], said["written"], len(said["named_in"])) == (MARC, True, 4)
    assert held(small).keys() == before.keys() - {MARC}
    assert netcrm("undo").out == f"{MARC}:1: the file is there again\n"
    assert held(small) == before


@pytest.mark.parametrize(
    "words",
    [
        ("remove", "{}", "--yes"),
        ("rename", "{}", "Ana Lima"),
        ("set", "{}", "place", "Y"),
        ("log", "{}", "call", "x"),
        ("heard", "{}", "x"),
        ("heard", "--done", "{}", "bread"),
        ("asked", "{}", "x"),
        ("answer", "{}", "yes"),
        ("need", "{}", "x"),
        ("promise", "{}", "x"),
        ("slot", "{}", "friday", "x"),
        ("done", "{}"),
        ("snooze", "{}", "friday"),
        ("edit", "{}", "--dry-run"),
        ("merge", "marc", "{}", "--yes"),
        ("merge", "{}", "marc", "--yes"),
    ],
)
@pytest.mark.parametrize("who", ["ana-pires", ANA, "contacts/more/ana-pires.md"])
def test_of_two_files_with_one_id_none_is_taken(
    netcrm: Run, small: Path, words: tuple[str, ...], who: str
) -> None:
    (small / "contacts" / "more").mkdir()
    (small / "contacts" / "more" / "ana-pires.md").write_bytes((small / ANA).read_bytes())
    before = held(small)
    ran = netcrm(*(word.format(who) for word in words))
    assert ran.status == 2
    assert "the id ana-pires is used twice" in ran.err
    assert held(small) == before


def test_of_two_cards_with_one_id_neither_is_met(netcrm: Run, small: Path) -> None:
    for folder in ("a", "b"):
        contact(small, f"{folder}/bo.md", "name: Bo")
    before = held(small)
    ran = netcrm("met", "Bo")
    assert ran.status == 2
    assert "the id bo is used twice" in ran.err
    assert held(small) == before


def test_only_the_file_of_the_very_path_goes(netcrm: Run, small: Path) -> None:
    contact(small, "acdc.md", "name: AC/DC", "kind: group")
    contact(small, "dc.md", "name: DC Jones")
    before = held(small)
    for who in ("nobody/dc", "nobody/dc.md", "contacts/family/dc.md", "contacts/d.md", "a/dc"):
        ran = netcrm("remove", who, "--yes")
        assert (ran.status, ran.out) == (2, "")
        assert f"nobody called '{who}'" in ran.err
    assert held(small) == before
    assert netcrm("remove", "AC/DC", "--yes").status == 0
    assert held(small).keys() == before.keys() - {"contacts/acdc.md"}
    assert netcrm("remove", "contacts/dc.md", "--yes").status == 0
    assert held(small).keys() == before.keys() - {"contacts/acdc.md", "contacts/dc.md"}


@pytest.mark.parametrize("words", [("remove", "marc"), ("merge", "ana", "marc")])
def test_a_no_is_told_as_data_too(
    netcrm: Run, small: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, str]
) -> None:
    for module in (remove, merge):
        monkeypatch.setattr(module, "interactive", lambda: True)
    monkeypatch.setattr("sys.stdin", io.StringIO("no\n"))
    before = held(small)
    ran = netcrm(*words, "--json")
    assert ran.status == 0
    said = json.loads(ran.out)
    assert said["written"] is False
    assert f"--- a/{MARC}\n+++ /dev/null\n" in said["diff"]
    assert held(small) == before
    monkeypatch.setattr("sys.stdin", io.StringIO("no\n"))
    assert netcrm(*words).out == ""


def test_what_another_name_keeps_is_said(netcrm: Run, small: Path, tmp_path: Path) -> None:
    said = f"{MARC} has another name somewhere, which keeps all that it says\n"
    assert said not in netcrm("remove", "marc", "--dry-run").err
    os.link(small / MARC, tmp_path / "second.md")
    held_there = (tmp_path / "second.md").read_bytes()
    ran = netcrm("remove", "marc", "--yes")
    assert (ran.status, said in ran.err) == (0, True)
    assert (tmp_path / "second.md").read_bytes() == held_there


@pytest.mark.parametrize("me", ["me", "Me"])
def test_who_has_no_page_of_their_own_is_told_how_to_have_one(
    netcrm: Run, small: Path, me: str
) -> None:
    ran = netcrm("log", me, "call", "x")
    assert (ran.status, ran.out) == (2, "")
    assert "there is no me.md, your own page, yet" in ran.err
    (small / "me.md").write_text("---\nname: Kim\n---\n")
    assert netcrm("log", me, "call", "x").status == 0
