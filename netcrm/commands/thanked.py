"""`netcrm thanked`: the thanks that you gave."""

import click

from netcrm.commands.choosing import Find
from netcrm.commands.noting import Note, line_about, note, noting, one_person, taken_apart
from netcrm.commands.session import Session
from netcrm.commands.workspace import Workspace
from netcrm.text.when import read_when

_EXAMPLE = 'netcrm thanked marcus "For the letter to the guild"'


@click.command("thanked", short_help="Note that you thanked.", epilog=f"Example: {_EXAMPLE}")
@click.option(
    "--for",
    "what",
    metavar="WHAT",
    default="",
    help="The day of an ask, the id of a need of theirs, or person#need.",
)
@noting("WHO... TEXT")
def command(
    session: Session,
    /,
    *,
    words: tuple[str, ...],
    on: str,
    what: str,
    dry: bool,
    as_json: bool,
) -> None:
    """Note that you thanked someone, and print where it was written.

    The last word or text in quotes is TEXT (- reads it from standard input). The JSON has written
    (false of a dry run), lines (file, line, text) and diff.
    """
    typed = taken_apart(words, on, (), _EXAMPLE)

    def meant(space: Workspace, find: Find) -> Note:
        person = one_person(find, space.ask, typed.who, _EXAMPLE)
        about = read_when(what, space.ask.as_of).day or what.strip()
        return line_about(space, (person,), typed, "thanked", ("for", about))

    note(session, meant, dry=dry, as_json=as_json)
