"""Promises, needs, turns and what is done: the bytes that are written, and no others."""

import json
from pathlib import Path

import pytest

from netcrm.model import Contact
from netcrm.text.contact import read_contact
from tests.commands.conftest import Run

ANA = "contacts/ana-pires.md"
MARC = "contacts/marcus-bell.md"


def read(folder: Path, file: str = ANA) -> Contact:
    return read_contact(file, (folder / file).read_bytes())


def grown(folder: Path, before: bytes, new: bytes, file: str = ANA) -> bool:
    """Whether the file holds these bytes once, and otherwise what it held before."""
    after = (folder / file).read_bytes()
    return after.count(new) == 1 and after.replace(new, b"") == before


def test_a_promise(netcrm: Run, small: Path) -> None:
    before = (small / ANA).read_bytes()
    ran = netcrm("promise", "ana", "Lend the: box", "--by", "friday")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == f'{ANA}:24: - 2026-03-20 me: "Lend the: box"\n'
    line = b'  - 2026-03-20 me: "Lend the: box"\n    made: 2026-03-18\n'
    assert grown(small, before, line)


def test_a_promise_of_theirs_without_a_day(netcrm: Run, small: Path) -> None:
    netcrm("promise", "Marcus", "Bell", "A drawing", "--them", "--on", "yesterday")
    promise = read(small, MARC).promises[0]
    said = (promise.who, promise.text, promise.due, str(promise.made))
    assert said == ("them", "A drawing", None, "2026-03-17")


def test_a_promise_that_was_due(netcrm: Run, small: Path) -> None:
    netcrm("promise", "ana", "A call back", "--by", "yesterday", "--on", "last friday")
    promise = read(small).promises[0]
    assert (str(promise.due), str(promise.made)) == ("2026-03-17", "2026-03-13")


def test_a_need_with_a_turn_that_is_taken_and_done(netcrm: Run, small: Path) -> None:
    netcrm("need", "marc", "A driver", "--until", "in 2 weeks", "--id", "drive", "--private")
    ran = netcrm("slot", "marc", "monday", "To the clinic")
    assert ran.out == f"{MARC}:16: - 2026-03-23 open: To the clinic\n"
    assert netcrm("slot", "marc", "monday").out == f"{MARC}:16: - 2026-03-23 me: To the clinic\n"
    netcrm("done", "marc", "clinic")
    need = read(small, MARC).needs[0]
    assert (need.text, need.id, str(need.until), need.private) == (
        "A driver",
        "drive",
        "2026-04-01",
        True,
    )
    assert [(slot.who, str(slot.done)) for slot in need.slots] == [("me", "2026-03-18")]
    netcrm("done", "marc", "drive")
    assert read(small, MARC).needs[0].state == "done"


def test_someone_takes_a_turn_that_is_open(netcrm: Run, small: Path) -> None:
    before = (small / ANA).read_bytes()
    ran = netcrm("slot", "ana", "2026-03-20", "--by", "marc")
    assert ran.out == f"{ANA}:21: - 2026-03-20 marcus-bell: Soup\n"
    old, new = b"2026-03-20 open: Soup", b"2026-03-20 marcus-bell: Soup"
    assert (small / ANA).read_bytes() == before.replace(old, new)


def test_a_new_turn_of_a_need_named_by_a_word(netcrm: Run, small: Path) -> None:
    netcrm("need", "ana", "A lift")
    before = (small / ANA).read_bytes()
    ran = netcrm("slot", "ana", "tomorrow", "Stew")
    assert ran.status == 2
    assert "has several needs" in ran.err
    assert (small / ANA).read_bytes() == before
    netcrm("slot", "ana", "tomorrow", "Stew", "--need", "dinner", "--by", "me")
    assert grown(small, before, b"      - 2026-03-19 me: Stew\n")


def test_a_promise_kept(netcrm: Run, small: Path) -> None:
    before = (small / ANA).read_bytes()
    ran = netcrm("done", "ana", "ladder")
    assert ran.out == (
        f"{ANA}:24: - 2026-03-16 me: Bring back the ladder\n{ANA}:25: done: 2026-03-18\n"
    )
    assert grown(small, before, b"    done: 2026-03-18\n")


def test_a_promise_let_go(netcrm: Run, small: Path) -> None:
    netcrm("done", "ana", "the recipe", "--dropped", "--on", "yesterday")
    promise = read(small).promises[1]
    assert (promise.dropped, promise.closed, promise.done) == (True, True, None)


def test_of_several_none_is_chosen(netcrm: Run, small: Path) -> None:
    before = (small / ANA).read_bytes()
    ran = netcrm("done", "ana")
    assert ran.status == 2
    for line in ("promise: 2026-03-16 me Bring back the ladder", "turn: 2026-03-22 marcus-bell"):
        assert line in ran.err
    assert "need:" not in ran.err
    assert (small / ANA).read_bytes() == before


