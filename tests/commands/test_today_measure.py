"""What `today` says of the whole: what your circles ask for, and a word of patience."""

import json
from pathlib import Path

from tests.commands.conftest import Run, contact


def crowd(root: Path) -> None:
    for at in range(9):
        contact(root, f"c{at}.md", f"name: C{at}", "circle: inner", "met: 2026-03-01")


def large_asks(root: Path, number: int) -> None:
    for at in range(number):
        lines = ("history:", f"  - 2026-03-{at + 10} asked referral: A word")
        contact(root, f"d{at}.md", f"name: D{at}", *lines)


def test_what_circles_ask_for_waits_until_everything_is_asked_for(netcrm: Run, small: Path) -> None:
    crowd(small)
    assert "circles" not in netcrm("today").out
    said = netcrm("today", "--all").out
    assert "\nWhat your circles ask for\n    Your circles ask for 9 a week, more than" in said
    assert "    Inner, 9 people: every 2 weeks instead of every week asks for 4 less.\n" in said


def test_a_word_of_patience_names_its_lines(netcrm: Run, small: Path) -> None:
    large_asks(small, 3)
    assert "You asked" not in netcrm("today").out
    large_asks(small, 6)
    said = netcrm("today").out
    assert "\nYou asked 6 people for something large since 10 March 2026: a good time" in said
    assert "contacts/d0.md:4; contacts/d1.md:4" in said


def test_both_are_data(netcrm: Run, small: Path) -> None:
    crowd(small)
    large_asks(small, 6)
    found = json.loads(netcrm("today", "--json").out)
    assert found["load"]["too_much"] is True
    assert found["load"]["longer"][0]["people"] == 9
    assert [one["file"] for one in found["patience"]["evidence"]] == [
        f"contacts/d{at}.md" for at in range(6)
    ]


def test_there_may_be_nothing_to_say(netcrm: Run, small: Path) -> None:
    for path in (small / "contacts").rglob("*.md"):
        path.unlink()
    found = json.loads(netcrm("today", "--json").out)
    assert (found["load"], found["patience"]) == (None, None)
    assert "circles" not in netcrm("today", "--all").out
    crowd(small)
    contact(small, "ana.md", "name: Ana", "history:", "  - 2026-03-01 note: Soup")
    back = netcrm("--today", "2026-06-01", "today", "--all").out
    assert "Welcome back" in back
    assert "circles" not in back
