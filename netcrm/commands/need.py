"""`netcrm need`: something a person needs, with who helps when."""

import click

from netcrm.commands.choosing import Find
from netcrm.commands.planning import given, plan_line, who_and_text
from netcrm.commands.session import Session, everywhere, json_option
from netcrm.commands.typed import day_past, day_to_come, dry_option, one_line
from netcrm.commands.who import complete
from netcrm.queries.ask import Ask
from netcrm.text.splice import Draft

_EXAMPLE = 'netcrm need marcus "Dinners while he recovers" --until "31 march" --id dinners'


@click.command("need", short_help="Note what someone needs.", epilog=f"Example: {_EXAMPLE}")
@click.argument("words", metavar="WHO... TEXT", nargs=-1, shell_complete=complete)
@click.option("--until", metavar="DAY", default="", help="How long: a date, friday, in 2 weeks.")
@click.option("--id", "name", metavar="WORD", default="", help="A short name for it.")
@click.option("--notes", metavar="TEXT", default="", help="What else is to be known.")
@click.option("--private", is_flag=True, help="Not for other eyes.")
@click.option("--on", metavar="DAY", default="today", help="Since when it is so.")
@dry_option
@json_option
@everywhere
@click.pass_obj
def command(  # noqa: PLR0913  one for each option
    session: Session,
    /,
    *,
    words: tuple[str, ...],
    until: str,
    name: str,
    notes: str,
    private: bool,
    on: str,
    dry: bool,
    as_json: bool,
) -> None:
    """Note what someone needs, and print where it was written.

    The last word or text in quotes is TEXT (- reads it from standard input). `netcrm slot` says
    who helps when, and `netcrm done` that it is over.
    """
    who, text = who_and_text(words, "say who needs what", _EXAMPLE)

    def meant(ask: Ask, find: Find) -> tuple[str, Draft]:
        more = {
            "id": one_line(name),
            "until": day_to_come("--until", until, ask.as_of) if until else "",
            "private": "yes" if private else "",
            "notes": one_line(notes),
        }
        since = str(day_past("--on", on, ask.as_of))
        return find(ask, who), Draft(since, "open", text, attributes=given(more))

    plan_line(session, "needs", meant, dry=dry, as_json=as_json)
