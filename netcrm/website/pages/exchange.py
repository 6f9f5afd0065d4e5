"""Asks and thanks: what waits for an answer, a thanks or a word, and help that went on."""

from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from netcrm.model import Event, Promise, Slot
from netcrm.queries.ask import Ask, query
from netcrm.queries.exchange import WAITS, PassedOn, Wait, Waiting, between, chains, waiting
from netcrm.views.between import Passed
from netcrm.website import addresses
from netcrm.website.pages.introductions import shown
from netcrm.website.pages.lines import Line, Note, event_line
from netcrm.website.pages.page import Jump, PageKind
from netcrm.website.pages.parts import Piece, person, pieces, when
from netcrm.website.pages.rows import nth, part_jumps, part_numbers

HOME = "exchange.html"
TITLES: dict[Wait, str] = {
    "open": "Your questions that wait for an answer",
    "asked-me": "Theirs that wait for yours",
    "thank": "Still to thank",
    "tell": "Still to tell how it turned out",
    "no-answer": "No answer came; they may rest",
}


class Group(NamedTuple):
    """What waits in one way; ``rests`` where nothing is to be done about it."""

    title: str
    rests: bool
    lines: tuple[Line, ...]


class StepView(NamedTuple):
    """A step of a chain: whose help, to whom it went on, and the line that says so."""

    giver: Piece
    to: Piece
    line: Line


@dataclass(frozen=True, slots=True)
class ExchangePage:
    """One page of what waits; the chains stand on the first."""

    title: str
    groups: tuple[Group, ...]
    chains: tuple[tuple[StepView, ...], ...]
    parts: tuple[Jump, ...]


class BetweenView(NamedTuple):
    """What passed between you and someone: how often, and the story, newest first."""

    sentence: str
    lines: tuple[Line, ...]


@query
def _all(ask: Ask) -> tuple[tuple[Wait, Waiting], ...]:
    """Everything that waits, in the order of the page."""
    return tuple((wait, found) for wait in WAITS for found in waiting(ask, wait))


def keys(ask: Ask) -> tuple[int, ...]:
    """The pages that all of it takes."""
    return tuple(part_numbers(_longer(ask)))


def page(ask: Ask, number: int) -> ExchangePage:
    """One of them."""
    rows, ways = nth(_all(ask), number), nth(chains(ask), number)
    return ExchangePage(
        "Asks and thanks",
        tuple(
            Group(TITLES[wait], wait == "no-answer", tuple(_line(ask, one) for _, one in found))
            for wait, found in groupby(rows, key=lambda row: row[0])
        ),
        tuple(tuple(_step(ask, step) for step in way) for way in ways),
        part_jumps(HOME, _longer(ask), number),
    )


def _longer(ask: Ask) -> tuple[object, ...]:
    return max(_all(ask), chains(ask), key=len)


def _line(ask: Ask, found: Waiting) -> Line:
    words = found.life.words if found.life else ()
    notes = tuple(Note(word, ()) for word in words)
    return event_line(ask, found.event, notes, person(ask, found.owner.id))


def _step(ask: Ask, step: PassedOn) -> StepView:
    line = event_line(ask, step.event, (), None)
    return StepView(shown(ask, step.giver), person(ask, step.to.id), line)


def between_view(ask: Ask, identity: str) -> BetweenView | None:
    """What passed between you and someone, for their page; None where nothing did."""
    found = between(ask, identity)
    if not found.story:
        return None
    return BetweenView(found.sentence, tuple(_passed(ask, one) for one in found.story))


def _passed(ask: Ask, one: Passed) -> Line:
    notes = tuple(Note(words, ()) for words in one.came_of_it)
    match one.line:
        case Event() as event:
            return event_line(ask, event, notes, None)
        case Slot():
            kind = "You took a turn"
        case Promise():
            kind = "You kept a promise"
    file, line = one.evidence.file, one.evidence.line
    return Line(when(one.date), kind, "", pieces(ask, one.line.text), notes, None, file, line)


KINDS = (PageKind(HOME, "exchange.html", keys, lambda n: addresses.part_of(HOME, n), page),)
