"""`netcrm sheet`: a need on one page, and as a calendar, to hand round."""

from pathlib import Path

import click

from netcrm.commands.blocks import Paragraph
from netcrm.commands.page import show
from netcrm.commands.session import Session, everywhere
from netcrm.commands.who import find
from netcrm.commands.workspace import Workspace, answered
from netcrm.errors import UsageError
from netcrm.queries.ask import Ask
from netcrm.queries.handout import Handout, handout, is_private
from netcrm.queries.needs import NeedRow, all_needs, needs_of
from netcrm.text.slug import slug
from netcrm.text.words import fold


@click.command("sheet", short_help="Put a need on one sheet to hand round.")
@click.argument("need", metavar="NEED")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    metavar="DIR",
    help="The folder for the page and the calendar; it is made if it is missing.",
)
@everywhere
@click.pass_obj
def command(session: Session, /, *, need: str, out: Path) -> None:
    """Put a need on one sheet to hand round: its turns and notes and nothing else.

    NEED is the need's id, somebody with one open need, or both: netcrm sheet ana#hip-dinners. Two
    files are written, a page that stands alone and a calendar (.ics).
    """
    from netcrm.website.handing import put_files, sheet_files  # noqa: PLC0415  it brings Jinja

    name, sheet = answered(session, lambda space: _sheet(space, need))
    written = put_files(out, sheet_files(sheet, name))
    if not session.quiet:
        show(Paragraph(str(path)) for path in written)


def _sheet(space: Workspace, text: str) -> tuple[str, Handout]:
    """The name of the files, and what is on them."""
    row = need_of(space.ask, text)
    if is_private(space.ask, row):
        raise UsageError(
            f"“{row.need.text}” is private, so it is not put on a sheet",
            "take `private` out of the need and out of the file to hand it round",
        )
    return slug(row.need.id or f"{row.owner.name} {row.need.text}"), handout(space.ask, row)


def need_of(ask: Ask, text: str) -> NeedRow:
    """The need that is meant. Raises UsageError, which lists those it might be."""
    who, mark, key = text.rpartition("#")
    if mark:
        owned = needs_of(ask, find(ask, who))
        found = [row for row in owned if fold(row.need.id) == fold(key)]
    else:
        found = [row for row in all_needs(ask) if row.need.id and fold(row.need.id) == fold(text)]
        owned = ()
    if not found and not mark:
        owned = needs_of(ask, find(ask, text))
        found = [row for row in owned if row.need.state == "open"]
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(f"'{text}' fits several needs", _listed(tuple(found)))
    hint = _listed(owned) if owned else "a need is a line in somebody's `needs`"
    raise UsageError(f"there is no open need '{text}'", hint)


def _listed(rows: tuple[NeedRow, ...]) -> str:
    """Each need as it can be named: by its id, where it has one."""
    return "\n".join(
        f"{row.owner.id}#{row.need.id}: {row.need.text}"
        if row.need.id
        else f"{row.need.text} (give it an id: {row.need.place.file}:{row.need.place.line})"
        for row in rows
    )
