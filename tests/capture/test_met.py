"""Someone new: a file and its first line, in one go."""

import io
import json
from pathlib import Path

import pytest

from netcrm.commands import choosing, met_questions
from tests.commands.conftest import Run, contact

DANA = """\
---
name: Dana Reyes
met: 2026-03-17
met_at: "Priya's: the party"
via: marcus-bell
work: Paints boats
since: 2019
place: Lund
history:
  - 2026-03-17 heard: A shed, dry
  - 2026-03-17 met: By the piano
---
"""


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Let somebody sit in front of it."""
    monkeypatch.setattr(choosing, "interactive", lambda: True)
    monkeypatch.setattr(met_questions, "interactive", lambda: True)
    return monkeypatch


def test_all_of_it(netcrm: Run, small: Path) -> None:
    words = ("met", "Dana", "Reyes", "--at", "Priya's: the party", "--via", "marc", "--on")
    more = ("yesterday", "--work", "Paints boats", "--since", "2019", "--place", "Lund")
    ran = netcrm(*words, *more, "--note", "By the piano", "--heard", "A shed, dry")
    heard = "contacts/dana-reyes.md:10: - 2026-03-17 heard: A shed, dry\n"
    met = "contacts/dana-reyes.md:11: - 2026-03-17 met: By the piano\n"
    assert ran == (heard + met, "", 0)
    assert (small / "contacts" / "dana-reyes.md").read_text() == DANA
    assert netcrm("check").out == "6 contacts read, nothing is wrong\n"


def test_a_name_will_do(netcrm: Run, small: Path) -> None:
    ran = netcrm("met", "Dana")
    assert ran == ("contacts/dana.md:5: - 2026-03-18 met: First met\n", "", 0)
    text = "---\nname: Dana\nmet: 2026-03-18\nhistory:\n  - 2026-03-18 met: First met\n---\n"
    assert (small / "contacts" / "dana.md").read_text() == text


@pytest.mark.parametrize("names", [("Dana Reyes", "Bo", "Cy"), ("Dana", "Reyes,", "Bo,", "Cy")])
def test_several_are_one_event(netcrm: Run, small: Path, names: tuple[str, ...]) -> None:
    ran = netcrm("met", *names, "--at", "The harbour")
    line = "contacts/dana-reyes.md:6: - 2026-03-18 met: At The harbour\n"
    assert ran.out == f"{line}contacts/bo.md:2: name: Bo\ncontacts/cy.md:2: name: Cy\n"
    head = "met: 2026-03-18\nmet_at: The harbour\n"
    first = "history:\n  - 2026-03-18 met: At The harbour\n    with: [bo, cy]\n"
    folder = small / "contacts"
    assert (folder / "dana-reyes.md").read_text() == f"---\nname: Dana Reyes\n{head}{first}---\n"
    assert (folder / "bo.md").read_text() == f"---\nname: Bo\n{head}---\n"
    assert (folder / "cy.md").read_text() == f"---\nname: Cy\n{head}---\n"
    assert netcrm("check").status == 0


def test_two_of_one_name(netcrm: Run, small: Path) -> None:
    netcrm("met", "Bo Lind", "Bo-Lind")
    folder = small / "contacts"
    assert (folder / "bo-lind.md").is_file()
    assert (folder / "bo-lind-2.md").is_file()


def test_a_card_becomes_an_acquaintance(netcrm: Run, small: Path) -> None:
    path = small / "contacts" / "marcus-bell.md"
    before = path.read_text()
    ran = netcrm("met", "Marcus Bell", "--place", "Elsewhere", "--at", "The shop")
    assert ran.status == 0
    after = path.read_text()
    assert "place: Asheville, North Carolina\n" in after
    lines = {"met: 2026-03-18\n", "met_at: The shop\n", "history:\n"}
    lines.add("  - 2026-03-18 met: At The shop\n")
    new, old = after.splitlines(keepends=True), before.splitlines(keepends=True)
    assert [line for line in new if line not in lines] == old
    assert len(new) == len(old) + len(lines)


def test_someone_you_know_is_no_newcomer(netcrm: Run, small: Path) -> None:
    before = sorted(small.rglob("*.md"))
    ran = netcrm("met", "ana pires", "Bo")
    assert (ran.status, ran.out) == (2, "")
    assert "you know Ana Pires already, on 5 November 2025" in ran.err
    assert sorted(small.rglob("*.md")) == before
    ran = netcrm("met", "Ana Pires", "--new")
    assert ran.out == "contacts/ana-pires-2.md:5: - 2026-03-18 met: First met\n"


def test_whom_you_may_have_meant_is_said(netcrm: Run, small: Path) -> None:
    ran = netcrm("met", "Ana")
    assert ran.out.startswith("contacts/ana.md:5:")
    assert "if you meant Ana Pires (ana-pires), `netcrm undo` takes it back" in ran.err
    netcrm("undo")
    assert not (small / "contacts" / "ana.md").exists()


def test_a_name_taken_by_what_is_not_read(netcrm: Run, small: Path) -> None:
    hidden = small / "contacts" / "dana.md"
    hidden.symlink_to("nowhere.md")
    assert netcrm("met", "Dana").out.startswith("contacts/dana-2.md:5:")
    assert hidden.is_symlink()


def test_the_partys_questions(netcrm: Run, small: Path, terminal: pytest.MonkeyPatch) -> None:
    said = "the harbour\nmarc\npaints boats\n2019\n\nHer exam\n"
    terminal.setattr("sys.stdin", io.StringIO(said))
    ran = netcrm("met", "Dana")
    assert "What does Dana do?" in ran.err
    assert (small / "contacts" / "dana.md").read_text() == (
        "---\nname: Dana\nmet: 2026-03-18\nmet_at: the harbour\nvia: marcus-bell\n"
        "work: paints boats\nsince: 2019\nhistory:\n  - 2026-03-18 heard: Her exam\n"
        "  - 2026-03-18 met: At the harbour\n---\n"
    )


def test_every_question_may_be_skipped(
    netcrm: Run, small: Path, terminal: pytest.MonkeyPatch
) -> None:
    terminal.setattr("sys.stdin", io.StringIO("\nsomebody new\n"))
    assert netcrm("met", "Bo", "Cy Ott").status == 0
    text = "---\nname: Cy Ott\nmet: 2026-03-18\nvia: somebody new\n---\n"
    assert (small / "contacts" / "cy-ott.md").read_text() == text
    terminal.setattr("sys.stdin", io.StringIO(""))
    assert netcrm("met", "Dana").status == 0
    assert "via" not in (small / "contacts" / "dana.md").read_text()


def test_a_dry_run(netcrm: Run, small: Path) -> None:
    before = sorted(small.rglob("*.md"))
    dry = json.loads(netcrm("met", "Dana", "--dry-run", "--json").out)
    assert sorted(small.rglob("*.md")) == before
    wet = json.loads(netcrm("met", "Dana", "--json").out)
    assert (dry.pop("written"), wet.pop("written")) == (False, True)
    assert dry == wet
    assert dry["diff"].startswith("--- /dev/null\n+++ b/contacts/dana.md\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "say whom you met"),
        ((" ,",), "say whom you met"),
        (("Dana", "--via", "nobody"), "nobody called 'nobody'"),
        (("Dana", "--on", "soon"), "--on: 'soon' is not a day"),
        (("Dana Reyes", "Bo", "--work", "x"), "said of one at a time"),
    ],
)
def test_what_makes_no_sense(netcrm: Run, small: Path, words: tuple[str, ...], said: str) -> None:
    before = sorted(small.rglob("*.md"))
    ran = netcrm("met", *words)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
    assert sorted(small.rglob("*.md")) == before


def test_several_of_one_name(netcrm: Run, small: Path) -> None:
    contact(small, "one.md", "name: Bo Lind")
    contact(small, "two.md", "name: Bo Lind")
    ran = netcrm("met", "Bo", "Lind")
    assert ran.status == 2
    assert "could be several: contacts/one.md, contacts/two.md" in ran.err
    assert netcrm("met", "two").status == 0
