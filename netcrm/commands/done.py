"""`netcrm done`: a promise kept, a turn taken, a need that is over."""

from collections.abc import Iterator
from typing import NamedTuple

import click

from netcrm.commands.choosing import Find, choose, settled
from netcrm.commands.pointing import only_file
from netcrm.commands.session import Session, everywhere, json_option
from netcrm.commands.typed import day_past, dry_option, one_line
from netcrm.commands.who import complete, fitting, loose
from netcrm.commands.workspace import Workspace
from netcrm.commands.writing import Line, Target, change_files, say_written
from netcrm.errors import NetcrmError, UsageError
from netcrm.model import Contact, PartialDate, Place
from netcrm.queries.ask import Ask
from netcrm.queries.people import Card, card, resolve_text
from netcrm.text.splice import Change, Put
from netcrm.views.words import capital

_EXAMPLE = 'netcrm done marcus "box set"'


@click.command("done", short_help="Say that a promise was kept.", epilog=f"Example: {_EXAMPLE}")
@click.argument("words", metavar="WHO... [TEXT]", nargs=-1, shell_complete=complete)
@click.option("--on", metavar="DAY", default="today", help="The day it was done.")
@click.option("--dropped", is_flag=True, help="It came to nothing: the promise is let go.")
@dry_option
@json_option
@everywhere
@click.pass_obj
def command(
    session: Session,
    /,
    *,
    words: tuple[str, ...],
    on: str,
    dropped: bool,
    dry: bool,
    as_json: bool,
) -> None:
    """Say that a promise was kept, by you or by them, a turn taken, or a need met.

    TEXT is part of what it says, where there are several. Promises and turns come first; a need
    is meant where it is named, or nothing else is open.
    """
    if not words:
        raise UsageError("say whose", _EXAMPLE)
    target, open_, whose, day = settled(session, lambda space, find: _meant(space, find, words, on))
    open_ = tuple(one for one in open_ if one.what == "promise") if dropped else open_
    picked = _pick(open_, whose)
    told: list[Line] = []

    def plan(contact: Contact) -> tuple[Change, ...]:
        place = _place(contact, picked)
        told.append(Line(target.file, place.line, contact.line(place.line).strip()))
        return (Put("dropped" if dropped else "done", day, of=place),)

    wrote = change_files(target.root, target.kinds, {target.file: plan}, dry=dry)
    wrote = wrote._replace(lines=(*told, *wrote.lines))
    say_written(wrote, dry=dry, as_json=as_json, quiet=session.quiet)


class Open(NamedTuple):
    """Something that is not done yet: a ``promise``, ``turn`` or ``need``, and its line's text."""

    what: str
    day: str
    who: str
    text: str

    @property
    def line(self) -> str:
        """As it is offered to choose from."""
        return f"{self.what}: {' '.join(part for part in self[1:] if part)}"


def _place(contact: Contact, wanted: Open) -> Place:
    """Where it stands by the time it is changed."""
    for found, place in _all_open(contact):
        if found == wanted:
            return place
    hint = "nothing was written; look at it, then say it again"
    raise NetcrmError(f"{contact.file} was changed by something else meanwhile", hint)


def _all_open(contact: Contact) -> Iterator[tuple[Open, Place]]:
    """What is open in a file: promises, turns that somebody took, needs; and where it stands."""
    for promise in contact.promises:
        if not promise.closed:
            day = str(promise.due or "")
            yield Open("promise", day, promise.who, promise.text), promise.place
    for need in contact.needs:
        if need.state == "open":
            for slot in need.slots:
                if not slot.closed and slot.who != "open":
                    who = slot.ref.target if slot.ref else slot.who
                    yield Open("turn", str(slot.date), who, slot.text), slot.place
            yield Open("need", str(need.date), need.id, need.text), need.place


def _meant(
    space: Workspace, find: Find, words: tuple[str, ...], on: str
) -> tuple[Target, tuple[Open, ...], Card, PartialDate]:
    """Whose file, what in it may be meant, who they are, and the day."""
    ask = space.ask
    who, text = _parts(ask, find, words)
    found = tuple(one for one, _ in _all_open(ask.contact(who)))
    if text:
        found = tuple(one for one in found if _fits(text, one))
    elif any(one.what != "need" for one in found):
        found = tuple(one for one in found if one.what != "need")
    target = Target(space.root, ask.settings.kinds, only_file(ask, who))
    return target, found, card(ask, who), day_past("--on", on, ask.as_of)


def _parts(ask: Ask, find: Find, words: tuple[str, ...]) -> tuple[str, str]:
    """Whom it is about and the text: all words are a name where they are one.

    Where those before the last are exactly somebody's, no likeness is looked for: that takes long.
    """
    everything, rest = " ".join(words), " ".join(words[:-1])
    if len(words) == 1 or resolve_text(ask, everything).id is not None:
        return find(ask, words), ""
    if resolve_text(ask, rest).id is None and fitting(ask, everything):
        return find(ask, words), ""
    return find(ask, words[:-1]), one_line(words[-1])


def _fits(text: str, one: Open) -> bool:
    """Whether each word of the text is among those of a line, or begins one of them."""
    said = loose(f"{one.day} {one.who} {one.text}").split()
    return all(any(word.startswith(part) for word in said) for part in loose(text).split())


def _pick(found: tuple[Open, ...], whose: Card) -> Open:
    """The one that is meant. Raises NetcrmError where there is none, or several."""
    if not found:
        hint = "`netcrm show` says what is open"
        raise NetcrmError(f"nothing like that is open with {whose.name}", hint)
    if len(found) == 1:
        return found[0]
    lines = [one.line for one in found]
    picked = choose(f"{capital(whose.name)} has several:", lines)
    if picked is None:
        hint = "\n".join((*lines, f"say which, by a word of it: netcrm done {whose.id} WORD"))
        raise NetcrmError(f"several things are open with {whose.name}", hint)
    return found[picked]
