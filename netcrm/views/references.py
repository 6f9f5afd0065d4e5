"""Everyone a file names, where, and in which words."""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from netcrm.model import Contact, Event, Need, PartialDate, Ref
from netcrm.views.excerpt import around

Role = Literal[
    "note", "field", "via", "groups", "organisation", "household", "not_same",
    "history", "with", "to", "from", "for", "need", "slot", "taken", "promise", "dates",
]  # fmt: skip
"""The place in a file where someone is named: ``taken`` is the WHO of a slot, ``for`` the person
of ``person#need``, ``history``, ``need``, ``slot``, ``promise`` and ``dates`` are their TEXT."""

WHERE: dict[Role, str] = {
    "note": "in the note",
    "field": "in a field",
    "via": "whom they introduced to you",
    "groups": "a member",
    "organisation": "works there",
    "household": "lives in the same household",
    "not_same": "someone else of much the same name",
    "history": "in a line of the history",
    "with": "they were there too",
    "to": "you introduced the two",
    "from": "their help, passed on",
    "for": "for a need of theirs",
    "need": "in a need",
    "slot": "in a turn of a need",
    "taken": "a turn they take",
    "promise": "in a promise",
    "dates": "in a date to remember",
}
"""What each role is called beside the name of the contact whose file it stands in, on the page of
the one who is named there."""


MAY_BE_PLAIN: frozenset[Role] = frozenset({"with", "groups", "organisation", "household"})
"""Where a name without ``[[ ]]`` may be just a name, of nobody who has a file."""


class Reference(NamedTuple):
    """Someone named in a file.

    ``where`` says in words where that is; ``text`` is the TEXT around it as typed, ``[[links]]``
    and all; ``date`` is the line's, if it stands in a dated one.
    """

    ref: Ref
    role: Role
    where: str
    text: str
    date: PartialDate | None = None


def references(contact: Contact) -> tuple[Reference, ...]:
    """Everyone a file names, in the order in which they stand there."""
    found = [*_links(contact), *_fields(contact), *_lines(contact)]
    return tuple(sorted(found, key=lambda reference: reference.ref.place.start))


def _name(
    role: Role, refs: Iterable[Ref], text: str, date: PartialDate | None = None
) -> Iterator[Reference]:
    for ref in refs:
        yield Reference(ref, role, WHERE[role], text, date)


def _links(contact: Contact) -> Iterator[Reference]:
    """Those of the note, with the words around them, and those of fields that hold text."""
    for ref in contact.links:
        body, start = contact.body, ref.place.start - contact.body.place.start
        if body.text and start >= 0:
            words = around(body.text, start, start + ref.place.end - ref.place.start)
            yield Reference(ref, "note", WHERE["note"], words)
        else:
            yield _in_field(contact, ref)


def _in_field(contact: Contact, ref: Ref) -> Reference:
    for field in contact.fields:
        if field.place.start <= ref.place.start < field.place.end:
            where = f"in “{field.name.replace('_', ' ')}”"
            return Reference(ref, "field", where, ", ".join(field.values))
    return Reference(ref, "field", WHERE["field"], "")


def _fields(contact: Contact) -> Iterator[Reference]:
    yield from _name("via", contact.via, "")
    yield from _name("groups", contact.groups, "")
    yield from _name("organisation", _one(contact.organisation), "")
    yield from _name("household", _one(contact.household), "")
    yield from _name("not_same", contact.not_same, "")


def _one(ref: Ref | None) -> tuple[Ref, ...]:
    return () if ref is None else (ref,)


def _lines(contact: Contact) -> Iterator[Reference]:
    for event in contact.history:
        yield from _in_event(event)
    for need in contact.needs:
        yield from _in_need(need)
    for promise in contact.promises:
        yield from _name("promise", promise.links, promise.text, promise.due)
    for occasion in contact.dates:
        yield from _name("dates", occasion.links, occasion.text)


def _in_event(event: Event) -> Iterator[Reference]:
    yield from _name("history", event.links, event.text, event.date)
    yield from _name("with", event.with_, event.text, event.date)
    yield from _name("to", event.to, event.text, event.date)
    yield from _name("from", event.from_, event.text, event.date)
    yield from _name("for", _need_of(event), event.text, event.date)


def _need_of(event: Event) -> tuple[Ref, ...]:
    """The person of ``for: person#need``; a need of this file or the date of an ask names none."""
    person, mark, _ = event.for_.partition("#")
    if not (mark and person.strip()):
        return ()
    places = (attribute.value for attribute in event.attributes if attribute.name == "for")
    place = next(places, event.place)
    if place.end - place.start == len(event.for_):  # as typed: not in quotes, say
        place = place._replace(end=place.start + len(person))
    target = person.strip().removeprefix("[[").removesuffix("]]")
    return (Ref(target, "", linked=target != person.strip(), place=place),)


def _in_need(need: Need) -> Iterator[Reference]:
    yield from _name("need", need.links, need.text, need.date)
    for slot in need.slots:
        yield from _name("taken", _one(slot.ref), slot.text, slot.date)
        yield from _name("slot", slot.links, slot.text, slot.date)
