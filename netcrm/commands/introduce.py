"""`netcrm introduce`: you brought two people together."""

import click

from netcrm.commands.choosing import Find
from netcrm.commands.planning import given, plan_line
from netcrm.commands.session import Session, everywhere, json_option
from netcrm.commands.typed import day_past, dry_option, one_line
from netcrm.commands.who import complete
from netcrm.errors import UsageError
from netcrm.queries.ask import Ask
from netcrm.queries.people import card
from netcrm.text.splice import Draft

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

    def meant(ask: Ask, find: Find) -> tuple[str, Draft]:
        first, second = find(ask, who), find(ask, other)
        if first == second:
            message = f"{card(ask, first).name} cannot be introduced to themselves"
            raise UsageError(message, _EXAMPLE)
        pairs = given({"to": (second,), "at": one_line(at)})
        day = str(day_past("--on", on, ask.as_of))
        return first, Draft(day, "introduced", said, attributes=pairs)

    plan_line(session, "history", meant, dry=dry, as_json=as_json)
