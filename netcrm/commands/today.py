"""`netcrm today`: the morning, each line with its reason."""

from collections.abc import Iterator
from typing import NamedTuple

import click

from netcrm.commands import today_measure
from netcrm.commands.blocks import Block, Heading, Item, Paragraph
from netcrm.commands.page import show
from netcrm.commands.printing import err, out_json
from netcrm.commands.rests_on import why_option, with_lines
from netcrm.commands.session import Session, everywhere, json_option
from netcrm.commands.speech import NOBODY_YET, evidence_data, iso, spoken, weekday
from netcrm.commands.workspace import Workspace, answered
from netcrm.queries.ask import Ask
from netcrm.queries.files import has_faults
from netcrm.queries.morning import morning
from netcrm.views.morning.items import Item as Line
from netcrm.views.morning.items import Morning

NOTHING = "Nothing asks for you today."


@click.command("today", short_help="Say what there is to do today, and why.")
@click.option("--all", "everything", is_flag=True, help="Show the folded lines too.")
@why_option
@json_option
@everywhere
@click.pass_obj
def command(session: Session, *, everything: bool, why: bool, as_json: bool) -> None:
    """Say what there is to do today, and why.

    A few lines stand in front; the rest is folded until you ask for it.
    """
    said = answered(session, lambda space: _said(space, everything, why, as_json))
    if as_json:
        out_json(said.data)
        return
    show(said.blocks)
    if not session.quiet and said.faults:
        err("\nSome files could not be read as they were meant: netcrm check")


class _Said(NamedTuple):
    """The morning, as it is printed in one way or the other, and whether there are faults."""

    data: dict[str, object]
    blocks: tuple[Block, ...]
    faults: bool


def _said(space: Workspace, everything: bool, why: bool, as_json: bool) -> _Said:  # noqa: FBT001  options
    if as_json:
        return _Said(as_data(space.ask, morning(space.ask)), (), faults=False)
    found = morning(space.ask, None if everything else max(space.ask.settings.front, 0))
    return _Said(
        {}, tuple(blocks(space, found, everything=everything, why=why)), has_faults(space.ask)
    )


def blocks(
    space: Workspace, found: Morning, *, everything: bool, why: bool = False
) -> Iterator[Block]:
    """The morning as it is printed."""
    pinned = space.pinned
    yield Heading(weekday(found.as_of), f"(set by {pinned.source})" if pinned else "")
    if found.greeting:
        yield Paragraph(found.greeting)
    shown = 0
    sections = found.every if everything else found.sections
    for section in sections:
        items = [item for item in section.items if everything or item.front]
        shown += len(items)
        if items:
            yield Heading(section.title)
        for item in items:
            text = spoken(space.ask, item.text)
            yield Item(item.name, with_lines(text, item.evidence, why=why))
    folded = sum(len(section.items) + section.more for section in sections) - shown
    if folded:
        enough = "That is enough for today" if shown else "Nothing is pressing"
        yield Heading("", f"{enough}; {folded} more: netcrm today --all")
    elif not shown:
        yield Paragraph(NOTHING if space.ask.ids() else NOBODY_YET)
    if not found.welcome_back:
        yield from today_measure.blocks(space.ask, everything=everything)


def as_data(ask: Ask, found: Morning) -> dict[str, object]:
    """The morning as JSON: every section, every item, folded or not."""
    sections = [
        {"section": section.name, "items": [_item(ask, item) for item in section.items]}
        for section in found.every
    ]
    measure = today_measure.as_data(ask)
    return {"as_of": iso(found.as_of), "season": found.season, "sections": sections, **measure}


def _item(ask: Ask, item: Line) -> dict[str, object]:
    return {
        "id": item.id,
        "name": item.name,
        "text": spoken(ask, item.text),
        "date": iso(item.date),
        "status": item.status,
        "front": item.front,
        "evidence": [evidence_data(one) for one in item.evidence],
    }
