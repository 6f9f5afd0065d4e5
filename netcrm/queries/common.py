"""Whom you and someone both know, and what says so."""

from collections.abc import Iterator

from netcrm.model import MY_ID, Contact, Event
from netcrm.queries.ask import Ask
from netcrm.queries.households import house_of, housemates
from netcrm.queries.introductions import brought_together, introduced
from netcrm.queries.named import Named, named
from netcrm.queries.people import card
from netcrm.queries.story import story
from netcrm.queries.ties import is_met
from netcrm.views import proof
from netcrm.views.brief import Said
from netcrm.views.contact_days import is_contact, is_crowd
from netcrm.views.words import long_date


def in_common(ask: Ask, identity: str) -> tuple[Said, ...]:
    """Everyone whom you have in common with a person, each once by what says most.

    First who introduced you, then whom they introduced, whom you brought together, their house,
    and who was there too, newest first. A crowd brings nobody together; those who are not to be
    brought up are left out.
    """
    if card(ask, identity).kind != "person" or identity == MY_ID:
        return ()
    first: dict[str, Said] = {}
    for who, said in _found(ask, identity):
        key = who.card.id if who.card else f"/{who.text}"
        if key not in first and _may_be_named(ask, who, identity):
            about = who.card.id if who.card else ""
            first[key] = said._replace(id=about, name=card(ask, about).name if about else who.text)
    return tuple(first.values())


def _may_be_named(ask: Ask, who: Named, identity: str) -> bool:
    return who.card is None or (who.card.id != identity and is_met(ask, who.card.id))


def _found(ask: Ask, identity: str) -> Iterator[tuple[Named, Said]]:
    contact = ask.contact(identity)
    for ref in contact.via:
        yield named(ask, ref), _field(contact, "via", "Introduced you.")
    for found in introduced(ask, identity):
        other = ask.contact(found.who.id)
        yield Named(other.name, found.who), _field(other, "via", "Came to you through them.")
    for pair in brought_together(ask, identity):
        who = pair.other if pair.one.id == identity else Named(pair.one.name, pair.one)
        text = f"You introduced them to each other ({long_date(pair.event.date)})."
        yield who, Said(text, pair.event.date.first, (proof.of_event(pair.event),))
    yield from _house(ask, identity)
    for line in story(ask, identity):
        crowd = is_crowd(line.owner.kind, line.event, ask.settings.crowd)
        met = is_contact(line.event, ask.settings.kinds)
        if met and not crowd and ask.reached(line.event.date.first):
            said = _there(line.event)
            owner = () if line.own else (Named(line.owner.name, line.owner),)
            yield from ((who, said) for who in (*owner, *line.with_))


def _house(ask: Ask, identity: str) -> Iterator[tuple[Named, Said]]:
    house = house_of(ask, identity)
    for mate in housemates(ask, identity):
        typed = [ask.contact(one) for one in (identity, mate) if ask.contact(one).household]
        if house is not None and typed:
            said = _field(typed[0], "household", "Shares their house.")
            yield Named(card(ask, mate).name, card(ask, mate)), said


def _there(event: Event) -> Said:
    text = f"Was there too ({long_date(event.date)})."
    return Said(text, event.date.first, (proof.of_event(event),))


def _field(contact: Contact, name: str, words: str) -> Said:
    return Said(words, None, (proof.of_field(contact, name, name),))
