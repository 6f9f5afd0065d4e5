"""`netcrm log`: a line of history, in seconds."""

from typing import NamedTuple

import click

from netcrm.commands.choosing import Find
from netcrm.commands.noting import Note, Typed, line_about, note, noting, taken_apart
from netcrm.commands.session import Session
from netcrm.commands.who import complete, find_all, fitting
from netcrm.commands.workspace import Workspace
from netcrm.errors import UnknownContactError, UsageError
from netcrm.queries.ask import Ask
from netcrm.queries.people import card
from netcrm.text.amounts import LENGTH_CURE, read_length
from netcrm.text.when import read_when
from netcrm.text.words import canonical, nearest

_EXAMPLE = 'netcrm log marcus call "He needs films"'
_GROUP = 'netcrm log wednesday-group "The last episode" --absent lee'


@click.command(
    "log",
    short_help="Note what happened with someone.",
    epilog=f"\b\nExamples:\n  {_EXAMPLE}\n  {_GROUP}",
)
@click.option("--length", default="", help="How long it took: 90m, 2h, 1h30.")
@click.option(
    "--with",
    "others",
    metavar="WHO",
    multiple=True,
    shell_complete=complete,
    help="Who was there too; of a group, who was there instead of everyone.",
)
@click.option(
    "--absent",
    metavar="WHO",
    multiple=True,
    shell_complete=complete,
    help="Who of a group was not there.",
)
@click.option("--at", default="", help="Where it was.")
@click.option("--hard", is_flag=True, help="A hard time for them: an illness, a loss, a lay-off.")
@noting("WHO... [KIND] TEXT")
def command(  # noqa: PLR0913  one for each option
    session: Session,
    /,
    *,
    words: tuple[str, ...],
    on: str,
    length: str,
    others: tuple[str, ...],
    absent: tuple[str, ...],
    at: str,
    hard: bool,
    dry: bool,
    as_json: bool,
) -> None:
    """Note what happened with someone, and print where it was written.

    The last word or text in quotes is TEXT (- reads it from standard input). Before it may stand
    a KIND of line, such as call or coffee. Without one the words decide where they leave no doubt,
    and that is said; else it is a note. Several people are one line, in the file of the first. A
    group's name notes its meeting, with everyone who belongs to it but those absent.

    The JSON has written (false of a dry run), lines (file, line, text) and diff.
    """
    if len(words) < 2:  # noqa: PLR2004  someone and something
        raise UsageError("say whom it is about and what happened", _EXAMPLE)
    said = _Said(_length(length), others, absent, at, hard)
    typed = taken_apart(words, on, (), _EXAMPLE)
    note(session, lambda space, find: _meant(space, find, typed, said), dry=dry, as_json=as_json)


class _Said(NamedTuple):
    """What the options said."""

    length: str
    others: tuple[str, ...]
    absent: tuple[str, ...]
    at: str
    hard: bool


def _meant(space: Workspace, find: Find, typed: Typed, said: _Said) -> Note:
    """The line, and where it goes."""
    ask, kinds = space.ask, space.ask.settings.kinds
    typed = taken_apart((*typed.who, typed.text), typed.on, tuple(kinds), _EXAMPLE)
    first, *rest = _people(ask, find, typed)
    group = card(ask, first).kind == "group"
    if said.absent and not group:
        raise UsageError("--absent: only a group has members", _GROUP)
    kind, told = _kind(ask, typed, said, first)
    if said.length and kinds[kind].detail != "length":
        raise UsageError(f"--length: a line of kind {kind} has no length", _EXAMPLE)
    others = [*rest, *(find(ask, other) for other in said.others)]
    if group and kind == "meeting":
        from netcrm.commands.log_group import attending  # noqa: PLC0415  groups alone take it

        absent = tuple(find(ask, other) for other in said.absent)
        others = [*attending(ask, first, tuple(others), absent)]
    elif said.absent:
        raise UsageError(f"--absent: a {kind} of a group notes no attendance", _GROUP)
    people = tuple(dict.fromkeys((first, *others)))
    typed = typed._replace(word=said.length)
    more = (("at", said.at), ("weight", "hard" if said.hard else ""))
    return line_about(space, people, typed, kind, *more)._replace(told=told)


def _people(ask: Ask, find: Find, typed: Typed) -> tuple[str, ...]:
    """All who are meant. A word that is nobody, where a kind may stand, may be a slip of one."""
    try:
        return find_all(ask, typed.who, find)
    except UnknownContactError as error:
        _check_days(ask, typed)
        kind = nearest(canonical(typed.who[-1]), tuple(ask.settings.kinds))
        if typed.word or len(typed.who) == 1 or not kind:
            raise
        message = f"'{typed.who[-1]}' is nobody, and no kind of line"
        raise UnknownContactError(message, f"did you mean {kind}?\n{error.hint}") from error


def _check_days(ask: Ask, typed: Typed) -> None:
    """Raise UsageError where one of the words is nobody, but a day that belongs to --on."""
    for word in typed.who:
        if read_when(word, ask.as_of).day is not None and not fitting(ask, word):
            hint = f"say it with --on: netcrm log {_EXAMPLE.split()[2]} TEXT --on {word}"
            raise UsageError(f"'{word}' is a day and nobody's name", hint)


def _kind(ask: Ask, typed: Typed, said: _Said, first: str) -> tuple[str, tuple[str, ...]]:
    """The kind of the line, and what is to be said where it was not named."""
    if typed.word:
        return typed.word, ()
    if card(ask, first).kind == "group":
        return "meeting", ()
    if said.hard:
        return "life", _taken("life")
    from netcrm.text.guess import guess_kind  # noqa: PLC0415  most lines say their kind

    name = card(ask, first).name
    names = (*typed.who, " ".join(typed.who), name, *name.split()[:1], first)
    kind = guess_kind(typed.text, names)
    return (kind, _taken(kind)) if kind else ("note", ())


def _taken(kind: str) -> tuple[str, ...]:
    return (f"taken as {kind}; for a plain note, say note before the text",)


def _length(said: str) -> str:
    """A length as it was said, if it is one."""
    if said and read_length(said) is None:
        raise UsageError(f"--length: {said!r} is no length", LENGTH_CURE)
    return said.strip()
