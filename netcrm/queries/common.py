"""Whom you and someone both know, and what says so."""

from collections.abc import Callable, Iterator
from functools import partial

from netcrm.model import MY_ID, Contact, Event
from netcrm.queries.ask import Ask
from netcrm.queries.files import files_of
from netcrm.queries.households import housemates
from netcrm.queries.introductions import brought_together
from netcrm.queries.named import Named, named
from netcrm.queries.people import Card, card
from netcrm.queries.story import mentions_once
from netcrm.queries.ties import is_met, via_lines
from netcrm.views import proof
from netcrm.views.brief import Said
from netcrm.views.contact_days import is_contact, is_crowd
from netcrm.views.names import sort_key
from netcrm.views.words import long_date

_Proof = Callable[[], Said]
"""What says that you both know someone, put into words when it is called."""


def in_common(ask: Ask, identity: str) -> tuple[Said, ...]:
    """Everyone whom you have in common with a person, each once by what says most.

    First who introduced you, then whom they introduced, whom you brought together, their house,
    and who was there too, newest first. A crowd brings nobody together; those who are not to be
    brought up are left out.
    """
    if card(ask, identity).kind != "person" or identity == MY_ID:
        return ()
    first: dict[str, Said] = {}
    for who, proven in _found(ask, identity):
        about = who.card.id if who.card else ""
        key = about or f"/{who.text}"
        if key not in first and (not about or _may_be_named(ask, about, identity)):
            name = who.card.name if who.card else who.text
            first[key] = proven()._replace(id=about, name=name)
    return tuple(first.values())


def introduced(ask: Ask, identity: str) -> tuple[Card, ...]:
    """Everyone whom someone introduced to you, by name."""
    found = (card(ask, child) for child in ask.bucket("introduced", identity))
    return tuple(sorted(found, key=lambda one: sort_key(one.name, one.id)))


def _may_be_named(ask: Ask, who: str, identity: str) -> bool:
    return who != identity and is_met(ask, who)


def _found(ask: Ask, identity: str) -> Iterator[tuple[Named, _Proof]]:
    for ref in ask.contact(identity).via:
        yield named(ask, ref), partial(_via, ask, identity, "Introduced you.")
    for other in introduced(ask, identity):
        yield Named(other.name, other), partial(_via, ask, other.id, "Came to you through them.")
    for pair in brought_together(ask, identity):
        who = pair.other if pair.one.id == identity else Named(pair.one.name, pair.one)
        yield who, partial(_brought, pair.event)
    yield from _house(ask, identity)
    for owner, event in _lines(ask, identity):
        proven = partial(_there, event)
        if owner.id != identity:
            yield Named(owner.name, owner), proven
        for ref in event.with_:
            yield named(ask, ref), proven


def _lines(ask: Ask, identity: str) -> Iterator[tuple[Card, Event]]:
    """The lines that tell of others there with them, newest first; a crowd's are left out."""
    kinds, crowd, me = ask.settings.kinds, ask.settings.crowd, card(ask, identity)
    files = files_of(ask, identity)
    own = ((me, event) for file in files for event in file.contact.history if event.with_)
    told = ((card(ask, m.owner), m.event) for m in mentions_once(ask, identity))
    found = [
        (event.date.first, owner, event)
        for owner, event in (*own, *told)
        if is_contact(event, kinds) and not is_crowd(owner.kind, event, crowd)
    ]
    found.sort(key=lambda line: line[0], reverse=True)
    return ((owner, event) for day, owner, event in found if ask.reached(day))


def _house(ask: Ask, identity: str) -> Iterator[tuple[Named, _Proof]]:
    mine = ask.contact(identity)
    for mate in housemates(ask, identity):
        typed = mine if mine.household else ask.contact(mate)
        if typed.household:
            who = card(ask, mate)
            yield Named(who.name, who), partial(_household, typed)


def _via(ask: Ask, below: str, words: str) -> Said:
    return Said(words, None, via_lines(ask, below))


def _brought(event: Event) -> Said:
    text = f"You introduced them to each other ({long_date(event.date)})."
    return Said(text, event.date.first, (proof.of_event(event),))


def _household(contact: Contact) -> Said:
    line = proof.of_field(contact, "household", "household")
    return Said("Shares their house.", None, (line,))


def _there(event: Event) -> Said:
    text = f"Was there too ({long_date(event.date)})."
    return Said(text, event.date.first, (proof.of_event(event),))
