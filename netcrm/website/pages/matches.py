"""Who could help: needs beside what others offer, do and are known for, and open hands."""

from dataclasses import dataclass
from typing import NamedTuple

from netcrm.model import MY_ID
from netcrm.queries.ask import Ask
from netcrm.queries.matches import Match, Offer, matches, open_hands
from netcrm.queries.skills import Fit, in_words
from netcrm.website import addresses
from netcrm.website.pages.lines import Line, Note, event_line
from netcrm.website.pages.page import Jump, PageKind
from netcrm.website.pages.parts import Piece, Source, When, person, pieces, sources, when
from netcrm.website.pages.rows import nth, part_jumps, part_numbers

HOME = "matches.html"
FIELDS = {"offers": "offers", "work": "work", "tags": "tag"}


class FitView(NamedTuple):
    """Someone who could help: what their file says, and which words fit."""

    who: Piece
    field: str
    text: tuple[Piece, ...]
    shares: str
    rests_on: tuple[Source, ...]


class MatchView(NamedTuple):
    """Something needed or asked for, and who could help; ``who`` is None for your own needs."""

    who: Piece | None
    ask: bool
    when: When
    text: tuple[Piece, ...]
    rests_on: tuple[Source, ...]
    fits: tuple[FitView, ...]
    offers: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class MatchPage:
    """One page of your needs, those of others, and what you were offered."""

    title: str
    mine: tuple[MatchView, ...]
    theirs: tuple[MatchView, ...]
    hands: tuple[Line, ...]
    parts: tuple[Jump, ...]


def keys(ask: Ask) -> tuple[int, ...]:
    """The pages that all of them take."""
    return tuple(part_numbers(_longest(ask)))


def page(ask: Ask, number: int) -> MatchPage:
    """One of them."""
    return MatchPage(
        "Who could help",
        tuple(_view(ask, match) for match in nth(matches(ask, "mine"), number)),
        tuple(_view(ask, match) for match in nth(matches(ask, "theirs"), number)),
        tuple(_hand(ask, offer) for offer in nth(open_hands(ask), number)),
        part_jumps(HOME, _longest(ask), number),
    )


def _lists(ask: Ask) -> tuple[tuple[object, ...], ...]:
    return matches(ask, "mine"), matches(ask, "theirs"), open_hands(ask)


def _longest(ask: Ask) -> tuple[object, ...]:
    """Of the three lists, the one that takes most pages."""
    return max(_lists(ask), key=len)


def _view(ask: Ask, match: Match) -> MatchView:
    wanted = match.wanted
    return MatchView(
        None if wanted.owner.id == MY_ID else person(ask, wanted.owner.id),
        wanted.kind == "ask",
        when(wanted.date),
        pieces(ask, wanted.text),
        sources((wanted.evidence,)),
        tuple(_fit(ask, fit) for fit in match.fits),
        tuple(_hand(ask, offer, in_words(shared)) for offer, shared in match.offers),
    )


def _fit(ask: Ask, fit: Fit) -> FitView:
    who = person(ask, fit.id)
    mine = Piece("You", who.url) if fit.id == MY_ID else who
    shares = in_words(fit.shared)
    return FitView(mine, FIELDS[fit.field], pieces(ask, fit.text), shares, sources((fit.evidence,)))


def _hand(ask: Ask, offer: Offer, shares: str = "") -> Line:
    notes = (Note(f"both say {shares}", ()),) if shares else ()
    return event_line(ask, offer.event, notes, person(ask, offer.owner.id))


KINDS = (PageKind(HOME, "matches.html", keys, lambda n: addresses.part_of(HOME, n), page),)
