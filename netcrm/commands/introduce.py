"""`netcrm introduce`: you brought two people together."""

import click

from netcrm.commands.choosing import Find, settled
from netcrm.commands.session import Session, everywhere, json_option
from netcrm.commands.typed import day_past, dry_option, one_line
from netcrm.commands.who import complete
from netcrm.commands.workspace import Workspace
from netcrm.commands.writing import Target, change_file, say_written
from netcrm.errors import UsageError
from netcrm.queries.people import card, face
from netcrm.text.splice import Draft, Insert, Value

_EXAMPLE = 'netcrm introduce marcus priya "Over tea; both collect lamps"'


@click.command(
    "introduce", short_help="Note that you introduced two people.", epilog=f"Example: {_EXAMPLE}"
)
@click.argument("who", metavar="WHO", shell_complete=complete)
@click.argument("other", metavar="WHO", shell_complete=complete)
@click.argument("text", required=False, default="")
@click.option("--on", metavar="DAY", default="today", help="The day you did.")
@click.option("--at", metavar="PLACE", default="", help="Where it was.")
@dry_option
@json_option
@everywhere
@click.pass_obj
def command(  # noqa: PLR0913  one for each option
    session: Session,
    /,
    *,
    who: str,
    other: str,
    text: str,
    on: str,
    at: str,
    dry: bool,
    as_json: bool,
) -> None:
    """Note that you introduced two people, and print where it was written.

    It is one line, in the file of the first; it shows on the pages of both.
    """
    said = one_line(text)

    def meant(space: Workspace, find: Find) -> tuple[Target, Draft]:
        ask = space.ask
        first, second = find(ask, who), find(ask, other)
        if first == second:
            message = f"{card(ask, first).name} cannot be introduced to themselves"
            raise UsageError(message, _EXAMPLE)
        pairs: dict[str, Value] = {"to": (second,), "at": one_line(at)}
        given = tuple((key, value) for key, value in pairs.items() if value)
        day = str(day_past("--on", on, ask.as_of))
        draft = Draft(day, "introduced", said, attributes=given)
        return Target(space.root, ask.settings.kinds, face(ask, first).file), draft

    target, draft = settled(session, meant)
    wrote = change_file(target, (Insert("history", draft),), dry=dry)
    say_written(wrote, dry=dry, as_json=as_json, quiet=session.quiet)
