"""`netcrm asked`: what you asked of someone, or they of you."""

import click

from netcrm.commands.choosing import Find
from netcrm.commands.noting import Note, line_about, note, noting, one_person, taken_apart
from netcrm.commands.session import Session
from netcrm.commands.workspace import Workspace
from netcrm.model import SIZES

_EXAMPLE = 'netcrm asked marcus introduction "Could he introduce me to the guild?"'


@click.command(
    "asked", short_help="Note what you asked for, or they did.", epilog=f"Example: {_EXAMPLE}"
)
@click.option("--them", is_flag=True, help="They asked it of you.")
@noting("WHO... [SIZE] TEXT")
def command(
    session: Session,
    /,
    *,
    words: tuple[str, ...],
    on: str,
    them: bool,
    dry: bool,
    as_json: bool,
) -> None:
    """Note what you asked of someone, and print where it was written.

    The last word or text in quotes is TEXT (- reads it from standard input). Before it may stand
    how large it is: advice, favour (if nothing is said), introduction, referral or money.
    `netcrm answer` says what came of it. The JSON has written (false of a dry run), lines (file,
    line, text) and diff.
    """
    typed = taken_apart(words, on, SIZES, _EXAMPLE)
    kind = "asked-me" if them else "asked"

    def meant(space: Workspace, find: Find) -> Note:
        return line_about(space, (one_person(find, space.ask, typed.who, _EXAMPLE),), typed, kind)

    note(session, meant, dry=dry, as_json=as_json)
