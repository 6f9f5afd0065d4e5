"""`netcrm fmt`: which files it writes, and what it says of them."""

import json
from pathlib import Path

from tests.commands.conftest import Run, contact

ODD = ("name: 'Bo'", "met: 2026/3/4", "history:", "  - {date: 2026-3-5, kind: Call, text: Hi}")
NEAT = b"---\nname: Bo\nmet: 2026-03-04\nhistory:\n  - 2026-03-05 call: Hi\n---\n"
BO = "contacts/bo.md"


def test_all_files_are_written_anew(netcrm: Run, small: Path) -> None:
    path = contact(small, "bo.md", *ODD)
    others = {file: file.read_bytes() for file in small.rglob("*.md") if file != path}
    ran = netcrm("fmt")
    assert (ran.out, ran.err, ran.status) == (f"{BO}: 3 lines written anew\n", "", 0)
    assert path.read_bytes() == NEAT
    assert {file: file.read_bytes() for file in others} == others
    assert netcrm("fmt").out == "6 files read, all written as netcrm writes them\n"


def test_only_who_is_meant(netcrm: Run, small: Path) -> None:
    path = contact(small, "bo.md", *ODD)
    before = path.read_bytes()
    assert netcrm("fmt", "ana", "marc").out.startswith("2 files read")
    assert path.read_bytes() == before
    assert netcrm("fmt", "nobody").status == 2
    netcrm("fmt", "bo")
    assert path.read_bytes() == NEAT


def test_both_files_of_an_id_that_is_used_twice(netcrm: Run, small: Path) -> None:
    paths = [contact(small, file, *ODD) for file in ("bo.md", "old/bo.md")]
    ran = netcrm("fmt", "bo")
    assert ran.out == f"{BO}: 3 lines written anew\ncontacts/old/bo.md: 3 lines written anew\n"
    assert [path.read_bytes() for path in paths] == [NEAT, NEAT]


def test_check_and_diff_write_nothing(netcrm: Run, small: Path) -> None:
    path = contact(small, "bo.md", *ODD)
    before = path.read_bytes()
    ran = netcrm("fmt", "--check")
    assert (ran.out, ran.status) == (f"{BO}: 3 lines would be written anew\n", 1)
    ran = netcrm("fmt", "--diff")
    assert ran.status == 0
    assert ran.out.startswith(f"--- a/{BO}\n+++ b/{BO}\n")
    assert "+  - 2026-03-05 call: Hi\n" in ran.out
    said = json.loads(netcrm("fmt", "--dry-run", "--json").out)
    assert said["files"] == [{"file": BO, "lines": 3}]
    assert (said["written"], said["left"], said["diff"]) == (False, [], ran.out)
    assert path.read_bytes() == before


def test_it_can_be_undone(netcrm: Run, small: Path) -> None:
    path = contact(small, "bo.md", *ODD)
    before = path.read_bytes()
    netcrm("fmt")
    assert netcrm("undo").status == 0
    assert path.read_bytes() == before


def test_what_cannot_be_read_is_named_and_left(netcrm: Run, small: Path) -> None:
    path = contact(small, "bo.md", *ODD)
    (small / "contacts/cut.md").write_bytes(b"---\nname: 'x'\n")
    ran = netcrm("fmt")
    assert ran.status == 1
    assert ran.err.startswith("contacts/cut.md:1: left as it is: ")
    assert path.read_bytes() == NEAT
    assert (small / "contacts/cut.md").read_bytes() == b"---\nname: 'x'\n"


def test_kinds_of_ones_own_are_known(netcrm: Run, small: Path) -> None:
    with (small / "netcrm.toml").open("a") as opened:
        opened.write('\n[kinds.stroll]\nwords = "Stroll"\n')
    path = contact(small, "bo.md", "name: Bo", "history:", "  - 2026/3/5 STROLL: By the lake")
    netcrm("fmt")
    assert b"  - 2026-03-05 stroll: By the lake\n" in path.read_bytes()
