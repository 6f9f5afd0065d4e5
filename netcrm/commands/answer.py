"""`netcrm answer`: what came of an ask."""

from collections.abc import Iterator

import click

from netcrm.commands.choosing import Find, settled
from netcrm.commands.noting import one_person
from netcrm.commands.picking import again, pick
from netcrm.commands.pointing import only_file
from netcrm.commands.session import Session, everywhere, json_option
from netcrm.commands.typed import dry_option
from netcrm.commands.who import complete
from netcrm.commands.workspace import Workspace
from netcrm.commands.writing import Target, change_files, say_written
from netcrm.errors import UsageError
from netcrm.model import Contact, Event
from netcrm.text.splice import Put
from netcrm.text.words import canonical

OUTCOMES = ("yes", "no", "partly", "withdrawn", "open")
_EXAMPLE = "netcrm answer marcus yes"


@click.command("answer", short_help="Note what came of an ask.", epilog=f"Example: {_EXAMPLE}")
@click.argument("words", metavar="WHO... OUTCOME", nargs=-1, shell_complete=complete)
@click.option(
    "--ask", "which", metavar="WORDS", default="", help="Which ask: some of its words, or its day."
)
@click.option("--them", is_flag=True, help="An ask of theirs, which you answered.")
@click.option("--settled", "rests", is_flag=True, help="Put an ask of theirs to rest.")
@dry_option
@json_option
@everywhere
@click.pass_obj
def command(  # noqa: PLR0913  one for each option
    session: Session,
    /,
    *,
    words: tuple[str, ...],
    which: str,
    them: bool,
    rests: bool,
    dry: bool,
    as_json: bool,
) -> None:
    """Note what came of what you asked someone, and print where it was written.

    OUTCOME is yes, no, partly, withdrawn or open. It goes to the ask that has none yet; where there
    are several, --ask says which, or a terminal is asked. The JSON has written (false of a dry
    run), lines (file, line, text) and diff.
    """
    *who, outcome = (*words, "")[: max(len(words), 1)]
    outcome = canonical(outcome)
    if not who or outcome not in OUTCOMES:
        outcomes = f"{', '.join(OUTCOMES[:-1])} or {OUTCOMES[-1]}"
        raise UsageError(f"say who answered, and what: {outcomes}", _EXAMPLE)
    kinds = ("asked-me",) if them or rests else ("asked",)

    def meant(space: Workspace, find: Find) -> tuple[Target, Contact]:
        ask = space.ask
        person = one_person(find, ask, who, _EXAMPLE)
        target = Target(space.root, ask.settings.kinds, only_file(ask, person))
        return target, ask.contact(person)

    target, contact = settled(session, meant)
    asks = tuple(_open(contact, kinds, answered=bool(which)))
    chosen = pick(contact, asks, "ask of theirs" if them or rests else "open ask", which)

    def plan(now: Contact) -> tuple[Put, ...]:
        at = again(now, chosen).place
        put = Put("outcome", outcome, at)
        return (put, Put("settled", "yes", at)) if rests else (put,)

    wrote = change_files(target.root, target.kinds, {target.file: plan}, dry=dry)
    say_written(wrote, dry=dry, as_json=as_json, quiet=session.quiet)


def _open(contact: Contact, kinds: tuple[str, ...], *, answered: bool) -> Iterator[Event]:
    """The asks without an answer; where one is named, it may have one already."""
    for event in contact.history:
        if event.kind in kinds and (answered or event.outcome in {"", "open"}):
            yield event
