"""What commands that write show of files: no control characters, and a dry run that writes none."""

import subprocess
import sys
from pathlib import Path

import pytest

from netcrm.cli import run
from netcrm.commands.writing import Line, Wrote, difference, say_written
from netcrm.edit import save
from netcrm.edit.lock import locked
from tests.edit.space import ANA, ONE, make

ESCAPE = "\x1b[2J\u202e\x9b1m"
CUT_OFF = "netcrm: a write was cut off; the next write takes it back\n"


def written(text: str, *, dry: bool) -> None:
    wrote = Wrote((Line("contacts/a.md", 1, text),), f"+{text}\n+more\n")
    say_written(wrote, dry=dry, as_json=False, quiet=False)


@pytest.mark.parametrize("dry", [True, False])
def test_a_terminal_is_not_told_what_to_do(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *, dry: bool
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    written(ESCAPE, dry=dry)
    said = capsys.readouterr().out
    assert "\u241b[2J\ufffd\ufffd1m\n" in said
    assert dry == said.endswith("\n+more\n")


def test_a_difference_that_is_to_be_applied_stays_as_it_is(
    capsys: pytest.CaptureFixture[str],
) -> None:
    written("a\tb\r", dry=True)
    assert capsys.readouterr().out == "+a\tb\r\n+more\n"


@pytest.mark.parametrize("end", ["", "\n"])
def test_rows_of_a_difference_end_at_line_ends_only(end: str) -> None:
    row = "one\x0ctwo\u2028three\x85four\rfive"
    found = difference("a.md", f"old{end}".encode(), f"{row}{end}".encode())
    mark = "" if end else "\n\\ No newline"
    assert found == f"--- a/a.md\n+++ b/a.md\n@@ -1 +1 @@\n-old{mark}\n+{row}{mark}\n"


def test_what_undo_prints_is_shown_safely(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make(tmp_path / "mine")
    (root / ANA).write_bytes(ESCAPE.encode() + b"\nold\n")
    save(root, (ONE[0]._replace(old=ESCAPE.encode() + b"\nold\n", new=b"old\n"),))
    assert run(("-C", str(root), "undo")) == 0
    assert capsys.readouterr().out == f"{ANA}:1: \u241b[2J\ufffd\ufffd1m\n"


def test_a_dry_run_makes_no_folder(tmp_path: Path) -> None:
    root = make(tmp_path / "mine")
    assert run(("-C", str(root), "undo", "--dry-run")) == 2
    assert not (root / ".netcrm").exists()


def test_a_dry_run_takes_back_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make(tmp_path / "mine")
    save(root, ONE)
    folder = root / ".netcrm"
    journal = (folder / "last.json").read_bytes()
    (folder / "journal.json").write_bytes(journal)
    (folder / "write.lock").unlink()
    assert run(("-C", str(root), "undo", "--dry-run")) == 0
    said = capsys.readouterr()
    assert said.err == CUT_OFF
    assert "+old" in said.out
    assert (folder / "journal.json").read_bytes() == journal
    assert not (folder / "write.lock").exists()


@pytest.mark.parametrize("command", [("check", "-q"), ("show", "ana")])
def test_reading_tells_of_what_was_cut_off(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    """Not of what is being written just now; and it takes nothing back."""
    root = make(tmp_path / "mine")
    save(root, ONE)
    journal = root / ".netcrm/journal.json"
    (root / ".netcrm/last.json").rename(journal)
    assert run(("-C", str(root), *command)) == 0
    assert capsys.readouterr().err == CUT_OFF
    with locked(root):
        assert run(("-C", str(root), *command)) == 0
    assert capsys.readouterr().err == ""
    assert journal.exists()


def test_a_dry_commit_takes_no_lock(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make(tmp_path / "mine")
    subprocess.run(("git", "init", "-q", root), check=True)
    assert run(("-C", str(root), "commit", "--dry-run")) == 0
    assert capsys.readouterr().err == ""
    assert not (root / ".netcrm/write.lock").exists()
    (root / ".netcrm").mkdir(exist_ok=True)
    (root / ".netcrm/journal.json").write_text("[]")
    assert run(("-C", str(root), "commit", "--dry-run")) == 0
    assert capsys.readouterr().err == CUT_OFF
    assert (root / ".netcrm/journal.json").exists()
