"""Dated lines as pages show them: the day, what it was, its text, and what belongs to it."""

from typing import NamedTuple

from netcrm.model import Attribute, Event, Need, Promise, Slot
from netcrm.queries.ask import Ask
from netcrm.queries.named import Named
from netcrm.queries.people import Card
from netcrm.queries.story import StoryLine
from netcrm.views.months import Dated
from netcrm.views.words import long_date
from netcrm.website.pages.parts import Piece, When, mention, mentions, person, pieces, when
from netcrm.website.pages.purpose import what_for

_SHOWN = frozenset(
    {"with", "to", "from", "weight", "notes", "id", "until", "slots", "done", "for", "private"}
)
_HOUR = 60


class Note(NamedTuple):
    """Something that belongs to a line: ``with``, ``at``, ``outcome`` …, and what it says."""

    label: str
    names: tuple[Piece, ...]


class Line(NamedTuple):
    """One line of a timeline. ``about`` is whose file it stands in, where that is another's.

    ``file`` is empty where the page does not say where the line stands: it leads to one that does.
    """

    when: When
    kind: str
    detail: str
    text: tuple[Piece, ...]
    notes: tuple[Note, ...]
    about: Piece | None
    file: str
    line: int
    private: bool = False


def story_line(ask: Ask, found: StoryLine, reader: str) -> Line:
    """A line of history on the page of ``reader``, who is not named there once more."""
    about = None if found.own else person(ask, found.owner.id)
    said = _said(ask, found.event, found.owner.id)
    if not (found.with_ or found.to or found.from_):
        return event_line(ask, found.event, said, about)
    others = tuple(who for who in found.with_ if who.card is None or who.card.id != reader)
    people = (("with", others), ("to", found.to), ("passed on from", found.from_))
    notes = tuple(Note(label, _people(ask, names)) for label, names in people if names)
    return event_line(ask, found.event, (*notes, *said), about)


def event_line(ask: Ask, event: Event, notes: tuple[Note, ...], about: Piece | None) -> Line:
    """A line of history with what belongs to it."""
    return Line(
        when(event.date),
        kind_words(ask, event.kind),
        _detail(event),
        pieces(ask, event.text),
        notes,
        about,
        event.place.file,
        event.place.line,
        event.private,
    )


def month_line(ask: Ask, owner: Card, found: Dated) -> Line:
    """A line of any sort on the page of its month, with whose it is."""
    line, about = found.line, person(ask, owner.id)
    if isinstance(line, Event):
        said = _said(ask, line, owner.id)
        if not (line.with_ or line.to or line.from_):
            return event_line(ask, line, said, about)
        people = (("with", line.with_), ("to", line.to), ("passed on from", line.from_))
        notes = tuple(Note(label, mentions(ask, refs)) for label, refs in people if refs)
        return event_line(ask, line, (*notes, *said), about)
    kind, detail = _sort(ask, line)
    text = pieces(ask, found.text)
    place = found.place
    return Line(when(found.date), kind, detail, text, (), about, place.file, place.line)


def kind_words(ask: Ask, kind: str) -> str:
    """How a kind of line is called on a page."""
    row = ask.settings.kinds.get(kind)
    return row.words if row else kind


def attributes(ask: Ask, given: tuple[Attribute, ...], shown: frozenset[str]) -> tuple[Note, ...]:
    """The attributes of a line as typed, but for those that are ``shown`` in another way."""
    return tuple(
        Note(item.name.replace("_", " "), pieces(ask, ", ".join(item.values)))
        for item in given
        if item.name not in shown and any(item.values)
    )


def slot_taker(ask: Ask, slot: Slot) -> Piece:
    """Who takes a turn: you, someone, or nobody yet."""
    if slot.who == "me":
        return Piece("you")
    return mention(ask, slot.ref) if slot.ref else Piece("open")


def promise_state(promise: Promise) -> str:
    """What became of a promise, in words; empty while it stands."""
    if promise.dropped:
        return "let go"
    if promise.done is not None:
        return f"kept {long_date(promise.done)}"
    return "kept" if promise.closed else ""


def _people(ask: Ask, names: tuple[Named, ...]) -> tuple[Piece, ...]:
    """The people of a line by the words that name them there."""
    return tuple(
        Piece(words, person(ask, card.id).url) if card else Piece(words) for words, card in names
    )


def _said(ask: Ask, event: Event, owner: str) -> tuple[Note, ...]:
    """The other attributes of a line, and what came of it."""
    given = attributes(ask, event.attributes, _SHOWN) if event.attributes else ()
    if event.for_:
        given = (Note("for", what_for(ask, event, owner)), *given)
    if event.hard:
        given = (*given, Note("a hard time", ()))
    if event.closed or event.done:
        done = long_date(event.done) if event.done else ""
        given = (*given, Note(f"picked up {done}".rstrip(), ()))
    return given


def _detail(event: Event) -> str:
    """The DETAIL in words: a length, the size of an ask, or what was typed."""
    if event.minutes is not None:
        return length(event.minutes)
    return event.size or event.detail


def length(minutes: int) -> str:
    """A length of time: ``45 min``, ``2 h``, ``1 h 30``."""
    hours, rest = divmod(minutes, _HOUR)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest:02d}" if rest else f"{hours} h"


def _sort(ask: Ask, line: Need | Slot | Promise | Event | None) -> tuple[str, str]:
    """What a line that is no history is called, and what became of it."""
    match line:
        case Need():
            return "A need", {"open": "", "done": "met", "dropped": "let go"}.get(line.state, "")
        case Slot():
            return f"A turn: {slot_taker(ask, line).text}", "done" if line.closed else ""
        case Promise():
            who = "You promised" if line.who == "me" else "They promised"
            return who, promise_state(line)
        case _:
            return "Met", ""
