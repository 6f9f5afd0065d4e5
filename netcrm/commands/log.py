"""`netcrm log`: a line of history, in seconds."""

import sys
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

import click

from netcrm.commands.printing import err
from netcrm.commands.session import Session, everywhere, json_option
from netcrm.commands.who import complete, find
from netcrm.commands.workspace import Workspace, answered
from netcrm.commands.writing import Target, change_file, say_written
from netcrm.errors import UnknownContactError, UsageError
from netcrm.model import Kind
from netcrm.queries.ask import Ask
from netcrm.queries.people import face
from netcrm.text.amounts import LENGTH_CURE, read_length
from netcrm.text.contact import read_contact
from netcrm.text.splice import Draft, Insert, Value
from netcrm.text.when import read_when
from netcrm.text.words import canonical
from netcrm.views.ahead import ahead

_EXAMPLE = 'netcrm log marcus call "He needs films"'


@click.command("log", short_help="Note what happened with someone.")
@click.argument("words", metavar="WHO... [KIND] TEXT", nargs=-1, shell_complete=complete)
@click.option("--on", default="today", help="The day: a date, yesterday, last friday, 3 days ago.")
@click.option("--length", default="", help="How long it took: 90m, 2h, 1h30.")
@click.option("--with", "others", metavar="WHO", multiple=True, help="Who was there too.")
@click.option("--at", default="", help="Where it was.")
@click.option("--hard", is_flag=True, help="A hard time for them: an illness, a loss, a lay-off.")
@click.option("--dry-run", "dry", is_flag=True, help="Show the change and write nothing.")
@json_option
@everywhere
@click.pass_obj
def command(  # noqa: PLR0913  one for each option
    session: Session,
    /,
    *,
    words: tuple[str, ...],
    on: str,
    length: str,
    others: tuple[str, ...],
    at: str,
    hard: bool,
    dry: bool,
    as_json: bool,
) -> None:
    """Note what happened with someone, and print where it was written.

    The last word or text in quotes is TEXT (- reads it from standard input). Before it may stand
    a KIND of line, such as call or coffee; without one it is a note. Several people are one line,
    in the file of the first.
    """
    more: dict[str, Value] = {"at": at, "weight": "hard" if hard else ""}
    said = _Said(words, on, _length(length), others, more)
    target, draft, today = answered(session, lambda space: _meant(space, said))
    wrote = change_file(target, (Insert("history", draft),), dry=dry)
    say_written(wrote, dry=dry, as_json=as_json, quiet=session.quiet)
    alone = f"---\nname: x\nhistory:\n  - {draft.key}:\n---\n"
    for problem in ahead(read_contact(target.file, alone.encode()), today.__ge__):
        err(f"{problem.message}: {problem.hint}")


class _Said(NamedTuple):
    """What was typed; ``more`` are attributes, empty where nothing was said."""

    words: tuple[str, ...]
    on: str
    length: str
    others: tuple[str, ...]
    more: dict[str, Value]


def _meant(space: Workspace, said: _Said) -> tuple[Target, Draft, date]:
    """Where the line goes and what it is, on which day."""
    ask, kinds = space.ask, space.ask.settings.kinds
    who, kind, text = _parts(said.words, kinds)
    if said.length and kinds[kind].detail != "length":
        raise UsageError(f"--length: a line of kind {kind} has no length", _EXAMPLE)
    first, *rest = (*_people(ask, who), *(find(ask, other) for other in said.others))
    present = tuple(dict.fromkeys(other for other in rest if other != first))
    pairs = {"with": present, **said.more}.items()
    given = tuple((name, value) for name, value in pairs if value)
    draft = Draft(_day(said.on, ask.as_of), kind, text, said.length, given)
    return Target(space.root, kinds, face(ask, first).file), draft, ask.as_of


def _parts(
    words: tuple[str, ...], kinds: Mapping[str, Kind]
) -> tuple[tuple[str, ...], str, str]:  # fmt: skip
    """Whom it is about, the kind of line, and its text on one line."""
    if len(words) < 2:  # noqa: PLR2004  someone and something
        raise UsageError("say whom it is about and what happened", _EXAMPLE)
    *who, said = words
    text = " ".join((sys.stdin.read() if said == "-" else said).split())
    kind = {canonical(name): name for name in kinds}.get(canonical(who[-1]))
    if kind is None:
        return tuple(who), "note", text
    if len(who) == 1:
        raise UsageError(f"say whom the {kind} was with", _EXAMPLE)
    return tuple(who[:-1]), kind, text


def _people(ask: Ask, words: Sequence[str]) -> tuple[str, ...]:
    """The one person whom all words name together, or else one for each."""
    try:
        return (find(ask, words),)
    except UnknownContactError:
        if len(words) == 1:
            raise
    return tuple(dict.fromkeys(find(ask, word) for word in words))


def _day(said: str, today: date) -> str:
    found = read_when(said, today)
    if found.day is None:
        raise UsageError(f"--on: {found.message}", found.hint)
    return str(found.day)


def _length(said: str) -> str:
    """A length as it was said, if it is one."""
    if said and read_length(said) is None:
        raise UsageError(f"--length: {said!r} is no length", LENGTH_CURE)
    return said.strip()
