"""Follow-ups: everyone to write to, by how things stand."""

from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from netcrm.memo import Spot
from netcrm.queries.ask import Ask
from netcrm.queries.followups import followup_at, followup_spots
from netcrm.views.names import steady_pages
from netcrm.views.statuses import WORDS, Status
from netcrm.views.words import capital
from netcrm.website import addresses
from netcrm.website.pages.page import Jump, PageKind, Shown
from netcrm.website.pages.parts import Piece, Source, person, sources
from netcrm.website.pages.rows import shown_jumps

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


class Key(NamedTuple):
    """A page of follow-ups: how things stand with each whom it shows, in the order of its spots."""

    statuses: tuple[Status, ...]
    shown: Shown


def keys(ask: Ask) -> tuple[Key, ...]:
    """The pages that all of them take."""
    parts = steady_pages(followup_spots(ask), lambda found: found[1][0])
    return tuple(
        Key(tuple(status for status, _ in part), Shown(at, len(parts), tuple(s for _, s in part)))
        for at, part in enumerate(parts, 1)
    )


def url(key: Key) -> str:
    """Where one lies."""
    return addresses.part_of(HOME, key.shown.number)


def page(ask: Ask, key: Key) -> FollowupPage:
    """One of them."""
    both = zip(key.statuses, key.shown.spots, strict=True)
    groups = (
        Group(capital(WORDS[status]), tuple(_view(ask, status, spot) for _, spot in found))
        for status, found in groupby(both, key=itemgetter(0))
    )
    return FollowupPage("Follow-ups", tuple(groups), shown_jumps(HOME, key.shown))


def _view(ask: Ask, status: Status, spot: Spot) -> Followup:
    one = followup_at(ask, status, spot)
    return Followup(person(ask, one.row.id), one.rhythm.sentence, sources(one.rhythm.evidence))


KINDS = (PageKind(HOME, "followups.html", keys, url, page),)
