"""What a change looks like: the text before, the change, the text after."""

import pytest

from netcrm.model import PartialDate, Place
from netcrm.text.contact import read_contact
from netcrm.text.splice import (
    Add,
    Change,
    Draft,
    Drop,
    Edit,
    Insert,
    Put,
    Refusal,
    Remove,
    Replace,
    Revised,
    Take,
    revise,
    splice,
)

FILE = "contacts/ana.md"
CALL = Draft("2026-03-14", "call", "He said: come", attributes=(("with", ("lee", "sam")),))
OPEN = Draft("2026-03-14", "open", "Dinners", attributes=(("until", PartialDate(2026, 4, 1)),))


def changed(front: str, change: Change) -> str:
    """The front matter after a change."""
    data = f"---\n{front}---\n".encode()
    edit = splice(FILE, data, change)
    assert isinstance(edit, Edit), edit
    return edit.apply(data).decode().removeprefix("---\n").removesuffix("---\n")


def place(front: str, section: str, at: int = 0) -> Place:
    """Where a dated line stands."""
    found = getattr(read_contact(FILE, f"---\n{front}---\n".encode()), section)[at].place
    assert isinstance(found, Place)
    return found


WRITTEN = '- 2026-03-14 call: "He said: come"\n    with: [lee, sam]\n'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("name: A\n", f"name: A\nhistory:\n  {WRITTEN}"),
        ("history:\n", f"history:\n  {WRITTEN}"),
        ("history: # soon\nx: 1\n", f"history: # soon\n  {WRITTEN}x: 1\n"),
        ("history: []\n", f"history:\n  {WRITTEN}"),
        (
            "history:\n  - 2026-02-01 call: x\n",
            f"history:\n  {WRITTEN}  - 2026-02-01 call: x\n",
        ),
        (  # oldest first
            "history:\n- 2026-02-01 call: x\n- 2026-02-02 call: x\nplace: Y\n",
            (
                "history:\n- 2026-02-01 call: x\n- 2026-02-02 call: x\n"
                '- 2026-03-14 call: "He said: come"\n  with: [lee, sam]\nplace: Y\n'
            ),
        ),
        (  # an older day goes where the order puts it
            "history:\n  - 2026-05-01 call: x\n  - 2026-01-01 call: x\n",
            f"history:\n  - 2026-05-01 call: x\n  {WRITTEN}  - 2026-01-01 call: x\n",
        ),
        (  # no order: to the top
            "history:\n  - 2026-05-01 call: x\n  - 2026-01-01 call: x\n  - 2026-02-01 call: x\n",
            (
                f"history:\n  {WRITTEN}  - 2026-05-01 call: x\n  - 2026-01-01 call: x\n"
                "  - 2026-02-01 call: x\n"
            ),
        ),
        (  # blank lines between, a comment about the list and one about a line
            (
                "history:\n  # all of it\n\n  # with Lee\n  - 2026-02-01 call: x\n\n"
                "  - 2026-01-01 call: x\n"
            ),
            (
                f"history:\n  # all of it\n\n  {WRITTEN}\n  # with Lee\n  - 2026-02-01 call: x\n\n"
                "  - 2026-01-01 call: x\n"
            ),
        ),
        (
            "history:\n    -   2026-02-01 call: x\n",
            (
                'history:\n    -   2026-03-14 call: "He said: come"\n        with: [lee, sam]\n'
                "    -   2026-02-01 call: x\n"
            ),
        ),
        (  # map form, the newest below
            (
                "history:\n  - date: 2026-01-01\n    text: x\n  - date: 2026-02-01\n    text: |\n"
                "      # x\n"
            ),
            (
                "history:\n  - date: 2026-01-01\n    text: x\n  - date: 2026-02-01\n    text: |\n"
                f"      # x\n  {WRITTEN}"
            ),
        ),
        (
            "history: [{date: 2026-01-01, text: x}] # one\n",
            (
                'history: [{2026-03-14 call: "He said: come", with: [lee, sam]}, '
                "{date: 2026-01-01, text: x}] # one\n"
            ),
        ),
    ],
)
def test_insert_history(before: str, after: str) -> None:
    assert changed(before, Insert("history", CALL)) == after


def test_other_sections_take_their_place() -> None:
    front = "name: A\nplace: B\nhistory:\n  - 2026-02-01 call: x\nx-own: 1\n"
    assert changed(front, Insert("needs", OPEN)) == front.replace(
        "x-own", "needs:\n  - 2026-03-14 open: Dinners\n    until: 2026-04-01\nx-own"
    )
    assert changed(front, Insert("promises", Draft("", "me", "Lend it"))) == front.replace(
        "x-own", "promises:\n  - me: Lend it\nx-own"
    )
    assert changed(front, Insert("dates", Draft("05-14", "wedding", ""))) == front.replace(
        "history", "dates:\n  - 05-14 wedding:\nhistory"
    )


