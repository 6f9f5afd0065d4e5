"""`netcrm told`: that you told someone how it turned out."""

import click

from netcrm.commands.choosing import Find
from netcrm.commands.noting import Note, day_said, line_about, note, noting, one_person, taken_apart
from netcrm.commands.session import Session
from netcrm.commands.workspace import Workspace
from netcrm.model import Contact
from netcrm.text.splice import Value

_EXAMPLE = 'netcrm told marcus "The guild said yes"'
_ANSWERED = ("yes", "partly")


@click.command(
    "told", short_help="Note that you told them how it went.", epilog=f"Example: {_EXAMPLE}"
)
@click.option("--for", "what", metavar="DAY", default="", help="The day of the ask it is about.")
@noting("WHO... TEXT")
def command(
    session: Session,
    /,
    *,
    words: tuple[str, ...],
    on: str,
    what: str,
    dry: bool,
    as_json: bool,
) -> None:
    """Note that you told someone how it turned out, and print where it was written.

    The last word or text in quotes is TEXT (- reads it from standard input). Where just one ask of
    yours was answered and they have not heard, the line says that it is for that one. The JSON has
    written (false of a dry run), lines (file, line, text) and diff.
    """
    typed = taken_apart(words, on, (), _EXAMPLE)

    def meant(space: Workspace, find: Find) -> Note:
        person = one_person(find, space.ask, typed.who, _EXAMPLE)
        day = day_said(what, space.ask.as_of, "--for") if what else ""
        return line_about(space, (person,), typed, "told", ("for", day))

    note(session, meant, (lambda _: ()) if what else _waiting, dry=dry, as_json=as_json)


def _waiting(contact: Contact) -> tuple[tuple[str, Value], ...]:
    """The day of the one ask that was answered and not told of since, as an attribute."""
    told = [event for event in contact.history if event.kind == "told"]
    named = {event.for_ for event in told}
    days = [
        event.date
        for event in contact.history
        if event.kind == "asked" and event.outcome in _ANSWERED
        if str(event.date) not in named
        and not any(line.date.first >= event.date.first and not line.for_ for line in told)
    ]
    return (("for", days[0]),) if len(days) == 1 else ()
