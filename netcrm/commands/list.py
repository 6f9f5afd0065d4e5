"""`netcrm list`: everyone, or those who have something in common."""

from collections.abc import Callable, Iterable, Iterator, Mapping

import click

from netcrm.commands.blocks import Paragraph, Table
from netcrm.commands.page import show
from netcrm.commands.printing import out_json
from netcrm.commands.session import Session, everywhere, json_option
from netcrm.commands.speech import NOBODY_YET, iso
from netcrm.commands.who import loose
from netcrm.commands.workspace import Workspace, answered
from netcrm.model import CIRCLES, CONTACT_KINDS
from netcrm.queries.ask import Ask
from netcrm.queries.buckets import ids_under
from netcrm.queries.named import heading
from netcrm.queries.row import Row, everyone
from netcrm.queries.tags import tag_key
from netcrm.views.names import sort_key
from netcrm.views.statuses import STATUSES
from netcrm.views.words import count

Keeps = Callable[[Row], bool]
Words = tuple[str, ...]

COLUMNS = ("name", "status", "last contact", "next due", "circle", "place", "id")
DROP = (6, 5, 4, 2, 3)
"""Columns left out first on a narrow terminal."""


def _many(name: str, text: str, choices: Iterable[str] = ()) -> Callable[..., Callable[..., None]]:
    kind = click.Choice(tuple(choices), case_sensitive=False) if choices else str
    return click.option(f"--{name}", f"only_{name}", multiple=True, type=kind, help=text)


@click.command("list", short_help="List everyone, or those who have something in common.")
@_many("group", "Only members of this group; given twice, of both.")
@_many("tag", "Only those with this tag; given twice, with both.")
@_many("circle", "Only this circle; given twice, either.", CIRCLES)
@_many("place", "Only those who live here; given twice, in either.")
@_many("status", "Only where things stand like this; given twice, either.", STATUSES)
@_many("kind", "Only people, groups or organisations.", CONTACT_KINDS)
@json_option
@everywhere
@click.pass_obj
def command(session: Session, /, *, as_json: bool, **wanted: Words) -> None:
    """List everyone, or those who have something in common."""
    everybody, found = answered(session, lambda space: _found(space, wanted))
    if as_json:
        out_json([as_data(one) for one in found])
    elif found:
        ordered = sorted(found, key=lambda one: sort_key(one.name, one.id))
        show([Table(COLUMNS, tuple(map(_cells, ordered)), DROP)])
        if not session.quiet:
            show([Paragraph(f"\n{count(len(found), 'contact')}", "quiet")])
    elif not session.quiet:
        show([Paragraph("Nobody fits." if everybody else NOBODY_YET)])


def _found(space: Workspace, wanted: Mapping[str, Words]) -> tuple[bool, tuple[Row, ...]]:
    """Whether there is anybody, and the rows of those who fit."""
    rows = everyone(space.ask).values()
    keeps = tuple(tests(space.ask, **wanted))
    return bool(rows), tuple(one for one in rows if all(keep(one) for keep in keeps))


def tests(  # noqa: PLR0913  one for each option
    ask: Ask,
    *,
    only_group: Words,
    only_tag: Words,
    only_circle: Words,
    only_place: Words,
    only_status: Words,
    only_kind: Words,
) -> Iterator[Keeps]:
    """What a row must pass to be listed: all groups and tags, any of the rest."""
    for group in only_group:
        yield _among(ask, "group", heading(ask, group).key)
    for tag in only_tag:
        yield _among(ask, "tag", tag_key(tag))
    homes = {loose(place) for place in only_place}
    yield lambda one: not only_circle or one.circle in only_circle
    yield lambda one: not homes or _lives(one, homes)
    yield lambda one: not only_status or one.status in only_status
    yield lambda one: not only_kind or one.kind in only_kind


def _among(ask: Ask, index: str, key: str) -> Keeps:
    """Whether someone stands under a heading."""
    ids = frozenset(ids_under(ask.bucket(index, key)))
    return lambda one: one.id in ids


def _lives(one: Row, homes: set[str]) -> bool:
    """Whether someone lives in one of these: the whole place, or a part between commas."""
    parts = {loose(part) for part in one.location.split(",")}
    return loose(one.location) in homes or not homes.isdisjoint(parts)


def _cells(one: Row) -> tuple[str, ...]:
    last, due = iso(one.last_contact) or "", iso(one.next_due) or ""
    return (one.name, one.words or one.kind, last, due, one.circle, one.location, one.id)


def as_data(one: Row) -> dict[str, object]:
    """A row as JSON has it."""
    return {
        "id": one.id,
        "name": one.name,
        "kind": one.kind,
        "file": one.file,
        "status": one.status,
        "last_contact": iso(one.last_contact),
        "next_due": iso(one.next_due),
        "tags": list(one.tags),
        "groups": list(one.groups),
    }