def test_slots() -> None:
    front = "needs:\n  - 2026-03-14 open: Dinners\n    id: x\n"
    slot = Draft("2026-03-20", "lee-wong", "Curry")
    once = changed(front, Insert("slots", slot, place(front, "needs")))
    assert once == front + "    slots:\n      - 2026-03-20 lee-wong: Curry\n"
    first = Insert("slots", Draft("2026-03-18", "open", "Soup"), place(once, "needs"))
    later = Insert("slots", Draft("2026-03-27", "me", "Tea"), place(once, "needs"))
    assert changed(once, first) == once + "      - 2026-03-18 open: Soup\n"
    assert changed(once, later) == once.replace("slots:\n", "slots:\n      - 2026-03-27 me: Tea\n")


FRONT = """\
name: Ana
work: Baker # since when?
likes: [tea, "a, b"]
groups: choir and chess
promises:
  - 2026-03-20 me: Lend her the box set
  - them: Send the drawing
    made: 2026-01-01
"""


@pytest.mark.parametrize(
    ("change", "old", "new"),
    [
        (Put("work", "Painter: all"), "Baker #", '"Painter: all" #'),
        (Put("groups", ("a", "b, c")), "choir and chess", '[a, "b, c"]'),
        (Put("place", "Rome"), "likes", "place: Rome\nlikes"),
        (Put("snooze", PartialDate(2026, 5, 1)), "promises", "snooze: 2026-05-01\npromises"),
        (Put("kin", "yes"), "promises", "kin: yes\npromises"),
        (Put("x-own", "yes"), FRONT[-20:], f'{FRONT[-20:]}x-own: "yes"\n'),
        (Drop("work"), "work: Baker # since when?\n", ""),
        (Add("likes", "[x]"), '"a, b"]', '"a, b", "[x]"]'),
        (Add("groups", "go"), "chess", "chess, go"),
        (Add("groups", "salt and pepper"), "choir and chess", "[choir, chess, salt and pepper]"),
        (Add("tags", "kind"), "chess\n", "chess\ntags: [kind]\n"),
        (Take("likes", "tea"), 'tea, "a, b"', '"a, b"'),
        (Take("likes", "a, b"), ', "a, b"', ""),
        (Take("groups", "choir"), "choir and chess", "[chess]"),
    ],
)
def test_fields(change: Change, old: str, new: str) -> None:
    assert FRONT.count(old) == 1
    assert changed(FRONT, change) == FRONT.replace(old, new)


def test_a_block_gives_way_with_all_its_text() -> None:
    front = "work: |\n  Baker # no comment\n  # nor this\nplace: Rome\n"
    assert changed(front, Put("work", "Nurse")) == "work: Nurse\nplace: Rome\n"


def test_lines() -> None:
    mine, theirs = place(FRONT, "promises"), place(FRONT, "promises", 1)
    assert changed(FRONT, Put("done", "2026-03-18", mine)) == FRONT.replace(
        "box set\n", "box set\n    done: 2026-03-18\n"
    )
    assert changed(FRONT, Put("made", "2026-02", theirs)) == FRONT.replace(
        "made: 2026-01-01", "made: 2026-02"
    )
    assert changed(FRONT, Remove(mine)) == FRONT.replace(
        "  - 2026-03-20 me: Lend her the box set\n", ""
    )
    assert changed(FRONT, Replace(theirs, Draft("", "them", "Nothing"))) == FRONT.replace(
        "Send the drawing\n    made: 2026-01-01", "Nothing"
    )
    assert changed(FRONT, Drop("made", theirs)) == FRONT.replace("    made: 2026-01-01\n", "")


def test_line_ends_and_mark_stay() -> None:
    data = b"\xef\xbb\xbf---\r\nname: Ana\r\n---"
    edit = splice(FILE, data, Insert("history", CALL))
    assert isinstance(edit, Edit)
    assert (edit.start, edit.old) == (19, b"")
    assert edit.new == f"history:\n  {WRITTEN}".replace("\n", "\r\n").encode()


def test_a_note_without_front_matter_gets_some() -> None:
    data = b"Met her at Priya's.\r\n\r\n---\r\n"
    edit = splice(FILE, data, Put("place", "Rome"))
    assert edit == Edit(0, 0, b"", b"---\r\nplace: Rome\r\n---\r\n")


CONFLICT = "<<<<<<< ours\nwork: A\n=======\nwork: B\n>>>>>>> theirs\n"
OK = "---\nname: A\n"
LINE = "history:\n  - 2026-03-01 call: x\n"
FIRST = read_contact(FILE, f"{OK}{LINE}---\n".encode()).history[0].place


