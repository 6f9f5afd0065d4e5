"""What a file says of someone in its fields: in sentences where it can be said, else as a list."""

from collections.abc import Iterator
from typing import NamedTuple

from netcrm.model import MY_ID, Contact, Occasion
from netcrm.queries.ask import Ask
from netcrm.queries.events import event_of
from netcrm.queries.named import Heading, heading
from netcrm.queries.people import face
from netcrm.text.dates import read_whole_date
from netcrm.text.words import fold
from netcrm.views.words import long_date, on_date, remembered, span
from netcrm.website import addresses
from netcrm.website.pages.folders import shared
from netcrm.website.pages.household import household
from netcrm.website.pages.parts import Piece, mention, mentions, pieces

Pieces = tuple[Piece, ...]

_LISTED = (
    ("aka", "Also called"),
    ("likes", "Likes"),
    ("offers", "Can help with"),
)


class Fact(NamedTuple):
    """A field in words: its label and its values. ``kept`` is true for keys nobody knows."""

    label: str
    values: tuple[Pieces, ...]
    kept: bool = False


def sentences(ask: Ask, contact: Contact) -> tuple[Pieces, ...]:
    """Who someone is, and how you met, in sentences."""
    found = (_work(ask, contact), _met(ask, contact))
    return tuple(sentence for sentence in found if sentence)


def _work(ask: Ask, contact: Contact) -> Pieces:
    """What they do, since when, and where they live: the party's questions."""
    said: list[Piece] = list(pieces(ask, contact.work))
    if contact.organisation:
        employer = heading(ask, contact.organisation.target)
        if fold(employer.name) not in fold(contact.work):
            said += [Piece(", " if said else ""), shared(ask, "organisations", employer)]
    if contact.since:
        since = read_whole_date(contact.since).value
        day = long_date(since) if since else contact.since
        said.append(Piece(f"{', since' if said else 'Since'} {day}"))
    if contact.location:
        here = Heading(fold(contact.location), contact.location)
        said += [Piece(". " if said else ""), shared(ask, "places", here)]
    return _full_stop(said)


def _met(ask: Ask, contact: Contact) -> Pieces:
    """When and where you met, and who introduced you."""
    said: list[Piece] = []
    if contact.met:
        said.append(Piece(f"You met {on_date(contact.met)}"))
    if contact.met_at:
        said.append(Piece(", " if said else "You met: "))
        said += _at(ask, contact)
    if contact.via:
        said.append(Piece("; introduced by " if said else "Introduced by "))
        said += _in_words(mentions(ask, contact.via))
    return _full_stop(said)


def _at(ask: Ask, contact: Contact) -> Pieces:
    """Where you met, leading to everyone you met there that day."""
    first = ask.has(contact.id) and contact.file == face(ask, contact.id).file
    key = event_of(ask, contact.id) if first else None
    if key is None or "[[" in contact.met_at:
        return pieces(ask, contact.met_at)
    return (Piece(contact.met_at, addresses.escape(addresses.item("events", key))),)


def _in_words(names: Pieces) -> Iterator[Piece]:
    for at, name in enumerate(names):
        if at:
            yield Piece(" and " if at == len(names) - 1 else ", ")
        yield name


def _full_stop(said: list[Piece]) -> Pieces:
    """The sentence with its full stop, if there is one at all."""
    said = [piece for piece in said if piece.text]
    if said and not said[-1].text.endswith((".", "!", "?")):
        said.append(Piece("."))
    return tuple(said)


def facts(ask: Ask, contact: Contact) -> tuple[Fact, ...]:
    """The other fields in words, then those that this format does not name, as they are."""
    listed = (
        Fact(label, (pieces(ask, ", ".join(getattr(contact, name))),))
        for name, label in _LISTED
        if getattr(contact, name)
    )
    return (
        *listed,
        *_family(ask, contact),
        *_contact(contact),
        *_days(ask, contact),
        *_kept(ask, contact),
    )


def _family(ask: Ask, contact: Contact) -> Iterator[Fact]:
    house = _house(ask, contact)
    if house:
        yield Fact("Household", ((house,),))
    if contact.goal:
        yield Fact("Goal", (pieces(ask, contact.goal),))
    if contact.meets:
        yield Fact("Meets", (pieces(ask, contact.meets),))
    if contact.not_same:
        yield Fact("Not the same as", (tuple(_in_words(mentions(ask, contact.not_same))),))


def _house(ask: Ask, contact: Contact) -> Piece | None:
    """The household they share with somebody, or else the words that name it."""
    first = ask.has(contact.id) and contact.file == face(ask, contact.id).file
    shared_with = household(ask, contact.id) if first else None
    if shared_with or contact.household is None:
        return shared_with
    typed = mention(ask, contact.household)
    return None if typed.url else typed


def _contact(contact: Contact) -> Iterator[Fact]:
    """Your own words on how things stand."""
    if contact.circle:
        clock = ": no clock, by your word" if contact.circle == "none" else ""
        yield Fact("Circle", ((Piece(contact.circle + clock),),))
    if contact.cadence:
        yield Fact("In touch", ((Piece(f"every {span(contact.cadence)}, by your word"),),))
    if contact.stage:
        yield Fact("You call it", ((Piece(contact.stage),),))
    words = [
        word for word, said in (("family", contact.kin), ("senior to you", contact.senior)) if said
    ]
    if contact.daily_life:
        words.append("part of your daily life")
    if contact.private:
        words.append("private: not for other eyes")
    if words:
        yield Fact("To you", ((Piece(", ".join(words)),),))
    if contact.snooze:
        yield Fact("Resting until", ((Piece(long_date(contact.snooze)),),))


def _days(ask: Ask, contact: Contact) -> Iterator[Fact]:
    if contact.birthday:
        yield Fact("Birthday", ((Piece(long_date(contact.birthday)),),))
    if contact.dates:
        yield Fact("Days to remember", tuple(_occasion(ask, o) for o in contact.dates))


def _occasion(ask: Ask, occasion: Occasion) -> Pieces:
    day = remembered(occasion.day, once=occasion.once)
    label = f": {occasion.label}" if occasion.label else ""
    text = pieces(ask, occasion.text)
    return (Piece(f"{day}{label}{'. ' if label else ': '}" if text else f"{day}{label}"), *text)


def _kept(ask: Ask, contact: Contact) -> Iterator[Fact]:
    """Unknown keys: kept and shown as they are."""
    for field in contact.fields:
        if not field.known:
            values = tuple(pieces(ask, value) for value in field.values)
            goal = contact.id == MY_ID and field.name == "goal"
            label = "Goal" if goal else field.name
            yield Fact(label, values or ((Piece("(empty)"),),), kept=not goal)
