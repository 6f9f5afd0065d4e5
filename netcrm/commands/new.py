"""`netcrm new`: a file for someone you met."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

import click

from netcrm.commands.new_fields import Many, read_fields
from netcrm.commands.printing import err, out
from netcrm.commands.session import Session, everywhere, json_option
from netcrm.commands.typed import dry_option
from netcrm.commands.who import complete, loose, loosely
from netcrm.commands.workspace import Workspace, answered
from netcrm.commands.writing import Line, Wrote, difference, say_written
from netcrm.edit import create_contact
from netcrm.errors import UsageError
from netcrm.model import CIRCLES, CONTACT_KINDS
from netcrm.queries.ask import Ask
from netcrm.queries.people import face
from netcrm.store import CONTACTS
from netcrm.text.contact import read_contact
from netcrm.text.fresh import new_contact
from netcrm.text.slug import slug
from netcrm.text.words import fold
from netcrm.views.ahead import ahead

Decorator = Callable[[Callable[..., None]], Callable[..., None]]


def _one(name: str, text: str) -> Decorator:
    return click.option(f"--{name}", default="", help=text)


def _many(name: str, field: str, text: str) -> Decorator:
    return click.option(f"--{name}", field, multiple=True, help=f"{text}; may be given twice.")


@click.command("new", short_help="Make a file for someone you met.")
@click.argument("name", nargs=-1, required=True)
@click.option("--kind", type=click.Choice(CONTACT_KINDS), default="person", help="What it is.")
@_one("met", "The day you met: YYYY-MM-DD, YYYY-MM, YYYY, today or yesterday.")
@_one("met-at", "Where you met.")
@click.option(
    "--via",
    metavar="WHO",
    multiple=True,
    shell_complete=complete,
    help="Who introduced you; may be given twice.",
)
@_one("work", "What they do.")
@_one("since", "Since when they do it: a year or a day.")
@_one("place", "Where they live.")
@_one("organisation", "Where they work: an id or a name.")
@_many("group", "groups", "A group they belong to: an id or a name")
@_many("tag", "tags", "A tag")
@click.option("--circle", type=click.Choice(CIRCLES), help="How often you want to be in touch.")
@_one("household", "With whom they live: an id, or a name for the house.")
@_many("aka", "aka", "Another name of theirs")
@_one("birthday", "Their birthday: YYYY-MM-DD or MM-DD.")
@_many("email", "email", "An e-mail address")
@_many("phone", "phone", "A telephone number")
@dry_option
@json_option
@everywhere
@click.pass_obj
def command(
    session: Session, /, *, name: Many, dry: bool, as_json: bool, **given: str | Many | None
) -> None:
    """Make a file for someone you met, and print its path.

    Nothing is written over: another person of the same name gets a file of their own. The JSON has
    written (false of a dry run), lines (file, line, text) and diff.
    """
    said = " ".join(" ".join(name).split())
    if not said:
        raise UsageError("a new contact needs a name", 'netcrm new "Ana Pires"')
    found = answered(session, lambda space: _found(space, said, given))
    ids = _ids(said, found.taken)
    made = f"{CONTACTS}/{next(ids)}.md" if dry else create_contact(found.root, ids, found.text)
    if dry or as_json:
        first = Line(made, 2, found.text.split("\n")[1])
        wrote = Wrote((first,), difference(made, None, found.text.encode()))
        say_written(wrote, dry=dry, as_json=as_json, quiet=session.quiet)
    else:
        out(made)
    if not session.quiet:
        for file in found.namesakes:
            err(f"{file} is about someone of the same name")
        for problem in ahead(read_contact(made, found.text.encode()), found.today.__ge__):
            err(f"{problem.message}: {problem.hint}")


class _Found(NamedTuple):
    """What the workspace says to a new contact: its text, which ids are taken, and by whom."""

    root: Path
    text: str
    taken: set[str]
    namesakes: tuple[str, ...]
    today: date


def _found(space: Workspace, name: str, given: Mapping[str, str | Many | None]) -> _Found:
    ask = space.ask
    text = new_contact((("name", name), *read_fields(ask, given)))
    taken = {fold(identity) for identity in ask.ids()}
    namesakes = tuple(face(ask, identity).file for identity in _namesakes(ask, name))
    return _Found(space.root, text, taken, namesakes, ask.as_of)


def _ids(name: str, taken: set[str]) -> Iterator[str]:
    """The ids to try, one after the other: what was not read may take one too."""
    while True:
        found = slug(name, taken)
        yield found
        taken.add(fold(found))


def _namesakes(ask: Ask, name: str) -> tuple[str, ...]:
    """The ids of those of the same name, loosely."""
    wanted = loose(name)
    alike = (key for key, plain in loosely(ask, "name") if plain == wanted)
    return tuple(sorted((i for key in alike for i in ask.bucket("name", key)), key=fold))
