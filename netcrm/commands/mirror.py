"""`netcrm mirror`: everything that is said about someone, as they would read it."""

from collections.abc import Iterator

import click

from netcrm.commands.blocks import Block, Heading, Item, Paragraph
from netcrm.commands.brief import line_data
from netcrm.commands.page import show
from netcrm.commands.printing import out_json
from netcrm.commands.session import Session, everywhere, json_option
from netcrm.commands.speech import iso, spoken
from netcrm.commands.who import find, who_argument
from netcrm.commands.workspace import Workspace, answered
from netcrm.queries.mirror import MirrorSection, mirror
from netcrm.queries.people import card

READ = "Read it as if you were {}. What you would not say to them, change in your own words."


@click.command("mirror", short_help="Show all that is said about someone, as they would read it.")
@who_argument(nargs=-1, required=True)
@json_option
@everywhere
@click.pass_obj
def command(session: Session, /, *, who: tuple[str, ...], as_json: bool) -> None:
    """Show all that is said about someone, as they would read it.

    First what netcrm concludes, then what you wrote down: every sentence with the lines behind it.
    """
    if as_json:
        out_json(answered(session, lambda space: _data(space, who)))
    else:
        show(answered(session, lambda space: tuple(_blocks(space, who))))


def _data(space: Workspace, who: tuple[str, ...]) -> dict[str, object]:
    identity = find(space.ask, who)
    return {
        "id": identity,
        "name": card(space.ask, identity).name,
        "sections": [
            {"section": one.name, "items": [line_data(space.ask, line) for line in one.lines]}
            for one in mirror(space.ask, identity)
        ],
    }


def _blocks(space: Workspace, who: tuple[str, ...]) -> Iterator[Block]:
    identity = find(space.ask, who)
    name = card(space.ask, identity).name
    yield Heading(name)
    yield Paragraph(READ.format(name))
    for section in mirror(space.ask, identity):
        yield Heading(section.title)
        yield from _items(space, section)


def _items(space: Workspace, section: MirrorSection) -> Iterator[Item]:
    for line in section.lines:
        stands = f"{line.evidence[0].file}:{line.evidence[0].line}"
        dated = iso(line.date) or ""
        yield Item(dated, f"{spoken(space.ask, line.text)}\n  {stands}")
