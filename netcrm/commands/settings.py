"""`netcrm settings`: every setting, its value, what it is for and where it comes from."""

from collections.abc import Iterator

import click

from netcrm.commands.blocks import Block, Heading, Item, Paragraph
from netcrm.commands.page import show
from netcrm.commands.printing import out_json
from netcrm.commands.problem_text import problem_text
from netcrm.commands.session import Session, everywhere, json_option
from netcrm.commands.workspace import Workspace, answered
from netcrm.settings_file import SETTINGS_FILE, Row, added_kinds, rows, toml_value


@click.command("settings", short_help="List every setting and where it comes from.")
@json_option
@everywhere
@click.pass_obj
def command(session: Session, *, as_json: bool) -> None:
    """List every setting with its value, what it is for, and where the value comes from."""
    if as_json:
        out_json(answered(session, lambda space: [as_data(space, row) for row in _rows(space)]))
    else:
        show(answered(session, lambda space: tuple(_blocks(space))))


def _rows(space: Workspace) -> tuple[Row, ...]:
    """Every setting as it holds here; the day is the one everything is reckoned from."""
    today = space.ask.as_of
    return tuple(
        row._replace(value=today) if row.path == "today" else row
        for row in rows(space.ask.settings)
    )


def _blocks(space: Workspace) -> Iterator[Block]:
    yield Heading("Settings", "of netcrm.toml; [D] is our choice, [S] comes from a source")
    for row in _rows(space):
        yield Item(row.path, f"{toml_value(row.value)}  ({_source(space, row)})\n{row.doc}")
    kinds = added_kinds(space.ask.settings)
    if kinds:
        yield Heading("Added kinds of history line")
    for kind in kinds:
        contact = "counts as contact" if kind.contact else "is no contact"
        yield Item(kind.name, f"{kind.words}: {contact}, {kind.minutes} minutes")
    wrong = [problem for problem in space.ask.problems if problem.file == SETTINGS_FILE]
    if wrong:
        yield Heading("To mend")
    yield from (Paragraph(problem_text(problem)) for problem in wrong)


def _source(space: Workspace, row: Row) -> str:
    """Where a value comes from: ``netcrm.toml:3``, ``--today``, the clock, or the default."""
    if row.path in space.origins:
        return str(space.origins[row.path])
    return "the clock" if row.path == "today" else "default"


def as_data(space: Workspace, row: Row) -> dict[str, object]:
    """A setting as JSON has it."""
    value = row.value if isinstance(row.value, int | float | str | tuple) else str(row.value)
    return {
        "name": row.path,
        "value": list(value) if isinstance(value, tuple) else value,
        "default": _plain_default(row.path),
        "type": row.type,
        "doc": row.doc,
        "source": _source(space, row),
    }


def _plain_default(path: str) -> object:
    default = next(row.value for row in rows() if row.path == path)
    return list(default) if isinstance(default, tuple) else default
