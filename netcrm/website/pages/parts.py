"""What every page is put together from: days in words, people, and text with its links."""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from netcrm.model import Evidence, PartialDate, Ref
from netcrm.queries.ask import Ask
from netcrm.queries.people import card, resolve_text
from netcrm.text.prose import cut_line
from netcrm.views.words import long_date
from netcrm.website import addresses


class When(NamedTuple):
    """A day as a machine and as a person reads it; both empty for a line without a day."""

    iso: str
    words: str


class Piece(NamedTuple):
    """A run of text: plain, a link within the site (``url``), or a link to nobody (``lost``)."""

    text: str
    url: str = ""
    lost: str = ""


class Source(NamedTuple):
    """Where a statement stands, and what stands there if that needs saying."""

    file: str
    line: int
    when: When
    text: str


NO_DAY = When("", "")


def when(day: PartialDate | date | None) -> When:
    """A day in words, as exactly as it is known: ``9 March 2026``, ``March 2026`` or ``2026``."""
    return NO_DAY if day is None else _when(day.year, day.month, day.day)


@lru_cache(maxsize=4096)
def _when(year: int, month: int | None, day: int | None) -> When:
    """The same by numbers, which are looked up in half the time that a date is."""
    found = PartialDate(year, month, day)
    return When(str(found), long_date(found))


def person(ask: Ask, identity: str) -> Piece:
    """A contact's name, leading to their page."""
    return _person(identity, card(ask, identity).name)


@lru_cache(maxsize=4096)
def _person(identity: str, name: str) -> Piece:
    return Piece(name, addresses.escape(addresses.contact(identity)))


def people(ask: Ask, identities: tuple[str, ...]) -> tuple[Piece, ...]:
    """Several contacts' names."""
    return tuple(person(ask, identity) for identity in identities)


def mention(ask: Ask, ref: Ref) -> Piece:
    """Someone named in a file. A plain name that is nobody's stays plain text."""
    return _mention(ask, ref.target, ref.shown, linked=ref.linked)


def _mention(ask: Ask, target: str, shown: str, *, linked: bool) -> Piece:
    found = resolve_text(ask, target)
    if found.id is not None:
        link = person(ask, found.id)
        return Piece(shown, link.url) if shown else link
    if found.candidates:
        return Piece(shown or target, lost="this name fits several people")
    return Piece(shown or target, lost="there is no file for this name yet" if linked else "")


def mentions(ask: Ask, refs: tuple[Ref, ...]) -> tuple[Piece, ...]:
    """Several people named in a file."""
    return tuple(mention(ask, ref) for ref in refs)


def pieces(ask: Ask, text: str) -> tuple[Piece, ...]:
    """A literal text with its ``[[links]]`` made to lead somewhere."""
    if "[[" not in text:
        return (Piece(text),) if text else ()
    made = (
        Piece(part)
        if isinstance(part, str)
        else _mention(ask, part.target, part.shown, linked=True)
        for part in cut_line(text)
    )
    return tuple(piece for piece in made if piece.text)


def sources(evidence: tuple[Evidence, ...]) -> tuple[Source, ...]:
    """Where the lines stand that a statement rests on, with what they say."""
    return tuple(Source(e.file, e.line, when(e.date), e.text) for e in evidence)
