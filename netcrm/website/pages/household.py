"""Households: who lives there, when you were in touch, what is open with any of them."""

from dataclasses import dataclass

from netcrm.model import MY_ID
from netcrm.queries.ask import Ask
from netcrm.queries.homes import HomeDays, home_days, home_open
from netcrm.queries.households import Household, home, homes, house_name, house_of, is_shared
from netcrm.queries.people import card
from netcrm.queries.touch import rhythm
from netcrm.views.names import pages, sort_key
from netcrm.views.statuses import UNMENTIONED
from netcrm.views.words import capital, names
from netcrm.website import addresses
from netcrm.website.pages.lines import Line, event_line
from netcrm.website.pages.page import Jump, PageKind, Part
from netcrm.website.pages.parts import Piece, person
from netcrm.website.pages.plans import NeedView, need_view, promise_line
from netcrm.website.pages.rows import (
    Row,
    RowPage,
    link,
    nth,
    part_jumps,
    part_numbers,
    person_row,
)
from netcrm.website.pages.time_line import IN_A_GROUP, Noted, TimeLine, time_line

FOLDER = "households"
HOME = addresses.listing(FOLDER)
NONE = "Nobody's file says yet with whom they share a household (household)."


@dataclass(frozen=True, slots=True)
class HomePage:
    """A household, or a part of a very large one; ``line`` is None of the one you live in."""

    title: str
    members: tuple[Row, ...]
    line: TimeLine | None
    needs: tuple[NeedView, ...]
    promises: tuple[Line, ...]
    asks: tuple[Line, ...]
    parts: tuple[Jump, ...]
    jumps: tuple[Jump, ...]


def listing_keys(ask: Ask) -> tuple[int, ...]:
    """The pages that list all households that several people share."""
    return tuple(part_numbers(homes(ask)))


def listing(ask: Ask, number: int) -> RowPage:
    """One of them, by name."""
    found = [home(ask, key) for key in homes(ask)]
    named = sorted((sort_key(house_name(ask, house), house.key), house) for house in found)
    rows = (_row(ask, house) for _, house in pages(named)[number - 1])
    return RowPage("Households", (), tuple(rows), NONE, part_jumps(HOME, found, number))


def _row(ask: Ask, house: Household) -> Row:
    others = names([card(ask, one).name for one in house.members if one != MY_ID])
    you = " and you" if MY_ID in house.members else ""
    return Row(_named(house, capital(house_name(ask, house))), f"{others}{you}")


def _named(house: Household, text: str) -> Piece:
    return Piece(text, link(addresses.item(FOLDER, house.key)))


def household(ask: Ask, identity: str) -> Piece | None:
    """Someone's household, leading to its page; None where they share none."""
    house = house_of(ask, identity)
    if house is None or not is_shared(house):
        return None
    return _named(house, house.words or _whose(ask, house.key, identity))


def _whose(ask: Ask, host: str, identity: str) -> str:
    if host == identity:
        return "their own"
    return "yours" if host == MY_ID else f"that of {card(ask, host).name}"


def keys(ask: Ask) -> tuple[Part, ...]:
    """A page for each, or several where very many live together."""
    return tuple(
        Part(key, number) for key in homes(ask) for number in part_numbers(home(ask, key).members)
    )


def page(ask: Ask, key: Part) -> HomePage:
    """One household."""
    house = home(ask, key.key)
    members = nth(house.members, key.number)
    found = home_open(ask, members)
    return HomePage(
        title=capital(house_name(ask, house)),
        members=tuple(_member(ask, one) for one in members),
        line=_line(ask, home_days(ask, members)),
        needs=tuple(need_view(ask, row.need, person(ask, row.owner.id)) for row in found.needs),
        promises=tuple(
            promise_line(ask, row.promise, person(ask, row.owner.id)) for row in found.promises
        ),
        asks=tuple(event_line(ask, one.event, (), person(ask, one.owner.id)) for one in found.asks),
        parts=part_jumps(addresses.item(FOLDER, house.key), house.members, key.number),
        jumps=(Jump("Households", link(HOME)),),
    )


def _member(ask: Ask, identity: str) -> Row:
    """Someone of a household; of those who are gone, how it is."""
    if identity == MY_ID:
        return Row(person(ask, MY_ID) if ask.has(MY_ID) else Piece("You"), "you")
    found = rhythm(ask, identity)
    if found.status in UNMENTIONED:
        return Row(person(ask, identity), found.sentence)
    return person_row(ask, identity)


def _line(ask: Ask, found: HomeDays) -> TimeLine | None:
    """The days with any of them on a line, each with who it was."""
    line = time_line(found.days)
    if line is None:
        return None
    told = zip(line.days, reversed(found.days), strict=True)
    return line._replace(days=tuple(_noted(ask, noted, found.who[day.date]) for noted, day in told))


def _noted(ask: Ask, noted: Noted, who: tuple[str, ...]) -> Noted:
    """A day with who it was, and whether it was in a larger group."""
    with_ = f"with {names([card(ask, one).name for one in who])}"
    return noted._replace(how=f"{with_}, {noted.how}" if noted.how == IN_A_GROUP else with_)


KINDS = (
    PageKind(HOME, "rows.html", listing_keys, lambda n: addresses.part_of(HOME, n), listing),
    PageKind(HOME, "household.html", keys, lambda k: addresses.item(FOLDER, k.key, k.number), page),
)
