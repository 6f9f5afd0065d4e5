"""Rows: what lists show of someone."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple
from zlib import crc32

from netcrm.memo import Row as Entry
from netcrm.model import ContactKind
from netcrm.queries.ask import Ask, query, result
from netcrm.queries.people import card, resolve
from netcrm.queries.touch import rhythm
from netcrm.views.statuses import Status

SHARDS = 64
"""In how many parts the rows of everyone are kept: a change moves one of them."""


class Row(NamedTuple):
    """A card with how things stand.

    ``status`` is None for groups and organisations. ``groups`` holds the ids of groups that have a
    file, else the name as typed. ``sentence`` is the rhythm's, with its dates.
    """

    id: str
    name: str
    kind: ContactKind
    file: str
    status: Status | None
    words: str
    sentence: str
    last_contact: date | None
    next_due: date | None
    tags: tuple[str, ...]
    groups: tuple[str, ...]
    circle: str
    location: str


@result("status", "row")
def row(ask: Ask, identity: str) -> Row:
    """The row of a contact. Raises KeyError where there is none."""
    contact = ask.contact(identity)
    found = rhythm(ask, identity)
    return Row(
        id=contact.id,
        name=contact.name,
        kind=contact.kind,
        file=contact.file,
        status=found.status,
        words=found.words,
        sentence=found.sentence,
        last_contact=found.last_contact,
        next_due=found.next_due,
        tags=contact.tags,
        groups=group_names(ask, identity),
        circle=contact.circle,
        location=contact.location,
    )


@query
def group_names(ask: Ask, identity: str) -> tuple[str, ...]:
    """The groups someone's file names: their ids, or as typed where there is no such group."""
    named: dict[str, None] = {}
    for ref in ask.contact(identity).groups:
        found = resolve(ask, ref).id
        is_group = found is not None and card(ask, found).kind != "person"
        named[found if found is not None and is_group else ref.target] = None
    return tuple(named)


@query
def everyone(ask: Ask) -> Mapping[str, Row]:
    """The rows of all contacts by id: for lists of everybody, much faster than one by one."""
    found = {one.id: one for shard in ask.sizes("row") for one in ask.bucket("row", shard)}
    return {identity: found[identity] for identity in ask.ids()}


def rows(ask: Ask, identity: str) -> Iterator[Entry]:
    """Someone's row, in the part that it falls to."""
    shard = crc32(identity.encode("utf-8", "surrogateescape")) % SHARDS
    yield Entry("row", f"{shard:02}", (identity,), row(ask, identity))
