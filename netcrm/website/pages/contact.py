"""A contact's page: who they are, what is next, what happened, and how they are connected."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from netcrm.model import MY_ID, Contact, ContactKind
from netcrm.queries.ask import Ask
from netcrm.queries.backlinks import linked_ids, references_to
from netcrm.queries.brief import has_brief
from netcrm.queries.common import introduced
from netcrm.queries.files import files_of
from netcrm.queries.groups import member_groups
from netcrm.queries.households import housemates
from netcrm.queries.introductions import brought_together
from netcrm.queries.morning import about
from netcrm.queries.organisations import organisation
from netcrm.queries.people import of_kind
from netcrm.queries.problems import problems_of
from netcrm.queries.story import story
from netcrm.queries.tags import tags_of
from netcrm.queries.touch import rhythm
from netcrm.views.morning.items import Item
from netcrm.views.references import Role
from netcrm.website import addresses
from netcrm.website.pages import brief
from netcrm.website.pages.around import Around, around
from netcrm.website.pages.folders import shared
from netcrm.website.pages.group import GroupView, group_view
from netcrm.website.pages.introductions import shown
from netcrm.website.pages.items import ItemView, item_view
from netcrm.website.pages.lines import Line, story_line
from netcrm.website.pages.page import PageKind
from netcrm.website.pages.parts import Piece, Source, When, people, person, pieces, sources, when
from netcrm.website.pages.problems import ProblemView, view
from netcrm.website.pages.rows import person_rows
from netcrm.website.pages.sheet import Sheet, sheet
from netcrm.website.pages.standing import StandingView, standing

_MARKS = re.compile(r"\*\*|__|`")
_TOLD: frozenset[Role] = frozenset({"with", "to", "via", "groups", "organisation"})
"""Ways of being named that other parts of the page tell already."""
_KINDS = {"person": "", "group": "Group", "organisation": "Organisation"}
_SECTIONS: dict[ContactKind, str] = {
    "person": "people",
    "group": "groups",
    "organisation": "organisations",
}


class Mentioned(NamedTuple):
    """A place in another's file that names this contact."""

    who: Piece
    where: str
    when: When
    text: tuple[Piece, ...]
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class ContactPage:
    """Everything on a contact's page. ``sheets`` holds one file, or all that share the id."""

    title: str
    kind: str
    mine: bool
    brief: str
    sheets: tuple[Sheet, ...]
    problems: tuple[ProblemView, ...]
    rhythm: str
    rests_on: tuple[Source, ...]
    standing: StandingView
    next: tuple[ItemView, ...]
    lines: tuple[Line, ...]
    around: Around
    people: GroupView | None
    groups: tuple[Piece, ...]
    tags: tuple[Piece, ...]
    household: tuple[Piece, ...]
    introduced: tuple[Piece, ...]
    together: tuple[Piece, ...]
    links: tuple[Piece, ...]
    mentioned: tuple[Mentioned, ...]


def keys(ask: Ask, kind: ContactKind) -> tuple[str, ...]:
    """A page for every contact of a kind, and for your own file."""
    return of_kind(ask, kind)


def page(ask: Ask, identity: str) -> ContactPage:
    """The page of one contact."""
    contact = ask.contact(identity)
    mine = identity == MY_ID and ask.has(MY_ID)
    pulse = rhythm(ask, identity)
    return ContactPage(
        title=contact.name,
        kind="You" if mine else _KINDS[contact.kind],
        mine=mine,
        brief=_brief(ask, identity),
        sheets=tuple(
            sheet(ask, file.contact, f"{number}-" if number else "note-")
            for number, file in enumerate(files_of(ask, identity))
        ),
        problems=tuple(view(problem) for problem in problems_of(ask, identity)),
        rhythm="" if mine else pulse.sentence,
        rests_on=() if mine else sources(pulse.evidence),
        standing=standing(ask, identity),
        next=tuple(item_view(ask, item) for item in _next(ask, identity)) if not mine else (),
        lines=tuple(story_line(ask, line, identity) for line in story(ask, identity)),
        around=around(ask, identity),
        people=_people(ask, contact),
        groups=tuple(shared(ask, "groups", head) for head in member_groups(ask, identity)),
        tags=tuple(shared(ask, "tags", head) for head in tags_of(ask, identity)),
        household=people(ask, housemates(ask, identity)),
        introduced=people(ask, tuple(one.id for one in introduced(ask, identity))),
        together=_together(ask, identity),
        links=people(ask, linked_ids(ask, identity)),
        mentioned=tuple(_mentioned(ask, identity)),
    )


def _brief(ask: Ask, identity: str) -> str:
    """The way to the brief on someone, where there is one."""
    return addresses.escape(brief.url(identity)) if has_brief(ask, identity) else ""


def _next(ask: Ask, identity: str) -> tuple[Item, ...]:
    """What the morning has to say about someone; the rhythm is said above already."""
    return tuple(item for section, item in about(ask, identity) if section != "quiet")


def _together(ask: Ask, identity: str) -> tuple[Piece, ...]:
    """Whom you introduced to someone, each once."""
    rows = brought_together(ask, identity)
    found = (
        shown(ask, row.other) if row.one.id == identity else person(ask, row.one.id) for row in rows
    )
    return tuple(dict.fromkeys(found))


def _people(ask: Ask, contact: Contact) -> GroupView | None:
    """Who belongs to a group or works at an organisation; your own file lists nobody."""
    if contact.id == MY_ID:
        return None
    if contact.kind == "group":
        return group_view(ask, contact.id)
    if contact.kind == "organisation":
        return GroupView(person_rows(ask, organisation(ask, contact.id).people))
    return None


def _mentioned(ask: Ask, identity: str) -> Iterator[Mentioned]:
    """The places that name someone, but for the lines that stand in their history already.

    A few words of a note are shown without its marks of emphasis and code.
    """
    for owner, (ref, role, where, text, date) in references_to(ask, identity):
        if role not in _TOLD:
            said = pieces(ask, _MARKS.sub("", text) if role == "note" else text)
            file, line, *_ = ref.place
            yield Mentioned(person(ask, owner), where, when(date), said, file, line)


KINDS = tuple(
    PageKind(
        addresses.listing(section),
        "contact.html",
        partial(keys, kind=kind),
        addresses.contact,
        page,
    )
    for kind, section in _SECTIONS.items()
)
