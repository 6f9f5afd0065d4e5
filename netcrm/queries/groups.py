"""Groups: their members, their meetings, who was not there lately, and whom you know from there."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from netcrm.memo import Row
from netcrm.model import MY_ID, Event
from netcrm.queries.ask import Ask, query, result
from netcrm.queries.buckets import (
    Entry,
    Facet,
    by_name,
    entries,
    facets,
    ids_under,
    rows_of,
    spelling,
)
from netcrm.queries.files import File, files_of
from netcrm.queries.mentions import mentions_of
from netcrm.queries.named import Heading, Named, heading, heading_of, named
from netcrm.queries.people import Card, card, resolve
from netcrm.queries.touch import contact_days
from netcrm.text.words import fold
from netcrm.views.attendance import Turnout, missed, presence
from netcrm.views.rhythm import snoozed
from netcrm.views.statuses import UNMENTIONED


class Member(NamedTuple):
    """Someone of a group.

    ``listed`` is whether their own file names it; ``times`` and ``last`` say how often and when
    last they were at a meeting; ``only_here`` whether you know them from nowhere else.
    """

    card: Card
    listed: bool
    times: int
    last: date | None
    only_here: bool


class Belonging(NamedTuple):
    """What a person's membership of groups comes to, for the pages of these groups.

    ``named`` are the keys of the groups their own files name, ``only`` that of the one group you
    know them from (empty where it is not so), and ``brought_up`` whether it may be said that they
    are missing: never of the dead, say.
    """

    named: tuple[str, ...]
    only: str
    brought_up: bool


class Meeting(NamedTuple):
    """A meeting in a group's own file; ``present`` is empty where attendance was not noted."""

    event: Event
    present: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A group and its people, by name, and its meetings, newest first.

    ``missed`` are members who were at none of the last meetings, by the settings three,
    whose attendance was noted; those who are not to be brought up are never among them.
    """

    key: str
    name: str
    card: Card | None
    members: tuple[Member, ...]
    meetings: tuple[Meeting, ...]
    missed: tuple[Card, ...]


@query
def groups(ask: Ask) -> tuple[Entry, ...]:
    """All groups by name, with the number of their members."""
    return entries(ask, "group")


@query
def group(ask: Ask, key: str) -> Group:
    """A group with its people and meetings. Raises KeyError where there is no such group."""
    people = tuple(_member(ask, key, someone) for someone in members(ask, key))
    turnouts, limits = _turnouts(ask, key), ask.settings.groups
    regulars = (m.card for m in people if m.listed or m.times >= limits.regular)
    expected = (card for card in regulars if belonging(ask, card.id).brought_up)
    away = tuple(card for card in expected if missed(turnouts, card.id, limits.missed))
    return Group(*spelling(facets(ask, "group", key)), people, attendance(ask, key), away)


@query
def members(ask: Ask, key: str) -> tuple[Card, ...]:
    """Who names the group in their file, or was at a meeting of it, by name."""
    return by_name(card(ask, identity) for identity in ids_under(facets(ask, "group", key)))


@query
def attendance(ask: Ask, key: str) -> tuple[Meeting, ...]:
    """The meetings in the group's own file, newest first; a group without a file has none."""
    if not (ask.has(key) and card(ask, key).kind == "group"):
        return ()
    held = (event for file in files_of(ask, key) for event in _meetings(file))
    newest_first = sorted(held, key=lambda event: event.date.first, reverse=True)
    return tuple(Meeting(e, tuple(named(ask, ref) for ref in e.with_)) for e in newest_first)


@query
def member_groups(ask: Ask, identity: str) -> tuple[Heading, ...]:
    """The groups someone belongs to: first those their file names, then those they were at."""
    found = dict.fromkeys(groups_named(ask, identity))
    keys = {head.key for head in found}
    further = (heading_of(ask, key) for key in ask.bucket("attended", identity) if key not in keys)
    return (*found, *further)


@query
def groups_named(ask: Ask, identity: str) -> tuple[Heading, ...]:
    """The groups that someone's own file names, each once, in the order typed."""
    found: dict[str, Heading] = {}
    for file in files_of(ask, identity):
        for ref in file.contact.groups:
            head = heading(ask, ref.target)
            found.setdefault(head.key, head)
    return tuple(found.values())


def _member(ask: Ask, key: str, someone: Card) -> Member:
    found = belonging(ask, someone.id)
    seen = presence(_turnouts(ask, key), someone.id)
    return Member(someone, key in found.named, *seen, only_here=found.only == key)


@result("status", "belonging")
def belonging(ask: Ask, identity: str) -> Belonging:
    """What someone's membership of groups comes to. Raises KeyError where there is no such one."""
    contact = ask.contact(identity)
    named = tuple(head.key for head in groups_named(ask, identity))
    talked_of = contact.status.state not in UNMENTIONED and not snoozed(contact, ask.reached)
    return Belonging(named, _only(ask, identity), talked_of)


def _only(ask: Ask, identity: str) -> str:
    """The group that you know someone from alone; empty where there is none.

    It is their only group, and every contact day is one of its meetings or the day you met; where
    their file says ``met_at``, that is the group.
    """
    keys = {head.key for head in member_groups(ask, identity)}
    contact = ask.contact(identity)
    met_elsewhere = contact.met_at and heading(ask, contact.met_at).key not in keys
    if len(keys) != 1 or met_elsewhere:
        return ""
    (key,) = keys
    here = {
        mention.event.date.first
        for mention in mentions_of(ask, identity)
        if mention.owner == key and mention.how == "with" and mention.event.kind == "meeting"
    }
    if contact.met:
        here.add(contact.met.first)
    return key if all(day.date in here for day in contact_days(ask, identity)) else ""


@query
def _turnouts(ask: Ask, key: str) -> tuple[Turnout, ...]:
    """The meetings up to today whose attendance was noted."""
    return tuple(
        Turnout(event.date.first, frozenset(who.card.id for who in present if who.card))
        for event, present in attendance(ask, key)
        if present and ask.reached(event.date.first)
    )


def _meetings(file: File) -> Iterator[Event]:
    return (event for event in file.contact.history if event.kind == "meeting")


def _ever_present(ask: Ask, key: str) -> tuple[str, ...]:
    """Everyone who was at a meeting of the group, each once; you are no member."""
    held = (event for file in files_of(ask, key) for event in _meetings(file))
    present = (resolve(ask, ref).id for event in held for ref in event.with_)
    return tuple(i for i in dict.fromkeys(present) if i is not None and i not in (MY_ID, key))


def rows(ask: Ask, identity: str) -> Iterator[Row]:
    """The groups someone's file names; of a group's own file, the group and who was there."""
    if identity == MY_ID:
        return
    found = [Facet(head, identity) for head in groups_named(ask, identity)]
    if card(ask, identity).kind == "group":
        own = heading_of(ask, identity)
        found += [Facet(own, None)]
        for someone in _ever_present(ask, identity):
            found += [Facet(own, someone)]
            yield Row("attended", someone, (fold(identity),), identity)
    yield from rows_of(ask, "group", found)
