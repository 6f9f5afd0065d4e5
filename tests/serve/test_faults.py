"""Problems as pages show them: which, how many, and where their links lead."""

from pathlib import Path

from netcrm.commands.faults import MOST, NO_EDITOR, faults_of
from netcrm.config import DEFAULTS
from netcrm.model import Problem

EDITOR = "edit://{path}?at={line}:{column}"


def problem(code: str, file: str = "contacts/bo.md", line: int = 3, width: int = 0) -> Problem:
    return Problem(file, line, 6, code, "not like this", "like that", width=width)


def test_errors_come_first_and_notes_do_not_come(tmp_path: Path) -> None:
    found = tuple(problem(code) for code in ("NC401", "NC201", "NC203", "NC301", "NC101"))
    faults, more = faults_of(found, tmp_path, NO_EDITOR)
    assert [fault.text.split(":")[0] for fault in faults] == [
        *("error NC203", "error NC101", "warning NC201", "warning NC301")
    ]
    assert more == 0


def test_a_flood_is_counted(tmp_path: Path) -> None:
    found = tuple(problem("NC203", line=line) for line in range(1, MOST + 4))
    faults, more = faults_of(found, tmp_path, NO_EDITOR)
    assert (len(faults), more) == (MOST, 3)


def test_the_line_is_shown_with_its_caret(tmp_path: Path) -> None:
    (tmp_path / "contacts").mkdir()
    (tmp_path / "contacts" / "bo.md").write_text("---\nname: Bo\nmet: 2026-02-30\n---\n")
    ((fault,), _) = faults_of((problem("NC203", width=10),), tmp_path, NO_EDITOR)
    assert fault.where == "contacts/bo.md:3:6"
    assert fault.text == (
        "error NC203: not like this\n"
        "    3 | met: 2026-02-30\n"
        "      |      ^^^^^^^^^^\n"
        "   = like that"
    )


def test_a_link_is_made_where_an_editor_is_named(tmp_path: Path) -> None:
    root = tmp_path / "my people?"
    root.mkdir()
    ((fault,), _) = faults_of((problem("NC203", "contacts/bö {line}.md"),), root, EDITOR)
    assert fault.link == (
        f"edit://{tmp_path.resolve()}/my%20people%3F/contacts/b%C3%B6%20%7Bline%7D.md?at=3:6"
    )


def test_there_is_no_link_by_default(tmp_path: Path) -> None:
    ((fault,), _) = faults_of((problem("NC203"),), tmp_path, DEFAULTS.editor)
    assert fault.link == ""
