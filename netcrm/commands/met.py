"""`netcrm met`: someone new, and how you met, in one go."""

from collections.abc import Sequence
from functools import partial

import click

from netcrm.commands.choosing import Find, settled
from netcrm.commands.met_people import Asked, People, people
from netcrm.commands.met_questions import questions
from netcrm.commands.noting import on_option
from netcrm.commands.printing import err
from netcrm.commands.session import Session, everywhere, json_option
from netcrm.commands.typed import dry_option
from netcrm.commands.who import complete
from netcrm.commands.workspace import Workspace
from netcrm.commands.writing import Wrote, change_files, say_written
from netcrm.edit import TRIES, make_room
from netcrm.errors import ExistsError, UsageError

_EXAMPLE = 'netcrm met "Dana Reyes" --at "Priya\'s party" --via priya --work "Paints boats"'
_SEVERAL = 'netcrm met "Dana Reyes" "Bo Lind" --at "Priya\'s party"'


@click.command(
    "met",
    short_help="Make a file for someone you just met.",
    epilog=f"\b\nExamples:\n  {_EXAMPLE}\n  {_SEVERAL}",
)
@click.argument("names", metavar="NAME...", nargs=-1)
@click.option("--at", default="", help="Where you met.")
@click.option(
    "--via", metavar="WHO", multiple=True, shell_complete=complete, help="Who introduced you."
)
@click.option("--work", default="", help="What they do.")
@click.option("--since", default="", help="Since when they do it: a year or a day.")
@click.option("--place", default="", help="Where they live.")
@click.option("--note", default="", help="What there is to say of how you met.")
@click.option("--heard", default="", help="Something to pick up next time.")
@click.option("--new", "another", is_flag=True, help="Somebody else of a name that is there.")
@on_option
@dry_option
@json_option
@everywhere
@click.pass_obj
def command(  # noqa: PLR0913  one for each option
    session: Session,
    /,
    *,
    names: tuple[str, ...],
    at: str,
    via: tuple[str, ...],
    work: str,
    since: str,
    place: str,
    note: str,
    heard: str,
    another: bool,
    on: str,
    dry: bool,
    as_json: bool,
) -> None:
    """Make a file for someone you just met, with its first line, and print where that stands.

    On a terminal and without options you are asked what one asks at a party; an empty answer skips
    a question. Several names, in quotes or with commas between, are one event. Someone who has a
    file, and whom you had not met, keeps it. The JSON has written (false of a dry run), lines
    (file, line, text) and diff.
    """
    found = _names(names)
    flat = (" ".join(text.split()) for text in (at, work, since, place, note, heard))
    at, work, since, place, note, heard = flat
    asked = Asked(found, on, via, another, at, work, since, place, note, heard)
    if len(found) > 1 and (asked.work or asked.since or asked.place or asked.heard):
        raise UsageError("that is said of one at a time: work, since, place, heard", _EXAMPLE)
    if not via and not any(asked.about):
        asked = questions(asked)
    told, wrote = _write(session, asked, dry=dry)
    say_written(wrote, dry=dry, as_json=as_json, quiet=session.quiet)
    if not session.quiet:
        for sentence in told:
            err(sentence)


def _write(session: Session, asked: Asked, *, dry: bool) -> tuple[tuple[str, ...], Wrote]:
    """Write all of it; a name that something unread has taken is left to it."""
    taken: tuple[str, ...] = ()
    for _ in range(TRIES):
        plan = settled(session, partial(_plan, asked=asked, taken=taken))
        if not dry:
            make_room(plan.root)
        try:
            return plan.told, change_files(plan.root, plan.kinds, plan.plans, plan.fresh, dry=dry)
        except ExistsError:
            taken = (*taken, *plan.ids)
    raise ExistsError("every name for the new file is taken", "move some of contacts/ elsewhere")


def _plan(space: Workspace, find: Find, asked: Asked, taken: tuple[str, ...]) -> People:
    return people(space, find, asked, taken)


def _names(words: Sequence[str]) -> tuple[str, ...]:
    """The names: each argument one where any has a space in it, else all words of one name.

    Commas part names in any case.
    """
    texts = words if any(" " in word.strip() for word in words) else (" ".join(words),)
    names = (" ".join(name.split()) for text in texts for name in text.split(","))
    found = tuple(dict.fromkeys(name for name in names if name))
    if not found:
        raise UsageError("say whom you met", _EXAMPLE)
    return found
