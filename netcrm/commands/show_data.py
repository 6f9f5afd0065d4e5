"""Everything about one contact, as JSON has it."""

from collections.abc import Iterable

from netcrm.commands.check import as_data as problem_data
from netcrm.commands.show_standing import asked_data, stage_data
from netcrm.commands.speech import iso
from netcrm.model import Attribute, Contact, Need, Promise, Ref, Slot
from netcrm.queries.ask import Ask
from netcrm.queries.backlinks import Backlink, Link, backlinks, links
from netcrm.queries.files import files_of
from netcrm.queries.meets import next_day
from netcrm.queries.named import Named
from netcrm.queries.people import resolve
from netcrm.queries.problems import problems_of
from netcrm.queries.row import row
from netcrm.queries.story import StoryLine, story
from netcrm.queries.touch import contact_days, rhythm
from netcrm.text.keys import DATED_FIELDS
from netcrm.views.so_far import so_far

Data = dict[str, object]


def as_data(ask: Ask, identity: str) -> Data:
    """One contact with all that follows from the files, texts as typed, ``[[links]]`` and all.

    Nothing that is empty is left out: a list is then ``[]``, anything else null.
    """
    here, pulse = row(ask, identity), rhythm(ask, identity)
    contacts = [so_far(file.contact, ask.reached) for file in files_of(ask, identity)]
    return {
        "id": here.id,
        "name": here.name,
        "kind": here.kind,
        "file": here.file,
        "files": [contact.file for contact in contacts],
        "fields": _fields(contacts[0]),
        "note": contacts[0].body.text.strip() or None,
        "contact_days": [iso(day.date) for day in contact_days(ask, identity)],
        "last_contact": iso(pulse.last_contact),
        "cadence_days": pulse.cadence_days,
        "status": pulse.status,
        "words": pulse.words or None,
        "next_due": iso(pulse.next_due),
        "stage": stage_data(ask, identity),
        "asked_of_you": asked_data(ask, identity),
        "next_meeting": iso(next_day(ask, identity)),
        "tags": list(here.tags),
        "groups": list(here.groups),
        "history": [_line(line) for line in story(ask, identity)],
        "needs": [_need(ask, need) for contact in contacts for need in contact.needs],
        "promises": [_promise(promise) for contact in contacts for promise in contact.promises],
        "links": [_link(link) for link in links(ask, identity)],
        "backlinks": [_backlink(link) for link in backlinks(ask, identity)],
        "problems": [problem_data(problem) for problem in problems_of(ask, identity)],
    }


def _fields(contact: Contact) -> Data:
    """The fields as typed, but for lists of dated lines, which are told on their own."""
    return {
        field.name: list(field.values) if field.listed else "".join(field.values) or None
        for field in contact.fields
        if field.name not in DATED_FIELDS
    }


def _attributes(found: Iterable[Attribute]) -> Data:
    return {one.name: _one_or_all(one.values) for one in found if one.name != "slots"}


def _one_or_all(values: tuple[str, ...]) -> str | list[str] | None:
    return (values[0] or None) if len(values) == 1 else list(values)


def _line(line: StoryLine) -> Data:
    event = line.event
    return {
        "date": iso(event.date),
        "kind": event.kind,
        "detail": event.detail or None,
        "text": event.text or None,
        "file": event.place.file,
        "line": event.place.line,
        "own": line.own,
        "owner": line.owner.id,
        "with": _ids(line.with_),
        "to": _ids(line.to),
        "attributes": _attributes(event.attributes),
    }


def _ids(found: Iterable[Named]) -> list[str]:
    """Ids; of those who have no file, their names as typed."""
    return [one.card.id if one.card else one.text for one in found]


def _who(ask: Ask, ref: Ref) -> str:
    return resolve(ask, ref).id or ref.target


def _need(ask: Ask, need: Need) -> Data:
    return {
        "date": iso(need.date),
        "state": need.state,
        "text": need.text or None,
        "id": need.id or None,
        "until": iso(need.until),
        "done": iso(need.done),
        "private": need.private,
        "notes": need.notes or None,
        "slots": [_slot(ask, slot) for slot in need.slots],
        "file": need.place.file,
        "line": need.place.line,
        "attributes": _attributes(need.attributes),
    }


def _slot(ask: Ask, slot: Slot) -> Data:
    return {
        "date": iso(slot.date),
        "who": _who(ask, slot.ref) if slot.ref else slot.who,
        "text": slot.text or None,
        "done": iso(slot.done),
        "closed": slot.closed,
        "file": slot.place.file,
        "line": slot.place.line,
        "attributes": _attributes(slot.attributes),
    }


def _promise(promise: Promise) -> Data:
    return {
        "who": promise.who,
        "text": promise.text or None,
        "due": iso(promise.due),
        "made": iso(promise.made),
        "done": iso(promise.done),
        "dropped": promise.dropped,
        "closed": promise.closed,
        "file": promise.place.file,
        "line": promise.place.line,
        "attributes": _attributes(promise.attributes),
    }


def _link(link: Link) -> Data:
    return {
        "id": link.target.id if link.target else None,
        "name": link.target.name if link.target else link.ref.target,
        "role": link.role,
        "text": link.text or None,
        "date": iso(link.date),
        "file": link.ref.place.file,
        "line": link.ref.place.line,
    }


def _backlink(link: Backlink) -> Data:
    return {
        "id": link.source.id,
        "name": link.source.name,
        "role": link.role,
        "text": link.text or None,
        "date": iso(link.date),
        "file": link.place.file,
        "line": link.place.line,
    }
