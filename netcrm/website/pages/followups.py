"""Follow-ups: everyone to write to, by how things stand."""

from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from netcrm.queries.ask import Ask
from netcrm.queries.followups import Followup, followups
from netcrm.queries.touch import rhythm
from netcrm.views.names import steady_pages
from netcrm.views.statuses import WORDS
from netcrm.views.words import capital
from netcrm.website import addresses
from netcrm.website.pages.page import Jump, PageKind, Shown
from netcrm.website.pages.parts import Piece, Source, person, sources
from netcrm.website.pages.rows import shown_jumps

HOME = "followups.html"


class FollowupView(NamedTuple):
    """Someone to write to, and how things stand, in a sentence with its evidence."""

    who: Piece
    sentence: str
    rests_on: tuple[Source, ...]


class Group(NamedTuple):
    """Those with whom things stand alike."""

    title: str
    people: tuple[FollowupView, ...]


@dataclass(frozen=True, slots=True)
class FollowupPage:
    """One page of follow-ups."""

    title: str
    groups: tuple[Group, ...]
    parts: tuple[Jump, ...]


class Key(NamedTuple):
    """A page of follow-ups: one of ``of``, from 1, and whom it shows."""

    number: int
    of: int
    people: tuple[Followup, ...]


def keys(ask: Ask) -> tuple[Key, ...]:
    """The pages that all of them take."""
    parts = steady_pages(followups(ask), lambda found: found.id)
    return tuple(Key(at, len(parts), part) for at, part in enumerate(parts, 1))


def url(key: Key) -> str:
    """Where one lies."""
    return addresses.part_of(HOME, key.number)


def page(ask: Ask, key: Key) -> FollowupPage:
    """One of them."""
    groups = (
        Group(capital(WORDS[status]), tuple(_view(ask, one.id) for one in found))
        for status, found in groupby(key.people, key=itemgetter(0))
    )
    jumps = shown_jumps(HOME, Shown(key.number, key.of, ()))
    return FollowupPage("Follow-ups", tuple(groups), jumps)


def _view(ask: Ask, identity: str) -> FollowupView:
    pulse = rhythm(ask, identity)
    return FollowupView(person(ask, identity), pulse.sentence, sources(pulse.evidence))


KINDS = (PageKind(HOME, "followups.html", keys, url, page),)
