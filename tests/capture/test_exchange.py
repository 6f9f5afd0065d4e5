"""Asks and their answers, thanks, what was told and heard: the bytes that are written."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from netcrm.commands import choosing
from tests.commands.conftest import Run

MARC = "contacts/marcus-bell.md"
Lines = Callable[[], str]


@pytest.fixture
def lines(small: Path) -> Lines:
    """What stands in a file's history, once there is one; all else stays as it was."""
    path = small / MARC
    before = path.read_bytes()

    def reading() -> str:
        head, found, tail = path.read_text().partition("history:\n")
        body, end = (tail.removesuffix("---\n"), "---\n") if found else ("", "")
        assert (head + end).encode() == before
        return body

    return reading


def test_an_ask_and_its_answer(netcrm: Run, lines: Lines) -> None:
    ran = netcrm("asked", "marc", "introduction", "To the guild?", "--on", "2026-03-01")
    assert ran.out == f"{MARC}:11: - 2026-03-01 asked introduction: To the guild?\n"
    assert netcrm("answer", "marc", "YES").out == f"{MARC}:12: outcome: yes\n"
    assert lines() == "  - 2026-03-01 asked introduction: To the guild?\n    outcome: yes\n"


def test_an_ask_of_theirs_is_put_to_rest(netcrm: Run, lines: Lines) -> None:
    netcrm("asked", "marcus", "bell", "money", "Fifty dollars", "--them")
    ran = netcrm("answer", "marcus", "no", "--settled")
    assert ran.out == f"{MARC}:12: outcome: no\n{MARC}:13: settled: yes\n"
    assert lines() == (
        "  - 2026-03-18 asked-me money: Fifty dollars\n    outcome: no\n    settled: yes\n"
    )


def test_one_of_several_asks(netcrm: Run, lines: Lines) -> None:
    netcrm("asked", "marc", "A van", "--on", "2026-03-01")
    netcrm("asked", "marc", "advice", "Which glue")
    before = lines()
    ran = netcrm("answer", "marc", "no")
    assert ran.status == 2
    assert "there is more than one open ask" in ran.err
    assert "- 2026-03-01 asked: A van" in ran.err
    assert lines() == before
    netcrm("answer", "marc", "no", "--ask", "van")
    netcrm("answer", "marc", "partly", "--ask", "2026-03-18")
    assert lines() == (
        "  - 2026-03-18 asked advice: Which glue\n    outcome: partly\n"
        "  - 2026-03-01 asked: A van\n    outcome: no\n"
    )
    netcrm("answer", "marc", "yes", "--ask", "glue")
    assert "Which glue\n    outcome: yes\n" in lines()


