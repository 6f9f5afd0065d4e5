"""Briefs to print: what to have in mind before you see someone."""

from dataclasses import dataclass
from typing import NamedTuple

from netcrm.queries.ask import Ask
from netcrm.queries.brief import brief
from netcrm.views.brief import BriefSection, Said
from netcrm.website import addresses
from netcrm.website.pages import people
from netcrm.website.pages.page import PageKind
from netcrm.website.pages.parts import Piece, Source, When, person, pieces, sources, when

FOLDER = "briefs"


class LineView(NamedTuple):
    """A line of a brief; ``who`` has no text where it is about the person themselves."""

    who: Piece
    when: When
    text: tuple[Piece, ...]
    rests_on: tuple[Source, ...]


class SectionView(NamedTuple):
    """A section of a brief."""

    title: str
    anchor: str
    lines: tuple[LineView, ...]


@dataclass(frozen=True, slots=True)
class BriefPage:
    """A brief; ``who`` leads to the contact's page."""

    title: str
    who: Piece
    lead: str
    rests_on: tuple[Source, ...]
    sections: tuple[SectionView, ...]


def keys(ask: Ask) -> tuple[str, ...]:
    """A page for everyone you have met and may meet again."""
    return tuple(identity for identity, _ in ask.order("briefed", ""))


def url(identity: str) -> str:
    """Where it lies."""
    return addresses.item(FOLDER, identity)


def page(ask: Ask, identity: str) -> BriefPage:
    """The brief on one contact."""
    found = brief(ask, identity)
    return BriefPage(
        f"Before you see {found.name}",
        person(ask, identity),
        found.lead,
        sources(found.evidence),
        tuple(_section(ask, section) for section in found.sections),
    )


def _section(ask: Ask, found: BriefSection) -> SectionView:
    return SectionView(found.title, found.name, tuple(_line(ask, line) for line in found.lines))


def _line(ask: Ask, line: Said) -> LineView:
    who = person(ask, line.id) if line.id else Piece(line.name)
    return LineView(who, when(line.date), pieces(ask, line.text), sources(line.evidence))


KINDS = (PageKind(people.HOME, "brief.html", keys, url, page),)
