"""What commands that note a line of history share: whom it is about, its day, and writing it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import click

from netcrm.commands.choosing import Find, settled
from netcrm.commands.pointing import only_file
from netcrm.commands.printing import err
from netcrm.commands.session import Session, everywhere, json_option
from netcrm.commands.typed import dry_option, one_line
from netcrm.commands.who import complete, find_all
from netcrm.commands.workspace import Workspace
from netcrm.commands.writing import Plan, change_files, say_written
from netcrm.errors import UsageError
from netcrm.model import Contact, Kind, PartialDate
from netcrm.queries.ask import Ask
from netcrm.queries.people import card
from netcrm.text.contact import read_contact
from netcrm.text.soon import read_soon
from netcrm.text.splice import Draft, Insert, Value
from netcrm.text.when import read_when
from netcrm.text.words import canonical
from netcrm.views.ahead import ahead
from netcrm.views.words import names

Command = Callable[..., None]


class Note(NamedTuple):
    """A line to be written into a file: what is told of it is said beside the answer."""

    root: Path
    kinds: Mapping[str, Kind]
    file: str
    draft: Draft
    today: date
    told: tuple[str, ...] = ()


class Typed(NamedTuple):
    """What was typed: whom it is about, the text, the day; the word between if there was one."""

    who: tuple[str, ...]
    text: str
    on: str
    word: str = ""


def taken_apart(words: Sequence[str], on: str, known: Sequence[str], example: str) -> Typed:
    """The words of a command as WHO... [WORD] TEXT, where WORD is one of those known.

    ``-`` as TEXT is what standard input holds. Raises UsageError where something is missing.
    """
    if len(words) < 2:  # noqa: PLR2004  someone and something
        raise UsageError("say whom it is about and what happened", example)
    *who, said = words
    word = {canonical(name): name for name in known}.get(canonical(who[-1]), "")
    if word and len(who) == 1:
        raise UsageError(f"say whom '{word}' is about", example)
    text = one_line(said)
    if not text:
        raise UsageError("there is nothing to write down", example)
    return Typed(tuple(who[:-1] if word else who), text, on, word)


def day_said(said: str, today: date, option: str = "--on") -> PartialDate:
    """The day of an option. Raises UsageError where it is none."""
    found = read_when(said, today)
    if found.day is None and read_soon(said, today).day is not None:
        hint = "note it once it has been; `netcrm promise` writes what is to come"
        raise UsageError(f"{option}: {said!r} is a day to come", hint)
    if found.day is None:
        raise UsageError(f"{option}: {found.message}", found.hint)
    return found.day


def line_about(
    space: Workspace, people: Sequence[str], typed: Typed, kind: str, *more: tuple[str, Value]
) -> Note:
    """A line of this kind in the file of the first of these ids, the others ``with`` them.

    Attributes of ``more`` that are empty are left out.
    """
    ask = space.ask
    first, *rest = people
    pairs = (("with", tuple(rest)), *more)
    given = tuple((name, value) for name, value in pairs if value)
    draft = Draft(str(day_said(typed.on, ask.as_of)), kind, typed.text, typed.word, given)
    return Note(space.root, ask.settings.kinds, only_file(ask, first), draft, ask.as_of)


def one_person(find: Find, ask: Ask, who: Sequence[str], example: str) -> str:
    """The one whom a line is about that has no place for others. Raises UsageError."""
    people = find_all(ask, who, find)
    if len(people) > 1:
        said = names([card(ask, one).name for one in people])
        raise UsageError(f"that is about {said}: say it of one after the other", example)
    return people[0]


def note(
    session: Session,
    question: Callable[[Workspace, Find], Note],
    more: Callable[[Contact], tuple[tuple[str, Value], ...]] = lambda _: (),
    *,
    dry: bool,
    as_json: bool,
) -> None:
    """Write the line that a question makes of what was typed, and say so.

    ``more`` are attributes that follow from the file itself as it is when it is written.
    """
    found = settled(session, question)

    def plan(contact: Contact) -> tuple[Insert]:
        attributes = (*found.draft.attributes, *more(contact))
        return (Insert("history", found.draft._replace(attributes=attributes)),)

    plans: dict[str, Plan] = {found.file: plan}
    wrote = change_files(found.root, found.kinds, plans, dry=dry)
    say_written(wrote, dry=dry, as_json=as_json, quiet=session.quiet)
    if not session.quiet:
        for sentence in found.told:
            err(sentence)
    alone = f"---\nname: x\nhistory:\n  - {found.draft.key}:\n---\n"
    for problem in ahead(read_contact(found.file, alone.encode()), found.today.__ge__):
        err(f"{problem.message}: {problem.hint}")


on_option = click.option(
    "--on",
    metavar="DAY",
    default="today",
    help="The day: a date, yesterday, last friday, 3 days ago.",
)


def noting(metavar: str) -> Callable[[Command], Command]:
    """The argument and the options that commands have which note a line."""
    words = click.argument("words", metavar=metavar, nargs=-1, shell_complete=complete)

    def decorate(function: Command) -> Command:
        for option in (click.pass_obj, everywhere, json_option, dry_option, on_option, words):
            function = option(function)
        return function

    return decorate
