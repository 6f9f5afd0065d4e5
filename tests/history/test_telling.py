"""What is said of two states of a file, from what both say."""

import pytest

from netcrm.commands.telling import tell
from netcrm.history import Changed
from netcrm.model import KINDS
from netcrm.views.telling.phrase import message

OLD = """\
---
name: Marcus Bell
met: 2025-09-03
circle: close
history:
  - 2026-02-20 visit 90m: Rehab
  - 2026-01-21 heard: An exam in June
  - 2026-01-14 asked: The guild
needs:
  - 2026-02-15 open: Dinners
    slots:
      - 2026-03-09 me: Lasagne
      - 2026-03-16 open: Curry
promises:
  - 2026-03-20 me: The box set
  - 2026-04-01 them: The drawing
---

He likes maps.
"""
FILE = "contacts/marcus-bell.md"


def told(old: str | None, new: str | None, file: str = FILE) -> tuple[str, ...]:
    """The sentences about one file."""
    before, after = (None if text is None else text.encode() for text in (old, new))
    return tell((Changed(file, before, after),), KINDS).sentences


CHANGES = (
    ("history:", "history:\n  - 2026-03-18 call: x", "called Marcus Bell"),
    ("history:", "history:\n  - 2026-03-18 gave: x", "helped Marcus Bell"),
    ("history:", "history:\n  - 2026-03-18 life: x", "noted news of Marcus Bell"),
    ("visit 90m: Rehab", "visit 90m: At home", "reworded a line about Marcus Bell"),
    ("  - 2026-02-20 visit 90m: Rehab\n", "", "took back a line about Marcus Bell"),
    ("exam in June", "exam in June\n    done: 2026-03-18", "picked up what Marcus Bell said"),
    ("The guild", "The guild\n    outcome: yes", "noted the answer of Marcus Bell"),
    ("Rehab", "Rehab\n    at: home", "added to a line about Marcus Bell"),
    ("The box set", "The box set\n    done: 2026-03-18", "kept a promise to Marcus Bell"),
    ("The box set", "The box set\n    dropped: yes", "let go of a promise to Marcus Bell"),
    ("The drawing", "The drawing\n    done: yes", "noted a promise that Marcus Bell kept"),
    ("promises:", "promises:\n  - me: A walk", "promised something to Marcus Bell"),
    ("2026-03-20 me", "2026-03-21 me", "changed a promise to Marcus Bell"),
    ("Lasagne", "Lasagne\n        done: yes", "kept a turn for Marcus Bell"),
    ("open: Curry", "open: Curry\n      - 2026-03-23 me: Rice", "planned a turn for Marcus Bell"),
    ("02-15 open", "02-15 done", "noted that a need of Marcus Bell is met"),
    ("needs:", "needs:\n  - 2026-03-18 open: Rides", "noted that Marcus Bell needs help"),
    ("circle: close", "circle: inner", "changed circle of Marcus Bell"),
    (
        "circle: close",
        "place: Lisbon\nwork: Films",
        "changed place, work and circle of Marcus Bell",
    ),
    ("He likes maps.", "He likes old maps.", "wrote about Marcus Bell"),
    ("He likes maps.", "", "cleared the note on Marcus Bell"),
    ("circle: close", "circle:  'close'", "tidied the file of Marcus Bell"),
    ("name: Marcus Bell", "name: Marc Bell", "renamed Marcus Bell to Marc Bell"),
)


@pytest.mark.parametrize(("old", "new", "said"), CHANGES, ids=[said for *_, said in CHANGES])
def test_one_change_is_one_sentence(old: str, new: str, said: str) -> None:
    assert old in OLD
    assert told(OLD, OLD.replace(old, new)) == (said,)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name: Dana Reyes\nmet: 2026-03-17\nmet_at: Priya's", "met Dana Reyes at Priya's"),
        ("name: Dana\nhistory:\n  - 2026-03-17 met: x", "met Dana"),
        ("name: Dana", "added Dana"),
        ("name: '{} {}'\nmet: 2026-03-17\nmet_at: a {bar}", "met {} {} at a (bar)"),
    ],
)
def test_new_people(text: str, said: str) -> None:
    assert told(None, f"---\n{text}\n---\n", "contacts/dana.md") == (said,)


def test_those_who_go_and_files_that_cannot_be_read() -> None:
    assert told(OLD, None) == ("removed Marcus Bell",)
    assert told(OLD, "---\nname: x\n") == (f"edited {FILE}",)
    assert told(OLD, OLD + "x", "me.md") == ("changed your own page",)


def test_the_inbox_and_what_lies_beside() -> None:
    assert told("a\n", "a\nb\nc\n", "inbox.md") == ("jotted down 2 lines",)
    assert told("a\nb\n", "a\n", "inbox.md") == ("filed 1 line",)
    assert told(None, "x", "contacts/photo.png") == ("added contacts/photo.png",)


def test_moved_and_renamed() -> None:
    old = Changed(FILE, OLD.encode(), None)
    moved = Changed("contacts/friends/marcus-bell.md", None, OLD.encode())
    assert tell((old, moved), KINDS).sentences == ("moved the file of Marcus Bell",)
    new = OLD.replace("name: Marcus Bell", "name: Marc Bell\naka: [Marcus Bell]")
    renamed = Changed("contacts/marc-bell.md", None, new.encode())
    assert tell((old, renamed), KINDS).sentences == ("renamed Marcus Bell to Marc Bell",)


def test_the_same_words_name_everyone() -> None:
    names = ("Ana", "Bo", "Cleo", "Dana", "Eli")
    changed = [
        Changed(f"contacts/{name}.md", None, f"---\nname: {name}\nmet: 2026-01-01\n---\n".encode())
        for name in names
    ]
    assert tell(changed[:2], KINDS).sentences == ("met Ana and Bo",)
    assert tell(changed[:3], KINDS).sentences == ("met Ana, Bo and Cleo",)
    assert tell(changed, KINDS).sentences == ("met Ana, Bo and 3 others",)


def test_a_message_is_a_short_line_first() -> None:
    assert message(("called Ana", "met Bo")) == "Called Ana; met Bo"
    first, empty, *rest = message(tuple(f"called somebody number {i}" for i in range(9))).split(
        "\n"
    )
    assert first == "Called somebody number 0; called somebody number 1; and 7 more"
    assert empty == ""
    assert len(rest) == 9
    assert rest[0] == "- Called somebody number 0"
    long, *_ = message(("called " + "x" * 100,)).split("\n")
    assert len(long) == 72
