"""`netcrm heard`: something to remember, and to pick up next time."""

import click

from netcrm.commands.choosing import Find, settled
from netcrm.commands.noting import (
    Note,
    day_said,
    line_about,
    note,
    noting,
    one_person,
    taken_apart,
)
from netcrm.commands.picking import again, pick
from netcrm.commands.pointing import only_file
from netcrm.commands.session import Session
from netcrm.commands.who import find_all, fitting
from netcrm.commands.workspace import Workspace
from netcrm.commands.writing import Target, change_files, say_written
from netcrm.errors import UsageError
from netcrm.model import Contact, PartialDate
from netcrm.queries.ask import Ask
from netcrm.text.splice import Put

_EXAMPLE = 'netcrm heard marcus "His daughter has her exam in June"'
_DONE = "netcrm heard --done marcus exam"


@click.command(
    "heard",
    short_help="Note something to pick up next time.",
    epilog=f"\b\nExamples:\n  {_EXAMPLE}\n  {_DONE}",
)
@click.option("--done", is_flag=True, help="You picked it up: close the line that has TEXT in it.")
@noting("WHO... TEXT")
def command(
    session: Session,
    /,
    *,
    words: tuple[str, ...],
    on: str,
    done: bool,
    dry: bool,
    as_json: bool,
) -> None:
    """Note something to remember about someone, and print where it was written.

    The last word or text in quotes is TEXT (- reads it from standard input). With --done, TEXT is
    some words of a line that is still open, or its day, and may be left out where there is only
    one. The JSON has written (false of a dry run), lines (file, line, text) and diff.
    """
    if done:
        _close(session, words, on, dry=dry, as_json=as_json)
        return
    typed = taken_apart(words, on, (), _EXAMPLE)

    def meant(space: Workspace, find: Find) -> Note:
        return line_about(
            space, (one_person(find, space.ask, typed.who, _EXAMPLE),), typed, "heard"
        )

    note(session, meant, dry=dry, as_json=as_json)


def _close(session: Session, words: tuple[str, ...], on: str, *, dry: bool, as_json: bool) -> None:
    """Say of a line that what was heard has been picked up."""
    if not words:
        raise UsageError("say whom it is about", _DONE)

    def meant(space: Workspace, find: Find) -> tuple[Target, Contact, str, PartialDate]:
        ask = space.ask
        person, which = _parted(ask, find, words)
        target = Target(space.root, ask.settings.kinds, only_file(ask, person))
        return target, ask.contact(person), which, day_said(on, ask.as_of)

    target, contact, which, day = settled(session, meant)
    still = [line for line in contact.history if line.kind == "heard" and not line.closed]
    chosen = pick(contact, still, "line of something heard that is open", which)

    def plan(now: Contact) -> tuple[Put]:
        return (Put("done", day, again(now, chosen).place),)

    wrote = change_files(target.root, target.kinds, {target.file: plan}, dry=dry)
    say_written(wrote, dry=dry, as_json=as_json, quiet=session.quiet)


def _parted(ask: Ask, find: Find, words: tuple[str, ...]) -> tuple[str, str]:
    """Who it is, by as many of the words as mean someone, and the rest as words of the line."""
    for end in range(len(words), 0, -1):
        if fitting(ask, " ".join(words[:end])):
            return find(ask, " ".join(words[:end])), " ".join(words[end:])
    return find_all(ask, words, find)[0], ""
