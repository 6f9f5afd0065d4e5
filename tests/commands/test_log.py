"""`netcrm log`: what was typed becomes one line of history, in the right file and place."""

import json
from pathlib import Path

import pytest

from netcrm.model import Event
from netcrm.text.contact import read_contact
from tests.commands.conftest import Run

ANA = "contacts/ana-pires.md"


def logged(folder: Path, file: str = ANA) -> Event:
    """The newest line of a file."""
    return read_contact(file, (folder / file).read_bytes()).history[0]


def test_a_line_is_written_and_shown(netcrm: Run, small: Path) -> None:
    before = (small / ANA).read_bytes()
    ran = netcrm("log", "ana", "call", "He needs: films", "--length", "90m", "--at", "home")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == f'{ANA}:12: - 2026-03-18 call 90m: "He needs: films"\n'
    line = logged(small)
    assert (line.kind, line.minutes, line.text, line.at) == ("call", 90, "He needs: films", "home")
    new = b'  - 2026-03-18 call 90m: "He needs: films"\n    at: home\n'
    assert (small / ANA).read_bytes().replace(new, b"") == before


def test_words_of_one_name_and_names_of_several(netcrm: Run, small: Path) -> None:
    netcrm("log", "ANA", "Pires", "coffee", "one")
    assert (logged(small).kind, logged(small).text) == ("coffee", "one")
    netcrm("log", "ana", "marc", "meal", "two", "--with", "ana")
    assert [ref.target for ref in logged(small).with_] == ["marcus-bell"]


@pytest.mark.parametrize("mark", [".ana-pires.md.swp", ".#ana-pires.md"])
def test_a_file_that_is_open_in_an_editor(netcrm: Run, small: Path, mark: str) -> None:
    (small / "contacts" / mark).symlink_to("somebody@somewhere.1")
    assert netcrm("log", "ana", "call", "x", "--dry-run").err == ""
    ran = netcrm("log", "ana", "call", "x")
    assert ran.status == 0
    assert ran.err == (
        f"{ANA} seems to be open in an editor: read it again there before you save it\n"
    )
    assert netcrm("log", "marc", "call", "x").err == ""


def test_without_a_kind_it_is_a_note(netcrm: Run, small: Path) -> None:
    netcrm("log", "ana", "call me back")
    assert (logged(small).kind, logged(small).text) == ("note", "call me back")


@pytest.mark.parametrize(
    ("said", "day"), [("yesterday", "2026-03-17"), ("last friday", "2026-03-13"), ("2026", "2026")]
)
def test_the_day(netcrm: Run, small: Path, said: str, day: str) -> None:
    netcrm("log", "ana", "call", "that one", "--on", said)
    history = read_contact(ANA, (small / ANA).read_bytes()).history
    assert [str(line.date) for line in history if line.text == "that one"] == [day]
    assert list(history) == sorted(history, key=lambda line: line.date, reverse=True)


def test_a_day_to_come_is_said(netcrm: Run, small: Path) -> None:
    ran = netcrm("log", "ana", "call", "x", "--on", "tomorrow")
    assert "2026-03-19 is after today" in ran.err
    assert str(logged(small).date) == "2026-03-19"


def test_a_dry_run_writes_nothing(netcrm: Run, small: Path) -> None:
    before = (small / ANA).read_bytes()
    ran = netcrm("log", "ana", "call", "x", "--dry-run")
    assert "+  - 2026-03-18 call: x\n" in ran.out
    assert ran.out.startswith(f"--- a/{ANA}\n")
    assert (small / ANA).read_bytes() == before


def test_json(netcrm: Run, small: Path) -> None:
    ran = netcrm("log", "ana", "call", "x", "--json")
    said = json.loads(ran.out)
    line = {"file": ANA, "line": 12, "text": "- 2026-03-18 call: x"}
    assert said == {"written": True, "lines": [line], "diff": said["diff"]}
    assert "+  - 2026-03-18 call: x\n" in said["diff"]
    assert logged(small).text == "x"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("ana",), "say whom it is about"),
        (("call", "x"), "say whom 'call' is about"),
        (("nobody", "x"), "nobody called 'nobody'"),
        (("ana", "nobody", "call", "x"), "nobody called 'nobody'"),
        (("ana", "call", "x", "--on", "soon"), "'soon' is not a day"),
        (("ana", "call", "x", "--on", "2026-02-30"), "did you mean 2026-02-28"),
        (("ana", "call", "x", "--length", "long"), "'long' is no length"),
        (("ana", "thanked", "x", "--length", "1h"), "thanked has no length"),
        (("ana", "yesterday", "call", "x"), "'yesterday' is a day and nobody's name"),
        (("ana", "2026-03-01", "call", "x"), "--on 2026-03-01"),
        (("ana", "call", "x", "--on", "next friday"), "'next friday' is a day to come"),
    ],
)
def test_what_cannot_be_written(
    netcrm: Run, small: Path, words: tuple[str, ...], said: str
) -> None:
    before = (small / ANA).read_bytes()
    ran = netcrm("log", *words)
    assert ran.status == 2
    assert said in ran.err
    assert (small / ANA).read_bytes() == before


def test_a_file_in_conflict_is_left_alone(netcrm: Run, small: Path) -> None:
    with (small / ANA).open("a") as opened:
        opened.write("<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\n")
    before = (small / ANA).read_bytes()
    ran = netcrm("log", "ana", "call", "x")
    assert (ran.status, ran.out) == (2, "")
    assert f"{ANA}:" in ran.err
    assert "merge conflict" in ran.err
    assert (small / ANA).read_bytes() == before
