"""Whom you met, as files to make, and as changes of those that were only known of."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from netcrm.commands.choosing import Find
from netcrm.commands.new_fields import read_fields
from netcrm.commands.noting import day_said
from netcrm.commands.pointing import only_file
from netcrm.commands.who import fitting
from netcrm.commands.workspace import Workspace
from netcrm.commands.writing import Plan
from netcrm.errors import UnknownContactError, UsageError
from netcrm.model import Contact, Kind, PartialDate
from netcrm.queries.ask import Ask
from netcrm.queries.people import Resolution, card, face, resolve_text
from netcrm.store import CONTACTS
from netcrm.text.fresh import Value, new_contact
from netcrm.text.slug import slug
from netcrm.text.splice import Change, Draft, Insert, Put, Revised, revise
from netcrm.text.words import fold, identity
from netcrm.views.words import on_date

FIRST = "First met"
"""What the first line says where nothing else was said of it."""


class Asked(NamedTuple):
    """What was said of whom you met; ``unsure`` where a name may be anybody's, as in an answer."""

    names: tuple[str, ...]
    on: str
    via: tuple[str, ...] = ()
    another: bool = False
    at: str = ""
    work: str = ""
    since: str = ""
    place: str = ""
    note: str = ""
    heard: str = ""
    unsure: bool = False

    @property
    def about(self) -> tuple[str, ...]:
        """What is asked where nothing was said."""
        return (self.at, self.work, self.since, self.place, self.note, self.heard)


class People(NamedTuple):
    """What is to be written, and whose ids the new files are; ``told`` is said beside it."""

    root: Path
    kinds: Mapping[str, Kind]
    plans: Mapping[str, Plan]
    fresh: Mapping[str, str]
    told: tuple[str, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the new files."""
        return tuple(identity(file) for file in self.fresh)


def people(space: Workspace, find: Find, asked: Asked, taken: tuple[str, ...] = ()) -> People:
    """A file for each who has none, the rest changed. Raises UsageError for whom you know."""
    ask = space.ask
    day = day_said(asked.on, ask.as_of)
    fields = tuple((name, value) for name, value in _fields(ask, find, asked, day) if value)
    used = {fold(one) for one in (*ask.ids(), *taken)}
    found: list[tuple[str, str]] = []
    for name in asked.names:
        known = "" if asked.another else _known(ask, name)
        found.append((name, known or slug(name, used)))
        used.add(fold(found[-1][1]))
    ids = [one for _, one in found]
    plans: dict[str, Plan] = {}
    fresh: dict[str, str] = {}
    for name, one in found:
        lines = _lines(asked, day, tuple(ids[1:])) if one == ids[0] else ()
        if ask.has(one):
            plans[only_file(ask, one)] = _filling(fields, lines)
        else:
            file = f"{CONTACTS}/{one}.md"
            fresh[file] = _file(file, (("name", name), *fields), lines)
    told = tuple(_likely(ask, name, one) for name, one in found if not ask.has(one))
    return People(space.root, ask.settings.kinds, plans, fresh, tuple(filter(None, told)))


def _fields(ask: Ask, find: Find, asked: Asked, day: PartialDate) -> tuple[tuple[str, Value], ...]:
    """The fields of everyone, in the order of the file."""
    via = tuple(_someone(ask, find, asked, text) for text in asked.via)
    given = {"met_at": asked.at, "work": asked.work, "since": asked.since, "place": asked.place}
    fields = dict(read_fields(ask, given))
    fields |= {"met": day, "via": via[0] if len(via) == 1 else via}
    return tuple(fields.items())


def _someone(ask: Ask, find: Find, asked: Asked, text: str) -> str:
    """Who introduced you; an answer that is nobody's name yet stays as it was given."""
    try:
        return find(ask, text)
    except UnknownContactError:
        if asked.unsure:
            return text
        raise


def _known(ask: Ask, name: str) -> str:
    """The id of someone of this very name whom you had not met; empty if there is nobody."""
    found: Resolution = resolve_text(ask, name)
    ids = found.candidates if found.id is None else (found.id,)
    if not ids:
        return ""
    others = "; for somebody else of that name, say --new"
    if len(ids) > 1:
        files = ", ".join(face(ask, one).file for one in ids)
        raise UsageError(f"{name} could be several: {files}", f"say which by its id{others}")
    contact = ask.contact(ids[0])
    if contact.spoilt:
        return ""
    if contact.met or contact.kind != "person":
        when = f", {on_date(contact.met)}" if contact.met else ""
        message = f"you know {contact.name} already{when}: {contact.file}"
        raise UsageError(message, f"note what happened: netcrm log {ids[0]} meeting TEXT{others}")
    return ids[0]


def _likely(ask: Ask, name: str, own: str) -> str:
    """That there is someone whose name begins like it, if there is."""
    found = tuple(one for one in fitting(ask, name) if one != own)
    if not found:
        return ""
    names = " or ".join(f"{card(ask, one).name} ({one})" for one in found[:3])
    return f"{name} has a file of their own now; if you meant {names}, `netcrm undo` takes it back"


def _lines(asked: Asked, day: PartialDate, others: tuple[str, ...]) -> tuple[Insert, ...]:
    """The first lines of a history: of an event once, in the file of the first you name."""
    text = asked.note or (f"At {asked.at}" if asked.at else FIRST)
    present = (("with", others),) if others else ()
    met = Insert("history", Draft(str(day), "met", text, attributes=present))
    heard = Insert("history", Draft(str(day), "heard", asked.heard))
    return (met, heard) if asked.heard else (met,)


def _file(file: str, fields: tuple[tuple[str, Value], ...], lines: tuple[Insert, ...]) -> str:
    """The text of a new file."""
    revised = revise(file, new_contact(fields).encode(), lines)
    assert isinstance(revised, Revised)  # noqa: S101  a file of our own has the shape it needs
    return revised.data.decode()


def _filling(fields: tuple[tuple[str, Value], ...], lines: tuple[Insert, ...]) -> Plan:
    """What is not said yet in a file that is there; what is there stays."""

    def plan(contact: Contact) -> tuple[Change, ...]:
        missing = (Put(name, value) for name, value in fields if contact.field(name) is None)
        return (*missing, *lines)

    return plan
