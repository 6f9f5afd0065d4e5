"""Commands that note something, on any file: only their line differs, and it reads as it was."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from netcrm.cli import run
from netcrm.model import PartialDate
from netcrm.text.contact import read_contact
from tests.splice.made import made, words
from tests.splice.test_made import bare, meaning

ID = "someone"
FILE = f"contacts/{ID}.md"
FILES = int(os.environ.get("NETCRM_SPLICE_FILES", "100")) // 4
DAY = "2026-03-18"

# Each example has a file of its own; what the one before it left in the folder does no harm.
many = settings(max_examples=FILES, suppress_health_check=[HealthCheck.function_scoped_fixture])

NOTES: dict[str, tuple[str, ...]] = {
    "call": ("log", ID, "call"),
    "life": ("log", ID, "life", "--hard", "--at", "the ward"),
    "asked": ("asked", ID, "advice"),
    "asked-me": ("asked", ID, "--them"),
    "told": ("told", ID, "--for", "2026-03-01"),
    "thanked": ("thanked", ID, "--for", "meal-train"),
    "heard": ("heard", ID),
}
CLOSED: dict[str, tuple[tuple[str, ...], dict[str, Any]]] = {
    "asked": (("answer", ID, "partly", "--ask"), {"outcome": "partly"}),
    "asked-me": (("answer", ID, "no", "--settled", "--ask"), {"outcome": "no", "settled": True}),
    "heard": (("heard", "--done", ID), {"closed": True}),
}

Say = Callable[..., bool]


@pytest.fixture
def say(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Say:
    """Run a command in a folder with the one file; whether it wrote."""
    (tmp_path / "contacts").mkdir()
    (tmp_path / "netcrm.toml").write_text("keep = false\n")

    def saying(*arguments: str) -> bool:
        status = run(("-C", str(tmp_path), "--today", DAY, *arguments))
        refused = capsys.readouterr().err if status else ""
        event(refused.partition(": ")[2][:40] or "written")
        assert status in {0, 2}
        return not status

    return saying


def plain(contact: bytes) -> dict[str, Any]:
    """What a file says, without what the field of its history is called."""
    return meaning(read_contact(FILE, contact))


@many
@given(data=made(), kind=st.sampled_from(sorted(NOTES)), text=words)
def test_a_note(say: Say, tmp_path: Path, data: bytes, kind: str, text: str) -> None:
    path = tmp_path / FILE
    path.write_bytes(data)
    command, *rest = NOTES[kind]
    wrote = say(command, *rest, "--", text)
    new = path.read_bytes()
    if not wrote:
        assert new == data
        return
    before, after = plain(data), plain(new)
    old, lines = list(before.pop("history")), list(after.pop("history"))
    added = [line for line in lines if line not in old or lines.count(line) > old.count(line)]
    assert after == before
    assert len(lines) == len(old) + 1
    assert (added[0]["kind"], added[0]["text"]) == (kind, " ".join(text.split()))
    assert added[0]["date"] == bare(PartialDate(2026, 3, 18))
    assert all(line in lines for line in old)
    only_inserted(data, new)


@many
@given(data=made(), kind=st.sampled_from(sorted(CLOSED)))
def test_what_came_of_it(say: Say, tmp_path: Path, data: bytes, kind: str) -> None:
    path = tmp_path / FILE
    path.write_bytes(data)
    command, *rest = NOTES[kind]
    if not say(command, *rest, "--", "Borrow the long ladder"):
        return
    noted = path.read_bytes()
    close, expected = CLOSED[kind]
    if not say(*close, "the long ladder"):
        assert path.read_bytes() == noted
        return
    new = path.read_bytes()
    before, after = plain(noted), plain(new)
    old, lines = before.pop("history"), after.pop("history")
    assert after == before
    changed = [(a, b) for a, b in zip(old, lines, strict=True) if a != b]
    assert len(changed) == 1
    was, now = changed[0]
    assert {name: now[name] for name in expected} == expected
    same = {name for name in was if name not in {*expected, "done", "attributes"}}
    assert all(was[name] == now[name] for name in same)
    only_inserted(noted, new)


def only_inserted(old: bytes, new: bytes) -> None:
    """All of the old bytes are there, around what is new; an empty value may give way to it."""
    start = shared(old, new)
    end = shared(old[start:][::-1], new[start:][::-1])
    assert old[start : len(old) - end].strip() in {b"", b"[]", b"null", b"~"}


def shared(one: bytes, other: bytes) -> int:
    """How many bytes two texts begin with in common."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[:middle] == other[:middle] else (low, middle - 1)
    return low