@pytest.mark.parametrize(
    ("text", "change", "said"),
    [
        ("", Insert("history", CALL), "the file is empty"),
        ("—-\nname: A\n---\n", Insert("history", CALL), "three hyphens"),
        ("---\nname: A\n", Insert("history", CALL), "not closed"),
        ("\n---\nname: A\n---\n", Insert("history", CALL), "does not begin in line 1"),
        (f"{OK}{CONFLICT}---\n", Insert("history", CALL), "merge conflict"),
        (f"{OK}---\n{CONFLICT}", Insert("history", CALL), "merge conflict"),
        (f"{OK}>>>>>>> theirs\n---\n", Insert("history", CALL), "merge conflict"),
        (f"{OK}{LINE}{LINE}---\n", Insert("history", CALL), "'history' is given twice"),
        (f"{OK}Name: B\n---\n", Put("name", "C"), "'name' is given twice"),
        (f"{OK}history: none yet\n---\n", Insert("history", CALL), "cannot be read"),
        (f"{OK}history: [x\n---\n", Insert("history", CALL), "cannot be read"),
        (f"{OK}work: *x\n---\n", Put("work", "B"), "cannot be read"),
        (f"{OK}work: {{a: b}}\n---\n", Put("work", ("B",)), "work should be one text"),
        (f"{OK}likes: # why\n  - a\n---\n", Put("likes", ("B",)), "comments"),
        (f"{OK}likes:\n  - a # why\n---\n", Put("likes", ("B",)), "comments"),
        (f"{OK}likes: [a, # why\n  b]\n---\n", Put("likes", "B"), "comments"),
        (f"{OK}work: | # why\n  A # b\n---\n", Put("work", "B"), "comments"),
        (f"{OK}likes:\n  # why\n  - a\n---\n", Drop("likes"), "comments"),
        (f"{OK}{LINE}    # why\n    at: B\n---\n", Remove(FIRST), "comments"),
        (f"{OK}{LINE}    # why\n    at: B\n---\n", Replace(FIRST, CALL), "comments"),
        (f"{OK}{LINE}    at: B # why\n---\n", Replace(FIRST, CALL), "comments"),
        (f"{OK}---\n", Drop("work"), "there is no 'work'"),
        (f"{OK}---\n", Take("likes", "tea"), "'tea' is not in 'likes'"),
        (f"{OK}likes: tea\n---\n", Add("likes", "tea"), "is there already"),
        (f"{OK}---\n", Put("birthday", "soon"), "soon"),
        (f"{OK}---\n", Insert("history", Draft("2026-02-30", "call", "x")), "is not a day"),
        (f"{OK}---\n", Insert("history", Draft("2026-02-03", "yoga", "x")), "no kind"),
        (f"{OK}---\n", Insert("history", Draft("2026-02-03", "call: x", "x")), "would not read"),
        (f"{OK}---\n", Put("a: b", "x"), "would not read"),
        (f"{OK}---\n", Remove(Place(FILE, 9, 1, 90, 99)), "no dated line here"),
    ],
)
def test_refusals(text: str, change: Change, said: str) -> None:
    found = splice(FILE, text.encode(), change)
    assert isinstance(found, Refusal), found
    assert said in found.message
    assert found.hint


def test_other_encodings_are_refused() -> None:
    text = "---\nname: Zoë\n---\n"
    for encoding in ("latin-1", "utf-16", "utf-16-le"):
        assert isinstance(splice(FILE, text.encode(encoding), Put("work", "x")), Refusal)


def test_several_changes_follow_each_other() -> None:
    data = f"---\n{FRONT}---\n".encode()
    mine, theirs = place(FRONT, "promises"), place(FRONT, "promises", 1)
    done = revise(
        FILE,
        data,
        (
            Insert("history", CALL),
            Put("work", "Painter and decorator"),
            Put("done", "2026-03-18", mine),
            Remove(theirs),
            Add("tags", "kind"),
            Insert("history", CALL._replace(text="and again")),
        ),
    )
    assert isinstance(done, Revised)
    contact = read_contact(FILE, done.data)
    assert [event.text for event in contact.history] == ["and again", "He said: come"]
    (promise,) = contact.promises
    assert (promise.who, str(promise.done)) == ("me", "2026-03-18")
    assert contact.work == "Painter and decorator"
    for edit in done.edits:
        data = edit.apply(data)
    assert data == done.data


def test_several_changes_or_none() -> None:
    data = f"---\n{FRONT}---\n".encode()
    assert isinstance(revise(FILE, data, (Put("work", "x"), Drop("nothing"))), Refusal)
