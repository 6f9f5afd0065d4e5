"""Two contact files that are about one person: the first, with all that only the second says."""

from collections.abc import Mapping
from typing import NamedTuple

from netcrm.model import Kind, Place
from netcrm.text.contact import read_contact
from netcrm.text.nodes import Entries
from netcrm.text.splice import Insert, Refusal, revise
from netcrm.text.splice.page import Page, open_page
from netcrm.text.splice.shape import Dated
from netcrm.text.taking_over import TakingOver, comments_of, draft_of

_CURE = "mend it by hand, then merge again; nothing was written"


class Text(NamedTuple):
    """A file and what it holds."""

    file: str
    data: bytes


class Merged(NamedTuple):
    """The first file as it is to be; ``kept`` is what went from the second into the note."""

    data: bytes
    kept: tuple[str, ...]


def merge(
    first: Text, second: Text, selves: frozenset[str], kinds: Mapping[str, Kind]
) -> Merged | Refusal:
    """The first file with every line, item and word that only the second has.

    Where both give a field, the first's value stays and the second's goes into the note, as do
    the second's comments.
    ``selves`` are the words, folded, that mean either of them. The front matter is written by
    proven changes, and the note only grows at its end.
    """
    page, into = open_page(*second), open_page(*first)
    if isinstance(page, Refusal):
        return page
    if isinstance(into, Refusal):
        return into
    fault = _fault(page)
    if fault is not None:
        return fault
    plan = TakingOver(read_contact(*first, kinds), into, selves)
    for name, piece in page.pieces.items():
        plan.take_over(name, piece.key.text, page.whole.fields[name])
    plan.kept.extend(comments_of(page))
    revised = revise(*first, plan.changes, kinds)
    if isinstance(revised, Refusal):
        return revised
    data = revised.data
    for key, slots in plan.slots:
        slotted = _with_slots(Text(first.file, data), key, slots, kinds)
        if isinstance(slotted, Refusal):
            return slotted
        data = slotted
    whole = _with_note(Text(first.file, data), page, tuple(plan.kept))
    return whole if isinstance(whole, Refusal) else Merged(whole, tuple(plan.kept))


def _fault(page: Page) -> Refusal | None:
    """Why a file cannot be taken over line by line."""
    if page.twice:
        name = min(page.twice)
        return page.refuse(page.pieces[name].key.place.line, f"{name!r} is given twice", _CURE)
    for piece in page.pieces.values():
        entries = piece.value.items if isinstance(piece.value, Entries) else ()
        for entry in entries:
            if entry.mapped or not entry.colon:
                message = "this is not written as '- DATE WORD: TEXT'"
                return page.refuse(entry.place.line, message, _CURE)
    return None


def _with_slots(
    text: Text, key: tuple[str, str], slots: Dated, kinds: Mapping[str, Kind]
) -> bytes | Refusal:
    """A file whose need of this key and text, just written, has its slots too."""
    data = text.data
    for row in reversed(slots.rows):
        page = open_page(text.file, data)
        if isinstance(page, Refusal):
            return page
        place = _place(page, key)
        draft = draft_of(row, frozenset())
        revised = revise(text.file, data, (Insert("slots", draft, within=place),), kinds)
        if isinstance(revised, Refusal):
            return revised
        data = revised.data
    return data


def _place(page: Page, key: tuple[str, str]) -> Place:
    needs = page.pieces["needs"].value
    found = needs.items if isinstance(needs, Entries) else ()
    return next(it.place for it in found if (it.key.text, it.text.text) == key)


def _with_note(text: Text, other: Page, kept: tuple[str, ...]) -> bytes | Refusal:
    """The file with the other's note behind its own, and what could not stand in a field."""
    parts = [other.body.text.strip("\r\n")] if other.body.text.strip() else []
    if kept:
        name = other.file.rpartition("/")[2]
        parts.append("\n".join((f"From {name}:", "", *(f"- {line}" for line in kept))))
    page = open_page(*text)
    if isinstance(page, Refusal) or not parts:
        return page if isinstance(page, Refusal) else text.data
    newline = page.newline(page.lines[0])
    new = "\n\n".join(parts).replace("\r\n", "\n").replace("\n", newline)
    gap = "" if page.typed.endswith("\n") else newline
    data = text.data + f"{gap}{newline}{new}{newline}".encode()
    after = open_page(text.file, data)
    if isinstance(after, Refusal):
        return after
    if after.whole.fields != page.whole.fields or not after.body.text.startswith(page.body.text):
        return page.refuse(page.body.place.line, "the note cannot be added to", _CURE)
    return data