def test_a_terminal_is_asked_which(
    netcrm: Run, lines: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    netcrm("asked", "marc", "A van", "--on", "2026-03-01")
    netcrm("asked", "marc", "Glue")
    monkeypatch.setattr(choosing, "interactive", lambda: True)
    monkeypatch.setattr("sys.stdin", io.StringIO("7\n2\n"))
    ran = netcrm("answer", "marc", "yes")
    assert ran.status == 0
    assert "  2  - 2026-03-01 asked: A van\n" in ran.err
    assert ran.err.count("Which is meant?") == 2
    assert lines().endswith("A van\n    outcome: yes\n")


def test_a_line_that_went_meanwhile_is_not_guessed_at(
    netcrm: Run, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netcrm("asked", "marc", "A van", "--on", "2026-03-01")
    netcrm("asked", "marc", "Glue")
    changed = (small / MARC).read_text().replace("asked: A van", "asked: A boat")

    class Typing(io.StringIO):
        """Somebody who edits the file before they answer."""

        def readline(self, _size: int = -1, /) -> str:  # type: ignore[override]
            (small / MARC).write_text(changed)
            return "2\n"

    monkeypatch.setattr(choosing, "interactive", lambda: True)
    monkeypatch.setattr("sys.stdin", Typing())
    ran = netcrm("answer", "marc", "yes")
    assert ran.status == 2
    assert "that line is not there any more" in ran.err
    assert (small / MARC).read_text() == changed


def test_told_says_for_which_ask_where_there_is_one(netcrm: Run, lines: Lines) -> None:
    netcrm("told", "marc", "Nothing asked yet", "--on", "2026-02-01")
    netcrm("asked", "marc", "A van", "--on", "2026-03-01")
    netcrm("answer", "marc", "yes")
    netcrm("told", "marc", "It carried the whole bench")
    netcrm("told", "marc", "And again")
    assert lines() == (
        "  - 2026-03-18 told: And again\n"
        "  - 2026-03-18 told: It carried the whole bench\n    for: 2026-03-01\n"
        "  - 2026-03-01 asked: A van\n    outcome: yes\n"
        "  - 2026-02-01 told: Nothing asked yet\n"
    )


def test_told_leaves_open_which_of_two(netcrm: Run, lines: Lines) -> None:
    for day in ("2026-03-01", "2026-03-02"):
        netcrm("asked", "marc", day, "--on", day)
        netcrm("answer", "marc", "yes", "--ask", day)
    netcrm("told", "marc", "It worked")
    netcrm("told", "marc", "The first one", "--for", "2026-03-01")
    assert lines().startswith(
        "  - 2026-03-18 told: The first one\n    for: 2026-03-01\n  - 2026-03-18 told: It worked\n"
    )


@pytest.mark.parametrize(
    ("what", "written"),
    [("yesterday", "2026-03-17"), ("dinners", "dinners"), ("ana-pires#dinners", None)],
)
def test_thanked_says_for_what(netcrm: Run, lines: Lines, what: str, written: str | None) -> None:
    netcrm("thanked", "marc", "For all of it", "--for", what)
    assert lines() == f"  - 2026-03-18 thanked: For all of it\n    for: {written or what}\n"


def test_heard_and_picked_up(netcrm: Run, lines: Lines) -> None:
    netcrm("heard", "marc", "His exam, in June", "--on", "2026-03-01")
    netcrm("heard", "marc", "The back hurts")
    assert "more than one line" in netcrm("heard", "--done", "marc").err
    ran = netcrm("heard", "--done", "marcus", "bell", "EXAM", "--on", "yesterday")
    assert ran.out == f"{MARC}:13: done: 2026-03-17\n"
    assert netcrm("heard", "marc", "--done").out == f"{MARC}:12: done: 2026-03-18\n"
    assert netcrm("heard", "marc", "--done").status == 2
    assert lines() == (
        "  - 2026-03-18 heard: The back hurts\n    done: 2026-03-18\n"
        "  - 2026-03-01 heard: His exam, in June\n    done: 2026-03-17\n"
    )


def test_text_from_standard_input(
    netcrm: Run, lines: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("Her hip:\n  better\n"))
    assert netcrm("heard", "marc", "-").status == 0
    assert lines() == '  - 2026-03-18 heard: "Her hip: better"\n'


@pytest.mark.parametrize(
    "words",
    [
        ("asked", "marc", "x"),
        ("told", "marc", "x"),
        ("thanked", "marc", "x"),
        ("heard", "marc", "x"),
        ("log", "marc", "x"),
    ],
)
def test_a_dry_run_says_the_same_and_writes_nothing(
    netcrm: Run, lines: Lines, words: tuple[str, ...]
) -> None:
    dry = json.loads(netcrm(*words, "--dry-run", "--json").out)
    assert lines() == ""
    shown = netcrm(*words, "--dry-run")
    assert shown.out == dry["diff"]
    wet = json.loads(netcrm(*words, "--json").out)
    assert (dry.pop("written"), wet.pop("written")) == (False, True)
    assert dry == wet


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("asked", "marc"), "say whom it is about"),
        (("asked", "advice", "x"), "say whom 'advice' is about"),
        (("asked", "marc", "ana", "x"), "that is about Marcus Bell and Ana Pires"),
        (("asked", "marc", " "), "nothing to write down"),
        (("answer", "marc"), "say who answered"),
        (("answer", "marc", "maybe"), "yes, no, partly, withdrawn or open"),
        (("answer", "marc", "yes"), "there is no open ask"),
        (("answer", "marc", "yes", "--them"), "there is no ask of theirs"),
        (("told", "marc", "x", "--for", "soon"), "--for: 'soon' is not a day"),
        (("heard", "--done"), "say whom it is about"),
        (("heard", "--done", "nobody"), "nobody called 'nobody'"),
        (("heard", "--done", "ana", "exam"), "there is no line of something heard that is open"),
    ],
)
def test_what_cannot_be_written(
    netcrm: Run, lines: Lines, words: tuple[str, ...], said: str
) -> None:
    ran = netcrm(*words)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
    assert lines() == ""
