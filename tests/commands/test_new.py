"""New contacts, and a folder to begin with."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.edit import create_contact, create_file
from netcrm.errors import ExistsError
from netcrm.model import PartialDate
from netcrm.text.contact import read_contact
from netcrm.text.fresh import new_contact
from tests.commands.conftest import Run, contact

ONE_LINE = st.text(alphabet=st.characters(exclude_categories=["C", "Z"]) | st.just(" ")).map(
    lambda text: " ".join(text.split())
)


def test_every_option_becomes_its_field(netcrm: Run, small: Path) -> None:
    words = (
        *("new", "Bo Lindqvist", "--met", "2026-03", "--met-at", "Ana's: the party", "--via"),
        *("Marc", "--via", "zoe", "--work", "Nurse # nights", "--since", "2019", "--place"),
        *("Lund", "--organisation", "The clinic", "--group", "Wednesday Group", "--tag", "No"),
        *("--circle", "close", "--household", "ana pires", "--aka", "Bosse", "--birthday"),
        *("05-14", "--email", "bo@example.org", "--phone", "0123", "--phone", "0456"),
    )
    assert netcrm(*words).out == "contacts/bo-lindqvist.md\n"
    assert (small / "contacts" / "bo-lindqvist.md").read_text() == BO
    assert netcrm("check").out == "6 contacts read, nothing is wrong\n"


BO = """\
---
name: Bo Lindqvist
aka: [Bosse]
met: 2026-03
met_at: "Ana's: the party"
via: [marcus-bell, zoe-marchetti]
work: "Nurse # nights"
since: 2019
place: Lund
organisation: The clinic
groups: [wednesday-group]
tags: ["No"]
household: ana-pires
circle: close
birthday: 05-14
email: bo@example.org
phone: ["0123", "0456"]
---
"""


def test_days_by_name(netcrm: Run, small: Path) -> None:
    netcrm("new", "Bo", "--met", "yesterday")
    netcrm("new", "Cy", "--met", "TODAY", "--today", "2026-03-01")
    assert "met: 2026-03-17\n" in (small / "contacts" / "bo.md").read_text()
    assert "met: 2026-03-01\n" in (small / "contacts" / "cy.md").read_text()


def test_a_dry_run_and_json(netcrm: Run, small: Path) -> None:
    file = "contacts/bo-2.md"
    contact(small, "bo.md", "name: Bo")
    dry = netcrm("new", "Bo", "--work", "Nurse", "--dry-run")
    assert dry.out == f"--- /dev/null\n+++ b/{file}\n@@ -0,0 +1,4 @@\n" + "".join(
        f"+{line}\n" for line in ("---", "name: Bo", "work: Nurse", "---")
    )
    assert not (small / file).exists()
    said = json.loads(netcrm("new", "Bo", "--work", "Nurse", "--json").out)
    assert said["written"] is True
    assert said["lines"] == [{"file": file, "line": 2, "text": "name: Bo"}]
    assert said["diff"].removesuffix("\n") == dry.out.removesuffix("\n")
    assert (small / file).exists()


def test_nothing_is_written_over(netcrm: Run, small: Path) -> None:
    before = (small / "contacts" / "ana-pires.md").read_bytes()
    hidden = small / "contacts" / "ana-pires-2.md"
    hidden.symlink_to("nowhere.md")
    ran = netcrm("new", "Ana", "Pires")
    assert ran.out == "contacts/ana-pires-3.md\n"
    assert "contacts/ana-pires.md is about someone of the same name" in ran.err
    assert (small / "contacts" / "ana-pires.md").read_bytes() == before
    assert hidden.is_symlink()


def test_a_name_that_only_differs_in_case_is_taken(netcrm: Run, small: Path) -> None:
    contact(small, "deep/BO.md", "name: Somebody else")
    assert netcrm("new", "Bo").out == "contacts/bo-2.md\n"


def test_contacts_elsewhere_are_not_written_to(netcrm: Run, small: Path, tmp_path: Path) -> None:
    shutil.rmtree(small / "contacts")
    (tmp_path / "elsewhere").mkdir()
    (small / "contacts").symlink_to(tmp_path / "elsewhere")
    ran = netcrm("new", "Bo")
    assert (ran.status, ran.out) == (2, "")
    assert not any((tmp_path / "elsewhere").iterdir())


def test_a_file_that_cannot_be_finished_is_taken_away(tmp_path: Path) -> None:
    with pytest.raises(UnicodeEncodeError):
        create_file(tmp_path / "a.md", "\ud800")
    assert not any(tmp_path.iterdir())


def test_it_gives_up_when_all_names_are_taken(tmp_path: Path) -> None:
    (tmp_path / "contacts").mkdir()
    assert create_contact(tmp_path, iter(["a", "b"]), "x") == "contacts/a.md"
    with pytest.raises(ExistsError):
        create_contact(tmp_path, iter(["a"]), "y")


@given(ONE_LINE, ONE_LINE, st.lists(ONE_LINE.filter(bool), max_size=3))
def test_what_is_written_reads_back(name: str, work: str, tags: list[str]) -> None:
    day = PartialDate(2026, 3)
    text = new_contact((("name", name), ("met", day), ("work", work), ("aka", tuple(tags))))
    read = read_contact("contacts/a.md", text.encode())
    assert (read.name, read.met, read.work) == (name or "a", day, work)
    assert read.aka == tuple(tags)
    assert {problem.code for problem in read.problems} <= {"NC201"}


def test_init_makes_a_workspace_that_is_right(
    netcrm: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = netcrm("init", "mine", "--today", "2026-03-18")
    assert ran.status == 0
    assert 'cd mine && netcrm new "Ana Pires"' in ran.out
    monkeypatch.chdir(tmp_path / "mine")
    assert netcrm("check", "--strict").out == "1 contact read, nothing is wrong\n"
    assert netcrm("new", "Ana Pires").status == 0
    assert netcrm("build").status == 0
    assert Path("build/index.html").is_file()


def test_init_touches_nothing_that_is_there(netcrm: Run, small: Path) -> None:
    (small / ".gitignore").write_text("mine\n")
    before = {path: path.read_bytes() for path in small.rglob("*") if path.is_file()}
    netcrm("init")
    assert {path: path.read_bytes() for path in before} == before
    assert not list(small.rglob("example*"))
    assert netcrm("init").out.startswith("All of it is there already.")


@pytest.mark.skipif(shutil.which("git") is None, reason="no git is installed")
def test_init_makes_one_repository(
    netcrm: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "another"))
    assert "a git repository" in netcrm("init").out
    assert "a git repository" not in netcrm("init", "inner").out
    assert not (tmp_path / "inner" / ".git").exists()
    clean = {name: value for name, value in os.environ.items() if name != "GIT_DIR"}
    netcrm("build")
    done = subprocess.run(
        ["git", "status", "--short"], capture_output=True, text=True, env=clean, check=True
    )
    assert "build" not in done.stdout


def test_init_does_without_git(
    netcrm: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert netcrm("init").status == 0
    assert not (tmp_path / ".git").exists()


def test_init_refuses_a_file(netcrm: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("mine").write_text("")
    assert netcrm("init", "mine").status == 2
