"""Who is seen to know whom, beside you, and what says so: what is between the two of them."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from netcrm.memo import Row
from netcrm.model import MY_ID, Event, Evidence, Ref, evidence
from netcrm.queries.ask import Ask, result
from netcrm.queries.files import files_of
from netcrm.queries.households import housemates
from netcrm.queries.introductions import brought_together
from netcrm.queries.mentions import mentions_of
from netcrm.queries.people import Card, card, face, resolve
from netcrm.views import proof
from netcrm.views.contact_days import is_crowd
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


Proof = Callable[[], Tie]
"""What says that two know each other, put into words when it is called."""


@result("status", "near")
def near(ask: Ask, identity: str) -> tuple[str, ...]:
    """The ids of those whom a person is seen to know well, as :func:`near_ties` orders them."""
    if not is_met(ask, identity):
        return ()
    found = dict.fromkeys(other for other, _ in _near(ask, identity))
    return tuple(other for other in found if other != identity and is_met(ask, other))


def near_ties(ask: Ask, identity: str) -> tuple[Tie, ...]:
    """Whom a person is seen to know, and not by a crowd or a group alone, each once.

    Introductions come first, then the house, then who was there, the latest first, then turns. You
    are not among them, nor are those who are not to be brought up.
    """
    known = near(ask, identity)
    if not known:
        return ()
    first: dict[str, Proof] = {}
    for other, proven in _near(ask, identity):
        first.setdefault(other, proven)
    return tuple(first[other]() for other in known)


def _near(ask: Ask, identity: str) -> Iterator[tuple[str, Proof]]:
    """Everyone of these, once for each thing that says so."""
    yield from _introduced(ask, identity)
    yield from _introducing(ask, identity)
    yield from _at_home(ask, identity)
    for other, proven, is_near in _there(ask, identity):
        if is_near:
            yield other, proven
    yield from _turns(ask, identity)


def is_met(ask: Ask, identity: str) -> bool:
    """Whether a contact is a person who may be brought up. Raises KeyError where there is none."""
    return identity != MY_ID and bool(ask.part("file", identity, "met"))


@result("name", "via")
def via_lines(ask: Ask, identity: str) -> tuple[Evidence, ...]:
    """The line of someone's file that says who introduced them to you, if there is one."""
    found = (contact for _, contact in files_of(ask, identity) if contact.via)
    lines = (proof.of_field(one, "via", one.via[0].target) for one in found)
    return tuple(lines)[:1]


def _introduced(ask: Ask, identity: str) -> Iterator[tuple[str, Proof]]:
    """Who introduced them to you, and whom you brought together with them."""
    for ref in ask.contact(identity).via:
        above = resolve(ask, ref).id
        if above is not None:
            yield above, partial(_via, ask, above, above, identity)
    for pair in brought_together(ask, identity):
        one, other = pair.one, pair.other.card
        if other is not None and ask.reached(pair.event.date.first):
            partner = other.id if one.id == identity else one.id
            yield partner, partial(_together, partner, one, other, pair.event)


def _introducing(ask: Ask, identity: str) -> Iterator[tuple[str, Proof]]:
    """Whom they introduced to you."""
    below = ask.bucket("introduced", identity)
    for one in sorted(below, key=lambda one: face(ask, one).file):
        yield one, partial(_via, ask, one, identity, one)


def _via(ask: Ask, other: str, above: str, below: str) -> Tie:
    words = f"{card(ask, above).name} introduced {card(ask, below).name} to you."
    return Tie(other, words, via_lines(ask, below))


def _together(partner: str, one: Card, other: Card, event: Event) -> Tie:
    words = f"You introduced {one.name} and {other.name} {on_date(event.date)}."
    return Tie(partner, words, (proof.of_event(event),))


def _at_home(ask: Ask, identity: str) -> Iterator[tuple[str, Proof]]:
    """Who shares their house, by what their own file says of it, or else the other's."""
    for mate in housemates(ask, identity):
        yield mate, partial(_mate, ask, identity, mate)


def _mate(ask: Ask, identity: str, mate: str) -> Tie:
    mine = ask.contact(identity)
    line = proof.of_field(mine if mine.household else ask.contact(mate), "household", "household")
    return Tie(mate, f"{both(ask, identity, mate)} share a house.", (line,))


def there_with(ask: Ask, identity: str) -> Iterator[Tie]:
    """Whom they were with, the latest day first; a crowd's day says less."""
    return (proven() for _, proven, _ in _there(ask, identity))


def _there(ask: Ask, identity: str) -> Iterator[tuple[str, Proof, bool]]:
    """The same, each with whether it was no crowd's day."""
    own = [(identity, event) for event in ask.contact(identity).history if event.with_]
    told = [(m.owner, m.event) for m in mentions_of(ask, identity) if m.how == "with"]
    lines = [(event.date.first, owner, event) for owner, event in (*own, *told)]
    lines.sort(key=lambda line: (-line[0].toordinal(), line[2].place.file, line[2].place.line))
    for day, owner, event in lines:
        if ask.reached(day):
            is_near = not is_crowd(card(ask, owner).kind, event, ask.settings.crowd)
            for other in dict.fromkeys((owner, *_ids(ask, event.with_))):
                if other != identity:
                    met = partial(_met_there, ask, identity, other, event, near=is_near)
                    yield other, met, is_near


def _met_there(ask: Ask, identity: str, other: str, event: Event, *, near: bool) -> Tie:
    words = f"{both(ask, identity, other)} were both there {on_date(event.date)}."
    return Tie(other, words, (proof.of_event(event),), near)


def _turns(ask: Ask, identity: str) -> Iterator[tuple[str, Proof]]:
    """Who takes a turn for a need of theirs, and for whom they take one."""
    for taker, line in turns_of(ask, identity):
        yield taker, partial(_turn, ask, taker, taker, identity, line)
    for owner, line in ask.bucket("taken", identity):
        yield owner, partial(_turn, ask, owner, identity, owner, line)


def turns_of(ask: Ask, identity: str) -> Iterator[tuple[str, Evidence]]:
    """Who else takes a turn for a need of theirs, and the line that says so."""
    for _, contact in files_of(ask, identity):
        slots = (slot for need in contact.needs for slot in need.slots)
        refs = ((slot.ref, slot) for slot in slots if slot.ref is not None)
        for ref, slot in sorted(refs, key=lambda found: found[0].place.start):
            taker = resolve(ask, ref).id
            if taker is not None and taker != identity:
                yield taker, evidence(slot.date, ref.place, slot.text)


def turn_rows(ask: Ask, owner: str) -> Iterator[Row]:
    """Who takes turns for someone's needs, each by who it is."""
    for number, (taker, line) in enumerate(turns_of(ask, owner)):
        yield Row("taken", taker, (face(ask, owner).file, number), (owner, line))


def _turn(ask: Ask, other: str, taker: str, owner: str, line: Evidence) -> Tie:
    return Tie(other, f"{card(ask, taker).name} takes a turn for {card(ask, owner).name}.", (line,))


def both(ask: Ask, identity: str, other: str) -> str:
    """Two names, in the same order whoever of them is asked about."""
    one, two = sorted((card(ask, identity), card(ask, other)), key=lambda c: (c.name, c.id))
    return f"{one.name} and {two.name}"


def _ids(ask: Ask, refs: tuple[Ref, ...]) -> Iterator[str]:
    found = (resolve(ask, ref).id for ref in refs)
    return (identity for identity in found if identity is not None)
