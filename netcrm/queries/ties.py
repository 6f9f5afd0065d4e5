"""Who is seen to know whom, beside you, and what says so: what is between the two of them."""

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from netcrm.model import MY_ID, Event, Evidence, Ref, evidence
from netcrm.queries.ask import Ask, query, result
from netcrm.queries.backlinks import backlinks, links
from netcrm.queries.households import housemates
from netcrm.queries.introductions import brought_together
from netcrm.queries.mentions import mentions_of
from netcrm.queries.people import card, resolve
from netcrm.views import proof
from netcrm.views.contact_days import is_crowd
from netcrm.views.statuses import UNMENTIONED
from netcrm.views.words import on_date


class Tie(NamedTuple):
    """Someone whom a person is seen to know.

    ``near`` is false where only a crowd, a group, an organisation or a page's words say so.
    ``words`` is a sentence that is true of both.
    """

    other: str
    words: str
    evidence: tuple[Evidence, ...]
    near: bool = True


@result("status", "near")
def near(ask: Ask, identity: str) -> tuple[str, ...]:
    """The ids of those whom a person is seen to know well, as :func:`near_ties` orders them."""
    return tuple(tie.other for tie in near_ties(ask, identity))


@query
def near_ties(ask: Ask, identity: str) -> tuple[Tie, ...]:
    """Whom a person is seen to know, and not by a crowd or a group alone, each once.

    Introductions come first, then the house, then who was there, the latest first, then turns. You
    are not among them, nor are those who are not to be brought up.
    """
    if not is_met(ask, identity):
        return ()
    found: dict[str, Tie] = {}
    there = (tie for tie in there_with(ask, identity) if tie.near)
    introduced = chain(_introduced(ask, identity), _introducing(ask, identity))
    for tie in chain(introduced, _at_home(ask, identity), there, _turns(ask, identity)):
        found.setdefault(tie.other, tie)
    return tuple(tie for key, tie in found.items() if key != identity and is_met(ask, key))


def is_met(ask: Ask, identity: str) -> bool:
    """Whether a contact is a person who may be brought up."""
    if identity == MY_ID or card(ask, identity).kind != "person":
        return False
    return ask.part("file", identity, "state") not in UNMENTIONED


def _introduced(ask: Ask, identity: str) -> Iterator[Tie]:
    """Who introduced them to you, and whom you brought together with them."""
    contact = ask.contact(identity)
    for ref in contact.via:
        above = resolve(ask, ref).id
        if above is not None:
            yield _via(ask, above, above, identity, proof.of_field(contact, "via", ref.target))
    for pair in brought_together(ask, identity):
        one, other = pair.one, pair.other.card
        if other is not None and ask.reached(pair.event.date.first):
            words = f"You introduced {one.name} and {other.name} {on_date(pair.event.date)}."
            lines = (proof.of_event(pair.event),)
            yield Tie(other.id if one.id == identity else one.id, words, lines)


def _introducing(ask: Ask, identity: str) -> Iterator[Tie]:
    """Whom they introduced to you."""
    for back in backlinks(ask, identity):
        if back.role == "via":
            line = proof.of_field(ask.contact(back.source.id), "via", identity)
            yield _via(ask, back.source.id, identity, back.source.id, line)


def _via(ask: Ask, other: str, above: str, below: str, line: Evidence) -> Tie:
    words = f"{card(ask, above).name} introduced {card(ask, below).name} to you."
    return Tie(other, words, (line,))


def _at_home(ask: Ask, identity: str) -> Iterator[Tie]:
    """Who shares their house, by what their own file says of it, or else the other's."""
    mine = ask.contact(identity)
    for mate in housemates(ask, identity):
        typed = mine if mine.household else ask.contact(mate)
        line = proof.of_field(typed, "household", "household")
        yield Tie(mate, f"{both(ask, identity, mate)} share a house.", (line,))


def there_with(ask: Ask, identity: str) -> Iterator[Tie]:
    """Whom they were with, the latest day first; a crowd's day says less."""
    own = ((identity, event) for event in ask.contact(identity).history if event.with_)
    told = ((m.owner, m.event) for m in mentions_of(ask, identity) if m.how == "with")
    lines = [line for line in (*own, *told) if ask.reached(line[1].date.first)]
    order = sorted(lines, key=lambda line: (line[1].place.file, line[1].place.line))
    for owner, event in sorted(order, key=lambda line: line[1].date.first, reverse=True):
        near = not is_crowd(card(ask, owner).kind, event, ask.settings.crowd)
        for other in dict.fromkeys((owner, *_ids(ask, event.with_))):
            if other != identity:
                yield _met_there(ask, identity, other, event, near=near)


def _met_there(ask: Ask, identity: str, other: str, event: Event, *, near: bool) -> Tie:
    words = f"{both(ask, identity, other)} were both there {on_date(event.date)}."
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


def both(ask: Ask, identity: str, other: str) -> str:
    """Two names, in the same order whoever of them is asked about."""
    one, two = sorted((card(ask, identity), card(ask, other)), key=lambda c: (c.name, c.id))
    return f"{one.name} and {two.name}"


def _ids(ask: Ask, refs: tuple[Ref, ...]) -> Iterator[str]:
    found = (resolve(ask, ref).id for ref in refs)
    return (identity for identity in found if identity is not None)
