"""`netcrm snooze`: nothing about someone before a day."""

import click

from netcrm.commands.choosing import Find, settled
from netcrm.commands.pointing import only_file
from netcrm.commands.session import Session, everywhere, json_option
from netcrm.commands.typed import day_to_come, dry_option
from netcrm.commands.who import complete
from netcrm.commands.workspace import Workspace
from netcrm.commands.writing import Target, change_file, say_written
from netcrm.errors import NetcrmError, UsageError
from netcrm.queries.ask import Ask
from netcrm.text.splice import Change, Drop, Put

_EXAMPLE = 'netcrm snooze marcus "in 2 weeks"'


@click.command(
    "snooze", short_help="Hear nothing about someone till a day.", epilog=f"Example: {_EXAMPLE}"
)
@click.argument("words", metavar="WHO... DATE", nargs=-1, shell_complete=complete)
@dry_option
@json_option
@everywhere
@click.pass_obj
def command(session: Session, /, *, words: tuple[str, ...], dry: bool, as_json: bool) -> None:
    """Say nothing about someone before DATE, promises aside.

    DATE is a day, friday, tomorrow, or in quotes "in 2 weeks"; off ends it at once.
    """
    if len(words) < 2:  # noqa: PLR2004  someone and a day
        raise UsageError("say who, and till when", _EXAMPLE)

    def meant(space: Workspace, find: Find) -> tuple[Target, Change]:
        ask = space.ask
        who = find(ask, words[:-1])
        target = Target(space.root, ask.settings.kinds, only_file(ask, who))
        if words[-1].casefold() == "off":
            return target, _off(ask, who)
        day = day_to_come("DATE", words[-1], ask.as_of)
        if day.first <= ask.as_of:
            raise UsageError(f"DATE: {day} is not after today", f"{_EXAMPLE}; off ends it at once")
        return target, Put("snooze", day)

    target, change = settled(session, meant)
    wrote = change_file(target, (change,), dry=dry)
    say_written(wrote, dry=dry, as_json=as_json, quiet=session.quiet)


def _off(ask: Ask, who: str) -> Drop:
    """The end of a pause. Raises NetcrmError where there is none."""
    contact = ask.contact(who)
    if contact.field("snooze") is None:
        hint = "`netcrm show` says when they come up; nothing was written"
        raise NetcrmError(f"{contact.name} is not snoozed", hint)
    return Drop("snooze")
