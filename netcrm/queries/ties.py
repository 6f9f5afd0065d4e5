"""Who is seen to know whom, beside you, and what says so."""

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from netcrm.model import MY_ID, Contact, Event, Evidence, Ref, evidence
from netcrm.queries.ask import Ask, query
from netcrm.queries.backlinks import Backlink, Link, backlinks, links
from netcrm.queries.groups import groups_named, members
from netcrm.queries.households import house_of, housemates
from netcrm.queries.introductions import brought_together
from netcrm.queries.mentions import mentions_of
from netcrm.queries.organisations import organisation, organisation_of
from netcrm.queries.people import Card, card, resolve
from netcrm.views import proof
from netcrm.views.stage.hours import is_crowd
from netcrm.views.statuses import UNMENTIONED
from netcrm.views.words import on_date


class Tie(NamedTuple):
    """Someone whom a person is seen to know.

    ``near`` is false where only a crowd, a group or an organisation says so. ``words`` is a
    sentence that is true of both.
    """

    other: str
    words: str
    evidence: tuple[Evidence, ...]
    near: bool = True


@query
def ties(ask: Ask, identity: str) -> tuple[Tie, ...]:
    """Everyone a person is seen to know, each once by what says most, by id.

    You are not among them, nor are those who are not to be brought up.
    """
    found: dict[str, Tie] = {}
    if is_met(ask, identity):
        near = chain(_introduced(ask, identity), _at_home(ask, identity), _there(ask, identity))
        far = chain(_belonging(ask, identity), _spoken_of(ask, identity))
        for tie in chain(near, _turns(ask, identity), far):
            known = found.get(tie.other)
            if known is None or (tie.near and not known.near):
                found[tie.other] = tie
    others = (other for other in sorted(found) if other != identity and is_met(ask, other))
    return tuple(found[other] for other in others)


@query
def is_met(ask: Ask, identity: str) -> bool:
    """Whether a contact is a person who may be brought up."""
    if identity == MY_ID or card(ask, identity).kind != "person":
        return False
    return ask.contact(identity).status.state not in UNMENTIONED


def _introduced(ask: Ask, identity: str) -> Iterator[Tie]:
    """Who introduced them, whom they introduced, and whom you brought together with them."""
    for ref in ask.contact(identity).via:
        above = resolve(ask, ref).id
        if above is not None:
            yield _via(ask, above, above, identity)
    for below in ask.bucket("introduced", identity):
        yield _via(ask, below, identity, below)
    for pair in brought_together(ask, identity):
        one, other = pair.one, pair.other.card
        if other is not None and ask.reached(pair.event.date.first):
            words = f"You introduced {one.name} and {other.name} {on_date(pair.event.date)}."
            lines = (proof.of_event(pair.event),)
            yield Tie(other.id if one.id == identity else one.id, words, lines)


def _via(ask: Ask, other: str, above: str, below: str) -> Tie:
    words = f"{card(ask, above).name} introduced {card(ask, below).name} to you."
    return Tie(other, words, (_field(ask.contact(below), "via"),))


def _at_home(ask: Ask, identity: str) -> Iterator[Tie]:
    house = house_of(ask, identity)
    for mate in housemates(ask, identity):
        typed = [ask.contact(one) for one in (identity, mate) if ask.contact(one).household]
        if house is not None:
            words = f"{_both(ask, identity, mate)} share a house."
            yield Tie(mate, words, tuple(_field(one, "household") for one in typed))


def _there(ask: Ask, identity: str) -> Iterator[Tie]:
    """Whom they were with, the latest day first; a crowd's day says less."""
    own = ((identity, event) for event in ask.contact(identity).history if event.with_)
    told = ((m.owner, m.event) for m in mentions_of(ask, identity) if m.how == "with")
    lines = [line for line in (*own, *told) if ask.reached(line[1].date.first)]
    order = sorted(lines, key=lambda line: (line[1].place.file, line[1].place.line))
    for owner, event in sorted(order, key=lambda line: line[1].date.first, reverse=True):
        near = not is_crowd(card(ask, owner).kind, event)
        for other in dict.fromkeys((owner, *_ids(ask, event.with_))):
            if other != identity:
                yield _met_there(ask, identity, other, event, near=near)


def _met_there(ask: Ask, identity: str, other: str, event: Event, *, near: bool) -> Tie:
    words = f"{_both(ask, identity, other)} were both there {on_date(event.date)}."
    return Tie(other, words, (proof.of_event(event),), near)


def _turns(ask: Ask, identity: str) -> Iterator[Tie]:
    """Who takes a turn for a need of theirs, and for whom they take one."""
    for link in links(ask, identity):
        if link.target is not None and link.role == "taken":
            line = evidence(link.date, link.ref.place, link.text)
            yield _turn(ask, link.target.id, link.target.id, identity, line)
    for back in backlinks(ask, identity):
        if back.role == "taken":
            line = evidence(back.date, back.place, back.text)
            yield _turn(ask, back.source.id, identity, back.source.id, line)


def _turn(ask: Ask, other: str, taker: str, owner: str, line: Evidence) -> Tie:
    return Tie(other, f"{card(ask, taker).name} takes a turn for {card(ask, owner).name}.", (line,))


def _belonging(ask: Ask, identity: str) -> Iterator[Tie]:
    """Who is in the same group or organisation, where that is not so large as to say nothing."""
    for head in groups_named(ask, identity):
        yield from _in_one(ask, identity, head.name, "groups", members(ask, head.key))
    works_at = organisation_of(ask, identity)
    if works_at is not None:
        people = organisation(ask, works_at.key).people
        yield from _in_one(ask, identity, works_at.name, "organisation", people)


def _in_one(
    ask: Ask, identity: str, name: str, field: str, people: tuple[Card, ...]
) -> Iterator[Tie]:
    if len(people) > ask.settings.paths.group:
        return
    for other in (one.id for one in people if one.id != identity):
        both = (ask.contact(identity), ask.contact(other))
        lines = tuple(_field(one, field) for one in both if one.field(field))
        yield Tie(other, f"{_both(ask, identity, other)} belong to {name}.", lines, near=False)


def _spoken_of(ask: Ask, identity: str) -> Iterator[Tie]:
    """Whom their page speaks of, and whose page speaks of them: in the note, or in a line."""
    for link in links(ask, identity):
        if link.target is not None and link.role in _SPEAKING:
            yield _speaks(ask, link.target.id, identity, link.target.id, link)
    for back in backlinks(ask, identity):
        if back.role in _SPEAKING:
            yield _speaks(ask, back.source.id, back.source.id, identity, back)


def _speaks(ask: Ask, other: str, owner: str, named: str, found: Link | Backlink) -> Tie:
    place = found.ref.place if isinstance(found, Link) else found.place
    words = f"{card(ask, owner).name}'s page speaks of {card(ask, named).name}."
    return Tie(other, words, (evidence(found.date, place, found.text),), near=False)


_SPEAKING = frozenset({"note", "field", "history", "need", "slot", "promise"})
"""Roles in which a page speaks of someone, which is no proof that the two have met."""


def _both(ask: Ask, identity: str, other: str) -> str:
    """Two names, in the same order whoever of them is asked about."""
    one, two = sorted((card(ask, identity), card(ask, other)), key=lambda c: (c.name, c.id))
    return f"{one.name} and {two.name}"


def _field(contact: Contact, name: str) -> Evidence:
    return proof.of_field(contact, name, name)


def _ids(ask: Ask, refs: tuple[Ref, ...]) -> Iterator[str]:
    found = (resolve(ask, ref).id for ref in refs)
    return (identity for identity in found if identity is not None)
