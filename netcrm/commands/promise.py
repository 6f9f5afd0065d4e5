"""`netcrm promise`: what you promised someone, or they you."""

import click

from netcrm.commands.choosing import Find, settled
from netcrm.commands.session import Session, everywhere, json_option
from netcrm.commands.typed import day_past, day_to_come, dry_option, one_line
from netcrm.commands.who import complete
from netcrm.commands.workspace import Workspace
from netcrm.commands.writing import Target, change_file, say_written
from netcrm.errors import UsageError
from netcrm.queries.people import face
from netcrm.text.splice import Draft, Insert

_EXAMPLE = 'netcrm promise marcus "Lend him the box set" --by friday'


@click.command(
    "promise", short_help="Note what you promised, or they did.", epilog=f"Example: {_EXAMPLE}"
)
@click.argument("words", metavar="WHO... TEXT", nargs=-1, shell_complete=complete)
@click.option("--by", metavar="DAY", default="", help="Till when: a date, friday, in 2 weeks.")
@click.option("--them", is_flag=True, help="They promised it to you.")
@click.option("--on", metavar="DAY", default="today", help="The day it was promised.")
@dry_option
@json_option
@everywhere
@click.pass_obj
def command(  # noqa: PLR0913  one for each option
    session: Session,
    /,
    *,
    words: tuple[str, ...],
    by: str,
    them: bool,
    on: str,
    dry: bool,
    as_json: bool,
) -> None:
    """Note what you promised someone, and print where it was written.

    The last word or text in quotes is TEXT (- reads it from standard input). `netcrm done` says
    that it was kept.
    """
    if len(words) < 2:  # noqa: PLR2004  someone and something
        raise UsageError("say to whom and what", _EXAMPLE)
    text = one_line(words[-1])

    def meant(space: Workspace, find: Find) -> tuple[Target, Draft]:
        ask = space.ask
        due = str(day_to_come("--by", by, ask.as_of)) if by else ""
        made = day_past("--on", on, ask.as_of)
        draft = Draft(due, "them" if them else "me", text, attributes=(("made", made),))
        file = face(ask, find(ask, words[:-1])).file
        return Target(space.root, ask.settings.kinds, file), draft

    target, draft = settled(session, meant)
    wrote = change_file(target, (Insert("promises", draft),), dry=dry)
    say_written(wrote, dry=dry, as_json=as_json, quiet=session.quiet)