def test_the_only_thing_that_is_open_needs_no_words(netcrm: Run, small: Path) -> None:
    netcrm("promise", "marc", "A book")
    assert netcrm("done", "marcus", "bell").status == 0
    assert read(small, MARC).promises[0].closed
    assert "nothing like that is open with Marcus Bell" in netcrm("done", "marc").err


def test_an_introduction(netcrm: Run, small: Path) -> None:
    before = (small / ANA).read_bytes()
    netcrm("introduce", "ana", "marc", "Over tea", "--on", "last friday")
    new = b"  - 2026-03-13 introduced: Over tea\n    to: [marcus-bell]\n"
    assert grown(small, before, new)
    assert "cannot be introduced to themselves" in netcrm("introduce", "ana", "Aninha").err


def test_snoozing_and_waking(netcrm: Run, small: Path) -> None:
    before = (small / ANA).read_bytes()
    netcrm("snooze", "Ana", "Pires", "next month")
    assert grown(small, before, b"snooze: 2026-04-18\n")
    netcrm("snooze", "ana", "tomorrow")
    assert str(read(small).snooze) == "2026-03-19"
    assert netcrm("snooze", "ana", "off").out == f"{ANA}:10: taken away: snooze: 2026-03-19\n"
    assert (small / ANA).read_bytes() == before


def test_undo_takes_back_and_does_it_again(netcrm: Run, small: Path) -> None:
    before = (small / ANA).read_bytes()
    netcrm("promise", "ana", "A book")
    after = (small / ANA).read_bytes()
    assert netcrm("undo", "--dry-run").out.startswith(f"--- a/{ANA}\n+++ b/{ANA}\n")
    assert (small / ANA).read_bytes() == after
    assert netcrm("undo").out == f"{ANA}:24: taken away: - me: A book\n"
    assert (small / ANA).read_bytes() == before
    assert netcrm("undo").out == f"{ANA}:24: - me: A book\n"
    assert (small / ANA).read_bytes() == after
    (small / ANA).write_bytes(after + b"more\n")
    assert netcrm("undo").status == 2
    assert (small / ANA).read_bytes() == after + b"more\n"


@pytest.mark.parametrize(
    "words",
    [
        ("promise", "ana", "x"),
        ("need", "ana", "x"),
        ("slot", "ana", "friday", "x"),
        ("slot", "ana", "2026-03-20"),
        ("done", "ana", "ladder"),
        ("introduce", "ana", "marc"),
        ("snooze", "ana", "friday"),
        ("set", "ana", "work", "Nurse"),
    ],
)
def test_a_dry_run_says_what_the_run_then_does(
    netcrm: Run, small: Path, words: tuple[str, ...]
) -> None:
    before = (small / ANA).read_bytes()
    dry = netcrm(*words, "--dry-run")
    assert dry.out.startswith(f"--- a/{ANA}\n+++ b/{ANA}\n@@")
    assert (small / ANA).read_bytes() == before
    said = json.loads(netcrm(*words, "--json").out)
    assert said["diff"].removesuffix("\n") == dry.out.removesuffix("\n")
    assert said["written"] is True
    assert said["lines"][0]["file"] == ANA
    assert (small / ANA).read_bytes() != before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("promise", "ana"), "say to whom and what"),
        (("promise", "nobody", "x"), "nobody called 'nobody'"),
        (("promise", "ana", "x", "--by", "soon"), "'soon' is not a day"),
        (("promise", "ana", "x", "--on", "tomorrow"), "2026-03-19 is after today"),
        (("need", "ana"), "say who needs what"),
        (("need", "ana", "x", "--until", "2026"), "2026 names no day"),
        (("slot", "marc", "friday", "x"), "no such need of Marcus Bell is open"),
        (("slot", "ana", "2026-03-22"), "has no open turn on 2026-03-22"),
        (("slot", "ana", "friday", "x", "--by", "nobody"), "nobody called 'nobody'"),
        (("done",), "say whose"),
        (("done", "ana", "zzz"), "nothing like that is open"),
        (("snooze", "ana"), "say who, and till when"),
        (("snooze", "ana", "off"), "is not snoozed"),
        (("snooze", "ana", "yesterday"), "2026-03-17 is not after today"),
        (("undo",), "there is nothing to undo"),
    ],
)
def test_what_cannot_be_written(
    netcrm: Run, small: Path, words: tuple[str, ...], said: str
) -> None:
    before = {path: path.read_bytes() for path in small.rglob("*.md")}
    ran = netcrm(*words)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
    assert {path: path.read_bytes() for path in small.rglob("*.md")} == before
