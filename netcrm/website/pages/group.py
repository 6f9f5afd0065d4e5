"""Groups: those with a file of their own have their contact page, the others a page here."""

from typing import NamedTuple

from netcrm.queries.ask import Ask
from netcrm.queries.groups import Member, group, groups
from netcrm.queries.meets import last_meetings, next_day
from netcrm.views import proof
from netcrm.views.names import pages
from netcrm.views.words import count, long_date
from netcrm.website import addresses
from netcrm.website.pages.page import Jump, PageKind, Part
from netcrm.website.pages.parts import (
    NO_DAY,
    Piece,
    Source,
    When,
    people,
    person,
    sources,
    when,
)
from netcrm.website.pages.rows import Row, RowPage, link, part_jumps, part_numbers

FOLDER = "groups"
HOME = addresses.listing(FOLDER)
NONE = "Nobody is in a group yet (groups)."


class GroupView(NamedTuple):
    """The people of a group, who was not there the last times, and when it meets next.

    ``times`` says in words how many times that is; ``rests_on`` are the meetings that say so, and
    ``meets`` the line that names the day.
    """

    members: tuple[Row, ...]
    missed: tuple[Piece, ...] = ()
    rests_on: tuple[Source, ...] = ()
    next: When = NO_DAY
    meets: tuple[Source, ...] = ()
    times: str = ""


def group_view(ask: Ask, key: str) -> GroupView | None:
    """A group's people; None for one that nobody belongs to."""
    if all(entry.key != key for entry in groups(ask)):
        return None
    found = group(ask, key)
    members = tuple(_member(ask, member) for member in found.members)
    missed = people(ask, tuple(card.id for card in found.missed))
    if found.card is None:
        return GroupView(members, missed)
    day = next_day(ask, key)
    typed = proof.of_field(ask.contact(key), "meets", "")
    return GroupView(
        members,
        missed,
        sources(last_meetings(ask, key)) if missed else (),
        when(day),
        sources((typed,)) if day else (),
        _times(ask.settings.groups.missed),
    )


def _times(last: int) -> str:
    return {1: "the last time", 2: "the last two times", 3: "the last three times"}.get(
        last, f"the last {last} times"
    )


def _member(ask: Ask, member: Member) -> Row:
    """Someone of a group, and how often they were there as far as it was noted."""
    said = []
    if member.times:
        said.append(f"at {count(member.times, 'meeting')}")
    if member.last:
        said.append(f"last on {long_date(member.last)}")
    if not member.listed:
        said.append("their own file does not name the group")
    if member.only_here:
        said.append("you know them only from here")
    return Row(person(ask, member.card.id), " · ".join(said))


def listing_keys(ask: Ask) -> tuple[int, ...]:
    """The pages that list all groups."""
    return tuple(part_numbers(groups(ask)))


def listing(ask: Ask, number: int) -> RowPage:
    """One of them."""
    found = groups(ask)
    rows = []
    for entry in pages(found)[number - 1]:
        plain = Piece(entry.name, link(addresses.item(FOLDER, entry.key)))
        name = person(ask, entry.card.id) if entry.card else plain
        rows.append(Row(name, count(entry.size, "person", "people")))
    return RowPage("Groups", (), tuple(rows), NONE, part_jumps(HOME, found, number))


def keys(ask: Ask) -> tuple[Part, ...]:
    """A page for each group without a file, or several for a large one."""
    return tuple(
        Part(entry.key, number)
        for entry in groups(ask)
        if entry.card is None
        for number in part_numbers(range(entry.size))
    )


def page(ask: Ask, key: Part) -> RowPage:
    """One page of a group without a file."""
    found = group(ask, key.key)
    rows = tuple(_member(ask, member) for member in pages(found.members)[key.number - 1])
    parts = part_jumps(addresses.item(FOLDER, key.key), found.members, key.number)
    return RowPage(found.name, (), rows, NONE, parts, (Jump("Groups", link(HOME)),))


KINDS = (
    PageKind(HOME, "rows.html", listing_keys, lambda n: addresses.part_of(HOME, n), listing),
    PageKind(HOME, "rows.html", keys, lambda k: addresses.item(FOLDER, k.key, k.number), page),
)
