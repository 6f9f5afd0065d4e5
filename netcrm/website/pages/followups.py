"""Follow-ups: everyone to write to, by how things stand."""

from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from netcrm.queries.ask import Ask, query
from netcrm.queries.followups import followups
from netcrm.views.names import pages
from netcrm.website import addresses
from netcrm.website.pages.page import Jump, PageKind
from netcrm.website.pages.parts import Piece, Source, person, sources
from netcrm.website.pages.rows import part_jumps, part_numbers

HOME = "followups.html"


class Followup(NamedTuple):
    """Someone to write to, and how things stand, in a sentence with its evidence."""

    who: Piece
    sentence: str
    rests_on: tuple[Source, ...]


class Group(NamedTuple):
    """Those with whom things stand alike."""

    title: str
    people: tuple[Followup, ...]


@dataclass(frozen=True, slots=True)
class FollowupPage:
    """One page of follow-ups."""

    title: str
    groups: tuple[Group, ...]
    parts: tuple[Jump, ...]


@query
def _everyone(ask: Ask) -> tuple[tuple[str, Followup], ...]:
    """Everyone to write to, each with the heading they stand under."""
    return tuple(
        (
            group.words,
            Followup(person(ask, one.row.id), one.rhythm.sentence, sources(one.rhythm.evidence)),
        )
        for group in followups(ask)
        for one in group.people
    )


def keys(ask: Ask) -> tuple[int, ...]:
    """The pages that all of them take."""
    return tuple(part_numbers(_everyone(ask)))


def page(ask: Ask, number: int) -> FollowupPage:
    """One of them."""
    rows = pages(_everyone(ask))[number - 1]
    groups = (
        Group(words[:1].upper() + words[1:], tuple(one for _, one in found))
        for words, found in groupby(rows, key=lambda row: row[0])
    )
    return FollowupPage("Follow-ups", tuple(groups), part_jumps(HOME, _everyone(ask), number))


KINDS = (PageKind(HOME, "followups.html", keys, lambda n: addresses.part_of(HOME, n), page),)
