"""Every command that writes, as it may be said of any file, and what it is to change in it.

What is expected is worked out from what `read_contact` says of the file, never from the program's
own plan or proof.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from tests.splice.test_made import untouched

ID, LEE = "someone", "lee"
Said = dict[str, Any]
"""What a file says, as a table."""
Expect = Callable[[Said, Said], None]
"""Compares what a file says before and after."""


@dataclass(frozen=True)
class Case:
    """A command, what it is to do to the file, and the commands that it needs before it.

    ``key`` is the field whose lines alone may go; empty where only new bytes come in. ``inbox``
    is what stands in `inbox.md`.
    """

    said: tuple[str, ...]
    expect: Expect
    key: str = ""
    first: tuple[tuple[str, ...], ...] = ()
    inbox: str = ""


def line(section: str, **told: object) -> Expect:
    """One more line in a section, which says this; the others are as they were, in order."""

    def expect(before: Said, after: Said) -> None:
        old, new = list(before.pop(section)), list(after.pop(section))
        at = next(i for i, one in enumerate([*old, None]) if i == len(old) or new[i] != one)
        assert {name: new[at][name] for name in told} == told
        assert [*new[:at], *new[at + 1 :]] == old
        assert after == before

    return expect


def changed(section: str, *names: str, **told: object) -> Expect:
    """One line of a section says this now; no other line and nothing else in it differs."""

    def expect(before: Said, after: Said) -> None:
        old, new = before.pop(section), after.pop(section)
        assert after == before
        (pair,) = [(a, b) for a, b in zip(old, new, strict=True) if a != b]
        was, now = pair
        assert {name: now[name] for name in told} == told
        may = {"attributes", *names, *told}
        assert {k: v for k, v in was.items() if k not in may} == {
            k: v for k, v in now.items() if k not in may
        }

    return expect


def turn(slot: Said) -> Expect:
    """One more turn in the only need."""

    def expect(before: Said, after: Said) -> None:
        (old,), (new,) = before.pop("needs"), after.pop("needs")
        assert after == before
        slots = list(new.pop("slots"))
        more = [it for it in slots if {name: it[name] for name in slot} == slot]
        assert more
        slots.remove(more[0])
        assert tuple(slots) == old.pop("slots")
        assert new == old

    return expect


def field(name: str, values: tuple[str, ...] | None, *, items: bool = False) -> Expect:
    """A field holds these values, or is gone; as one more of its items, or in place of them."""

    def expect(before: Said, after: Said) -> None:
        old = before["own"].pop(name, ((), True))[0]
        new = after["own"].pop(name, (None, True))[0]
        wanted = (*old, *(values or ())) if items else values
        assert new == wanted or (new, wanted) == (None, ())  # with its last item a list may go
        assert untouched(after, name) == untouched(before, name)

    return expect


def same(before: Said, after: Said) -> None:
    """The file says what it said."""
    assert after == before


def notes(text: str) -> dict[str, Case]:
    """Commands that write one line of history."""
    said = " ".join(text.split())
    kinds: dict[str, tuple[str, ...]] = {
        "call": ("log", ID, "call"),
        "life": ("log", ID, "life", "--hard", "--at", "the ward"),
        "asked": ("asked", ID, "advice"),
        "asked-me": ("asked", ID, "--them"),
        "told": ("told", ID, "--for", "2026-03-01"),
        "thanked": ("thanked", ID, "--for", "meal-train"),
        "heard": ("heard", ID),
        "introduced": ("introduce", ID, LEE),
    }
    found = {
        kind: Case((*words, "--", text), line("history", kind=kind, text=said))
        for kind, words in kinds.items()
    }
    found["inbox"] = Case(
        ("inbox", "--yes"),
        line("history", kind="note", text=said),
        inbox=f"# kept\n2026-03-18 {ID} note: {said}\n",
    )
    return found


def closed(text: str) -> dict[str, Case]:
    """Commands that close what was open: a line of that text is written before."""
    ask = ("asked", ID, "advice", "--", text)
    theirs = ("asked", ID, "--them", "--", text)
    promise = ("promise", ID, "--by", "2026-04-01", "--", text)
    need = ("need", ID, "--id", "the-need", "--", text)
    slot = ("slot", ID, "2026-04-02", "Soup for two", "--need", "the-need")
    return {
        "answer": Case(
            ("answer", ID, "partly", "--ask", "2026-03-18"),
            changed("history", outcome="partly"),
            first=(ask,),
        ),
        "answer-settled": Case(
            ("answer", ID, "no", "--settled", "--ask", "2026-03-18"),
            changed("history", outcome="no", settled=True),
            first=(theirs,),
        ),
        "heard-done": Case(
            ("heard", "--done", ID, "2026-03-18"),
            changed("history", "done", closed=True),
            first=(("heard", ID, "--", text),),
        ),
        "done": Case(
            ("done", ID, "2026-04-01"), changed("promises", "done", closed=True), first=(promise,)
        ),
        "dropped": Case(
            ("done", ID, "2026-04-01", "--dropped"),
            changed("promises", "dropped", closed=True),
            first=(promise,),
        ),
        "turn": Case(
            (*slot, "--by", "me"),
            changed("needs", "slots"),
            first=(need,),
        ),
        "turn-taken": Case(
            ("slot", ID, "2026-04-02", "--need", "the-need"),
            changed("needs", "slots"),
            key="slots",
            first=(need, slot),
        ),
        "turn-done": Case(
            ("done", ID, "soup"),
            changed("needs", "slots"),
            first=(need, (*slot, "--by", "me")),
        ),
    }


def plans(text: str) -> dict[str, Case]:
    """Commands that write a promise or a need."""
    said = " ".join(text.split())
    return {
        "promise": Case(
            ("promise", ID, "--by", "2026-04-01", "--", text),
            line("promises", who="me", text=said),
        ),
        "promise-theirs": Case(
            ("promise", ID, "--them", "--", text), line("promises", who="them", text=said)
        ),
        "need": Case(
            ("need", ID, "--until", "2026-04-01", "--notes", text, "--", text),
            line("needs", state="open", text=said),
        ),
    }


def fields(text: str, old: Sequence[str]) -> dict[str, Case]:
    """Commands that set a field; ``old`` are the items that `likes` has."""
    said = " ".join(text.split())
    found = {
        "snooze": Case(("snooze", ID, "2026-05-01"), field("snooze", ("2026-05-01",)), "snooze"),
        "clear": Case(("set", ID, "place", "--clear"), field("place", None), "place"),
    }
    for name in ("work", "x-own", "x-new", "met_at"):
        set_ = ("set", ID, name, "--", text)
        found[f"set-{name}"] = Case(set_, field(name, (said,)), name)
    found["add"] = Case(
        ("set", ID, "likes", "--add", "--", text), field("likes", (said,), items=True), "likes"
    )
    if old:
        rest = (*old[:-1],) if list(old).count(old[-1]) == 1 else None
        if rest is not None:
            found["take"] = Case(
                ("set", ID, "likes", "--take", "--", old[-1]), field("likes", rest), "likes"
            )
    return found


def whole(text: str) -> dict[str, Case]:
    """Commands that are about all of a file."""
    del text
    return {"fmt": Case(("fmt", ID), same, key="*")}


def only_inserted(old: bytes, new: bytes) -> None:
    """All of the old bytes are there, around what is new; an empty value may give way to it."""
    start = shared(old, new)
    end = shared(old[start:][::-1], new[start:][::-1])
    gone = old[start : len(old) - end].strip()
    assert gone in {b"", b"[]", b"null", b"~"} or (gone, old[-end : -end + 1]) == (b"[", b"]")


def shared(one: bytes, other: bytes) -> int:
    """How many bytes two texts begin with in common."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[:middle] == other[:middle] else (low, middle - 1)
    return low
