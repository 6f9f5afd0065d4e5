"""`netcrm brief`: what to have in mind before you see someone."""

from collections.abc import Iterator

import click

from netcrm.commands.blocks import Block, Heading, Item, Paragraph
from netcrm.commands.page import show
from netcrm.commands.printing import out_json
from netcrm.commands.rests_on import why_option, with_lines
from netcrm.commands.session import Session, everywhere, json_option
from netcrm.commands.speech import evidence_data, iso, spoken
from netcrm.commands.who import find_all, who_argument
from netcrm.commands.workspace import Workspace, answered
from netcrm.queries.ask import Ask
from netcrm.queries.brief import brief
from netcrm.views.brief import Brief, Said


@click.command("brief", short_help="Say what to have in mind before you see someone.")
@who_argument(nargs=-1, required=True)
@why_option
@json_option
@everywhere
@click.pass_obj
def command(session: Session, /, *, who: tuple[str, ...], why: bool, as_json: bool) -> None:
    """Say what to have in mind before you see someone.

    Last time, what you heard, what they care about and need, what you promised, and whom you have
    in common. Before a dinner with several, name each: netcrm brief ana marcus.
    """
    if as_json:
        out_json(answered(session, lambda space: _data(space, who)))
    else:
        show(answered(session, lambda space: _blocks(space, who, why=why)))


def _data(space: Workspace, who: tuple[str, ...]) -> list[dict[str, object]]:
    return [as_data(space.ask, brief(space.ask, one)) for one in find_all(space.ask, who)]


def _blocks(space: Workspace, who: tuple[str, ...], *, why: bool) -> tuple[Block, ...]:
    found = (brief(space.ask, one) for one in find_all(space.ask, who))
    return tuple(block for one in found for block in blocks(space.ask, one, why=why))


def blocks(ask: Ask, found: Brief, *, why: bool = False) -> Iterator[Block]:
    """One brief as it is printed."""
    yield Heading(found.name)
    if found.lead:
        yield Paragraph(with_lines(found.lead, found.evidence, why=why))
    for section in found.sections:
        yield Heading(section.title)
        for line in section.lines:
            yield Item(line.name, with_lines(spoken(ask, line.text), line.evidence, why=why))


def as_data(ask: Ask, found: Brief) -> dict[str, object]:
    """One brief as JSON, empty sections left out."""
    return {
        "id": found.id,
        "name": found.name,
        "lead": found.lead or None,
        "evidence": [evidence_data(one) for one in found.evidence],
        "sections": [
            {
                "section": section.name,
                "items": [line_data(ask, line) for line in section.lines],
            }
            for section in found.sections
        ],
    }


def line_data(ask: Ask, line: Said) -> dict[str, object]:
    """A line of a brief, or of the mirror, as JSON has it."""
    return {
        "id": line.id or None,
        "name": line.name or None,
        "text": spoken(ask, line.text),
        "date": iso(line.date),
        "evidence": [evidence_data(one) for one in line.evidence],
    }
