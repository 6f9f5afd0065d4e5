"""What one file says of a contact: several stand on one page where they share an id."""

from typing import NamedTuple

from netcrm.model import Contact
from netcrm.queries.ask import Ask
from netcrm.views.so_far import so_far
from netcrm.website import addresses
from netcrm.website.pages.facts import Fact, facts, sentences
from netcrm.website.pages.lines import Line
from netcrm.website.pages.note import note
from netcrm.website.pages.parts import Piece
from netcrm.website.pages.plans import NeedView, need_view, promise_line
from netcrm.website.pages.reach import Reach, reaches
from netcrm.website.render import Html


class Sheet(NamedTuple):
    """What one file says. ``fields`` says on which line each field stands."""

    file: str
    sentences: tuple[tuple[Piece, ...], ...]
    facts: tuple[Fact, ...]
    reaches: tuple[tuple[str, tuple[Reach, ...]], ...]
    open_needs: tuple[NeedView, ...]
    closed_needs: tuple[NeedView, ...]
    open_promises: tuple[Line, ...]
    closed_promises: tuple[Line, ...]
    note: Html | None
    note_line: int
    fields: str
    spoilt: bool


def sheet(ask: Ask, contact: Contact, prefix: str) -> Sheet:
    """What one file says; ``prefix`` keeps the footnotes of several files apart."""
    plans = so_far(contact, ask.reached)
    promises = [(promise.closed, promise_line(ask, promise)) for promise in plans.promises]
    return Sheet(
        contact.file,
        sentences(ask, contact),
        facts(ask, contact),
        reaches(contact),
        tuple(need_view(ask, need) for need in plans.needs if need.state == "open"),
        tuple(need_view(ask, need) for need in plans.needs if need.state != "open"),
        tuple(line for closed, line in promises if not closed),
        tuple(line for closed, line in promises if closed),
        note(ask, contact.body.text, addresses.root(addresses.contact(contact.id)), prefix),
        contact.body.place.line,
        ", ".join(f"{f.name.replace('_', ' ')} in line {f.key.line}" for f in contact.fields),
        contact.spoilt,
    )
