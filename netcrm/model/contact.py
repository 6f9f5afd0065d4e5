"""A contact: one file, read."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from netcrm.model.dates import Anniversary, PartialDate
from netcrm.model.lines import Event, Need, Occasion, Promise, Ref
from netcrm.model.place import NOWHERE, Place
from netcrm.model.problem import Problem
from netcrm.model.quick import quick

ContactKind = Literal["person", "group", "organisation"]
State = Literal["active", "paused", "lost", "apart", "died"]

CONTACT_KINDS: tuple[ContactKind, ...] = ("person", "group", "organisation")
CIRCLES: tuple[str, ...] = ("inner", "close", "active", "wide", "known", "none")
STATES: tuple[State, ...] = ("active", "paused", "lost", "apart", "died")
STAGES: tuple[str, ...] = ("known of", "met", "acquaintance", "friendly", "friend", "close")
"""The stages' names; a stage's number is its position."""

MY_FILE = "me.md"
"""The user's own file, in the same shape as a contact's."""
MY_ID = "me"
RESERVED_IDS = frozenset({"me", "them", "open"})


class Standing(NamedTuple):
    """The field ``status``: a word, and the day that goes with it (``until`` or of death)."""

    state: State = "active"
    day: PartialDate | None = None


class Field(NamedTuple):
    """A front-matter field as typed: its name as this format spells it, its text or items.

    ``values`` holds the one text of a text field, the items of a list, and is empty for lists of
    dated lines. ``known`` is false for keys this format does not name; they are kept and shown.
    ``key`` is where the key stands and ``place`` where the value does.
    """

    name: str
    values: tuple[str, ...]
    listed: bool
    known: bool
    key: Place
    place: Place


class Body(NamedTuple):
    """The note after the front matter: its Markdown, and where it begins."""

    text: str
    place: Place


@quick
@dataclass(frozen=True, slots=True)
class Contact:
    """A person, group or organisation, as its file says.

    ``id`` is the file's name without ``.md`` in NFC; ``name`` is the id where none is given
    (``named`` is then false). ``cadence`` is in days. ``links`` are the ``[[links]]`` of the body;
    those of dated lines are with the lines. ``spoilt`` is true where nothing could be read.
    ``problems`` are those that the file alone shows. ``digest`` differs where the file's bytes do
    and ``front`` is its text up to the note; both are empty for what was not read from a file.
    """

    id: str
    file: str
    name: str
    named: bool = True
    kind: ContactKind = "person"
    aka: tuple[str, ...] = ()
    met: PartialDate | None = None
    met_at: str = ""
    via: tuple[Ref, ...] = ()
    work: str = ""
    since: str = ""
    location: str = ""
    organisation: Ref | None = None
    groups: tuple[Ref, ...] = ()
    tags: tuple[str, ...] = ()
    household: Ref | None = None
    likes: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    goal: str = ""
    circle: str = ""
    cadence: int | None = None
    daily_life: bool = False
    stage: str = ""
    senior: bool = False
    kin: bool = False
    status: Standing = Standing()
    snooze: PartialDate | None = None
    birthday: Anniversary | None = None
    dates: tuple[Occasion, ...] = ()
    email: tuple[str, ...] = ()
    phone: tuple[str, ...] = ()
    url: tuple[str, ...] = ()
    address: tuple[str, ...] = ()
    private: bool = False
    history: tuple[Event, ...] = ()
    needs: tuple[Need, ...] = ()
    promises: tuple[Promise, ...] = ()
    not_same: tuple[Ref, ...] = ()
    meets: str = ""
    fields: tuple[Field, ...] = ()
    body: Body = Body("", NOWHERE)
    links: tuple[Ref, ...] = ()
    spoilt: bool = False
    problems: tuple[Problem, ...] = ()
    digest: str = ""
    front: str = ""

    def line(self, number: int) -> str:
        """One line of the file, counted from 1; empty where there is none."""
        above = self.body.place.line
        text, at = (self.front, 1) if number < above else (self.body.text, above)
        lines = text.split("\n")
        return lines[number - at].rstrip("\r") if number - at < len(lines) else ""

    def field(self, name: str) -> Field | None:
        """The field of this name as typed, or None."""
        return next((field for field in self.fields if field.name == name), None)

    def place(self, name: str) -> Place:
        """Where a field's value stands; the start of the file if it is not there."""
        field = self.field(name)
        return field.place if field else Place(self.file, 1, 1, 0, 0)
