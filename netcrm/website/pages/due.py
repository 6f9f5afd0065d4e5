"""Follow-ups, needs and promises of everyone."""

from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from netcrm.queries.ask import Ask, query
from netcrm.queries.followups import followups
from netcrm.queries.needs import NeedRow, PromiseRow, all_needs, open_needs, promises
from netcrm.views.names import pages
from netcrm.website import addresses
from netcrm.website.pages.lines import Line
from netcrm.website.pages.needs import NeedView, need_view, promise_line
from netcrm.website.pages.page import Jump, PageKind
from netcrm.website.pages.parts import Piece, Source, person, sources
from netcrm.website.pages.rows import part_jumps, part_numbers

FOLLOWUPS, NEEDS, PROMISES = "followups.html", "needs.html", "promises.html"
_DUE = {
    "overdue": "Past the day",
    "week": "This week",
    "later": "Later",
    "someday": "No day named",
}


class FollowupView(NamedTuple):
    """Someone to write to, and how things stand, in a sentence with its evidence."""

    who: Piece
    sentence: str
    rests_on: tuple[Source, ...]


class Group(NamedTuple):
    """Some rows under a heading."""

    title: str
    people: tuple[FollowupView, ...]


@dataclass(frozen=True, slots=True)
class FollowupPage:
    """One page of follow-ups, by how things stand."""

    title: str
    groups: tuple[Group, ...]
    parts: tuple[Jump, ...]


@dataclass(frozen=True, slots=True)
class NeedPage:
    """One page of needs: the open ones first, the others folded."""

    title: str
    open: tuple[NeedView, ...]
    closed: tuple[NeedView, ...]
    parts: tuple[Jump, ...]


class PromiseGroup(NamedTuple):
    """Promises under a heading."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class PromisePage:
    """One page of promises: yours by when they are due, theirs, and those that are closed."""

    title: str
    mine: tuple[PromiseGroup, ...]
    theirs: tuple[PromiseGroup, ...]
    closed: tuple[Line, ...]
    parts: tuple[Jump, ...]


@query
def _flat(ask: Ask) -> tuple[tuple[str, FollowupView], ...]:
    """Everyone to write to, each with the heading they stand under."""
    return tuple(
        (
            group.words,
            FollowupView(
                person(ask, one.row.id), one.rhythm.sentence, sources(one.rhythm.evidence)
            ),
        )
        for group in followups(ask)
        for one in group.people
    )


def followup_page(ask: Ask, number: int) -> FollowupPage:
    """One page of follow-ups."""
    rows = pages(_flat(ask))[number - 1]
    groups = (
        Group(words[:1].upper() + words[1:], tuple(view for _, view in found))
        for words, found in groupby(rows, key=lambda row: row[0])
    )
    return FollowupPage("Follow-ups", tuple(groups), part_jumps(FOLLOWUPS, _flat(ask), number))


@query
def _needs(ask: Ask) -> tuple[NeedRow, ...]:
    """The open ones, then all others."""
    return (*open_needs(ask), *(row for row in all_needs(ask) if row not in set(open_needs(ask))))


def need_page(ask: Ask, number: int) -> NeedPage:
    """One page of needs."""
    rows = pages(_needs(ask))[number - 1]
    still = frozenset(open_needs(ask))
    shown = [(row in still, need_view(ask, row.need, person(ask, row.owner.id))) for row in rows]
    return NeedPage(
        "Needs",
        tuple(view for is_open, view in shown if is_open),
        tuple(view for is_open, view in shown if not is_open),
        part_jumps(NEEDS, _needs(ask), number),
    )


def promise_page(ask: Ask, number: int) -> PromisePage:
    """One page of promises."""
    rows = pages(promises(ask))[number - 1]
    return PromisePage(
        "Promises",
        _by_when(ask, rows, "me"),
        _by_when(ask, rows, "them"),
        tuple(
            promise_line(ask, row.promise, person(ask, row.owner.id))
            for row in reversed(rows)
            if row.when == "closed"
        ),
        part_jumps(PROMISES, promises(ask), number),
    )


def _by_when(ask: Ask, rows: tuple[PromiseRow, ...], who: str) -> tuple[PromiseGroup, ...]:
    """The open promises of yours or of others, by when they are due."""
    groups = (
        PromiseGroup(
            title, tuple(_line(ask, r) for r in rows if r.promise.who == who and r.when == due)
        )
        for due, title in _DUE.items()
    )
    return tuple(group for group in groups if group.lines)


def _line(ask: Ask, row: PromiseRow) -> Line:
    """A promise with whose it is; the heading above says already who promised."""
    return promise_line(ask, row.promise, person(ask, row.owner.id))._replace(kind="")


def _part(url: str, number: int) -> str:
    return addresses.part_of(url, number)


KINDS = (
    PageKind(
        FOLLOWUPS,
        "followups.html",
        lambda ask: tuple(part_numbers(_flat(ask))),
        lambda number: _part(FOLLOWUPS, number),
        followup_page,
    ),
    PageKind(
        NEEDS,
        "needs.html",
        lambda ask: tuple(part_numbers(_needs(ask))),
        lambda number: _part(NEEDS, number),
        need_page,
    ),
    PageKind(
        PROMISES,
        "promises.html",
        lambda ask: tuple(part_numbers(promises(ask))),
        lambda number: _part(PROMISES, number),
        promise_page,
    ),
)
