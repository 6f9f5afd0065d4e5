"""Contacts made straight from the model, as short as a file would say it."""

# ruff: noqa: ANN401  a builder passes on whatever fields a test names

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from netcrm.config import DEFAULTS
from netcrm.model import (
    Anniversary,
    Contact,
    Event,
    Field,
    Need,
    Occasion,
    PartialDate,
    Place,
    Promise,
    Ref,
    Slot,
    Standing,
)
from netcrm.model.place import NOWHERE
from netcrm.queries.ask import Ask
from netcrm.queries.morning import morning
from netcrm.queries.touch import rhythm
from netcrm.queries.whole import ask_of
from netcrm.views.morning.items import Item
from netcrm.views.statuses import Rhythm

TODAY = date(2026, 3, 15)
_TEXT = (False, True)  # a text field that this format names


def ago(days: int) -> str:
    """Return the day so many days before TODAY, as typed in a file."""
    return (TODAY - timedelta(days)).isoformat()


def ahead(days: int) -> str:
    return ago(-days)


def day(text: str) -> PartialDate:
    return PartialDate(*(int(part) for part in text.split("-")))


def yearly(text: str) -> Anniversary:
    *year, month, number = (int(part) for part in text.split("-"))
    return Anniversary(month, number, year[0] if year else None)


def ref(target: str, *, linked: bool = False) -> Ref:
    return Ref(target, "", linked, NOWHERE)


def refs(targets: Sequence[str]) -> tuple[Ref, ...]:
    return tuple(ref(target) for target in targets)


def line(head: str, text: str = "", **attributes: Any) -> Event:
    """Make a history line from ``DATE KIND`` and its attributes; ids in ``with_`` and ``to``."""
    when, kind = head.split()
    for name in ("with_", "to"):
        if name in attributes:
            attributes[name] = refs(attributes[name])
    if isinstance(attributes.get("done"), str):
        attributes["done"] = day(attributes["done"])
    return Event(day(when), kind, text or f"{kind} on {when}", **attributes)


def need(head: str, text: str = "Dinners", *slots: Slot, until: str = "", done: str = "") -> Need:
    when, state = head.split()
    return Need(
        day(when),
        state,
        text,
        until=day(until) if until else None,
        done=day(done) if done else None,
        slots=slots,
    )


def slot(head: str, text: str = "Curry", *, closed: bool = False) -> Slot:
    when, who = head.split()
    other = who not in ("open", "me")
    return Slot(
        day(when), "other" if other else who, text, ref(who) if other else None, None, closed
    )


def promise(who: str, due: str = "", text: str = "The box set", *, closed: bool = False) -> Promise:
    return Promise(who, text, day(due) if due else None, closed=closed)


def occasion(when: str, label: str = "Wedding", text: str = "", *, once: bool = False) -> Occasion:
    return Occasion(yearly(when), label, text, once=once)


def person(identity: str, *history: Event, **fields: Any) -> Contact:
    """Make a contact whose lines stand one below the other, dates and names given as text."""
    file = fields.pop("file", f"contacts/{identity}.md")
    for name in ("met", "snooze"):
        if isinstance(fields.get(name), str):
            fields[name] = day(fields[name])
    if isinstance(fields.get("birthday"), str):
        fields["birthday"] = yearly(fields["birthday"])
    if isinstance(fields.get("status"), str):
        state, *until = fields["status"].split()
        fields["status"] = Standing(state, day(until[-1]) if until else None)
    if isinstance(fields.get("household"), str):
        fields["household"] = ref(fields["household"])
    for name in ("via", "groups"):
        fields[name] = refs(fields.get(name, ()))
    typed = tuple(
        Field(name, (str(fields[name]),), *_TEXT, _at(file, number), _at(file, number))
        for number, name in enumerate(("met", "circle", "status", "birthday"), start=2)
        if fields.get(name)
    )
    placed = {"history": history, **{k: fields.pop(k, ()) for k in ("needs", "promises", "dates")}}
    number = 10
    for name, lines in placed.items():
        kept = []
        for each in lines:
            number += 1
            put = replace(each, place=_at(file, number))
            if isinstance(put, Need):
                slots = tuple(
                    replace(s, place=_at(file, number + i)) for i, s in enumerate(put.slots, 1)
                )
                number += len(slots)
                put = replace(put, slots=slots)
            kept.append(put)
        placed[name] = tuple(kept)
    named = fields.pop("name", identity.replace("-", " ").title())
    return Contact(identity, file, named, fields=typed, **placed, **fields)


def world(
    *contacts: Contact, today: date = TODAY, me: Contact | None = None, **settings: Any
) -> Ask:
    """Ask about these contacts on a day."""
    return ask_of(
        {contact.id: contact for contact in contacts},
        today=today,
        settings=replace(DEFAULTS, **settings),
        me=me,
    )


def me(**fields: Any) -> Contact:
    return person("me", file="me.md", **fields)


def rhythm_of(contact: Contact, *others: Contact, **kwargs: Any) -> Rhythm:
    return rhythm(world(contact, *others, **kwargs), contact.id)


def items(section: str, *contacts: Contact, **kwargs: Any) -> tuple[Item, ...]:
    """Return the items of one section of the morning, those that a page would fold too."""
    found = {part.name: part.items for part in morning(world(*contacts, **kwargs)).every}
    return next(lines for name, lines in found.items() if name == section)


def one(section: str, *contacts: Contact, **kwargs: Any) -> Item:
    """Return the only item of a section."""
    (item,) = items(section, *contacts, **kwargs)
    return item


def _at(file: str, number: int) -> Place:
    return Place(file, number, 5, 0, 0)
