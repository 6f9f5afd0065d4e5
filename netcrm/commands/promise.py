"""`netcrm promise`: what you promised someone, or they you."""

import click

from netcrm.commands.choosing import Find
from netcrm.commands.planning import plan_line, who_and_text
from netcrm.commands.session import Session, everywhere, json_option
from netcrm.commands.typed import day_past, day_to_come, dry_option
from netcrm.commands.who import complete
from netcrm.queries.ask import Ask
from netcrm.text.splice import Draft

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
    who, text = who_and_text(words, "say to whom and what", _EXAMPLE)

    def meant(ask: Ask, find: Find) -> tuple[str, Draft]:
        due = str(day_to_come("--by", by, ask.as_of)) if by else ""
        made = day_past("--on", on, ask.as_of)
        whose = "them" if them else "me"
        return find(ask, who), Draft(due, whose, text, attributes=(("made", made),))

    plan_line(session, "promises", meant, dry=dry, as_json=as_json)
