"""Small worlds for these tests: contacts made from the model, or read from a few lines of text."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from netcrm.config import DEFAULTS
from netcrm.model import MY_ID, Contact, Event, PartialDate, Place, Ref
from netcrm.queries.ask import Ask
from netcrm.queries.whole import ask_of
from netcrm.text.contact import read_contact
from netcrm.text.words import fold

TODAY = date(2026, 3, 14)


def day(text: str) -> PartialDate:
    """``2026-03-14``, ``2026-03`` or ``2026``."""
    return PartialDate(*map(int, text.split("-")))


def ref(target: str, *, linked: bool = False, file: str = "", line: int = 1) -> Ref:
    return Ref(target, "", linked, Place(file, line, 1, 0, len(target)))


def event(when: str, kind: str = "note", text: str = "", **more: Any) -> Event:  # noqa: ANN401  any field of it
    return Event(day(when), kind, text, **more)


def contact(identity: str, name: str = "", **more: Any) -> Contact:  # noqa: ANN401  any field of it
    file = more.pop("file", f"contacts/{identity}.md")
    return Contact(identity, file, name or identity, **more)


def ask(contacts: Iterable[Contact], me: Contact | None = None, today: date = TODAY) -> Ask:
    """Ask about contacts; of those that share an id, the first by file is the one links mean."""
    by_id: dict[str, list[Contact]] = {}
    for found in contacts:
        by_id.setdefault(fold(found.id), []).append(found)
    same = [sorted(files, key=lambda c: c.file) for files in by_id.values()]
    return ask_of(
        {first.id: first for first, *_ in same},
        today=today,
        settings=DEFAULTS,
        me=me,
        shadowed={first.id: tuple(rest) for first, *rest in same if rest},
    )


def read(files: dict[str, str], today: date = TODAY) -> Ask:
    """Ask about files given as their text, without the fences; ``me.md`` is your own."""
    found = {name: read_contact(name, fenced(text).encode()) for name, text in files.items()}
    me = found.pop("me.md", None)
    assert me is None or me.id == MY_ID
    return ask(found.values(), me, today)


def fenced(text: str) -> str:
    """Front matter between its fences, and the note after it where a blank line divides them."""
    front, _, note = text.strip("\n").partition("\n\n")
    return f"---\n{front}\n---\n{note}\n"
