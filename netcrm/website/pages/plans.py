"""A need with its turns, and a promise, as pages show them."""

from typing import NamedTuple

from netcrm.model import Need, Promise, Slot
from netcrm.queries.ask import Ask
from netcrm.views.words import long_date
from netcrm.website.pages.lines import Line, Note, attributes, promise_state, slot_taker
from netcrm.website.pages.parts import Piece, When, pieces, when

_SHOWN = frozenset({"id", "until", "done", "notes", "slots", "private", "made", "dropped"})


class Turn(NamedTuple):
    """One slot of a need: the day, who takes it (nobody yet: ``open``), and what."""

    when: When
    who: Piece
    open: bool
    text: tuple[Piece, ...]
    state: str
    notes: tuple[Note, ...]
    file: str
    line: int


class NeedView(NamedTuple):
    """A need. ``state`` says in words what became of it and is empty while it is open."""

    who: Piece | None
    when: When
    text: tuple[Piece, ...]
    state: str
    until: When
    id: str
    about: tuple[Piece, ...]
    private: bool
    notes: tuple[Note, ...]
    turns: tuple[Turn, ...]
    file: str
    line: int


def need_view(ask: Ask, need: Need, who: Piece | None = None) -> NeedView:
    """A need as pages show it; ``who`` where the page is not theirs."""
    return NeedView(
        who,
        when(need.date),
        pieces(ask, need.text),
        _state(need),
        when(need.until),
        need.id,
        pieces(ask, need.notes),
        need.private,
        attributes(ask, need.attributes, _SHOWN),
        tuple(_turn(ask, slot) for slot in need.slots),
        need.place.file,
        need.place.line,
    )


def _state(need: Need) -> str:
    if need.state == "open":
        return ""
    word = "met" if need.state == "done" else "let go"
    return f"{word} {long_date(need.done)}" if need.done else word


def _turn(ask: Ask, slot: Slot) -> Turn:
    done = f"done {long_date(slot.done)}" if slot.done else "done" if slot.closed else ""
    return Turn(
        when(slot.date),
        slot_taker(ask, slot),
        slot.who == "open",
        pieces(ask, slot.text),
        done,
        attributes(ask, slot.attributes, _SHOWN),
        slot.place.file,
        slot.place.line,
    )


def promise_line(ask: Ask, promise: Promise, about: Piece | None = None) -> Line:
    """A promise as a line: its day is the one it is due on."""
    notes = attributes(ask, promise.attributes, _SHOWN)
    if promise.made:
        notes = (Note(f"made {long_date(promise.made)}", ()), *notes)
    return Line(
        when(promise.due),
        "You promised" if promise.who == "me" else "They promised",
        promise_state(promise),
        pieces(ask, promise.text),
        notes,
        about,
        promise.place.file,
        promise.place.line,
    )
