"""`netcrm slot`: whose turn it is to help, and when."""

from collections.abc import Sequence
from typing import NamedTuple

import click

from netcrm.commands.choosing import Find, settled
from netcrm.commands.pointing import only_file
from netcrm.commands.session import Session, everywhere, json_option
from netcrm.commands.typed import day_to_come, dry_option, one_line
from netcrm.commands.who import complete, loose
from netcrm.commands.workspace import Workspace
from netcrm.commands.writing import Target, change_files, say_written
from netcrm.errors import NetcrmError
from netcrm.model import Contact, Need, Slot
from netcrm.text.splice import Change, Draft, Insert, Replace, Value

_EXAMPLE = "netcrm slot marcus monday Lasagne --by me"
_RESERVED = ("me", "open")


@click.command("slot", short_help="Note whose turn it is to help.", epilog=f"Example: {_EXAMPLE}")
@click.argument("who", metavar="WHO", shell_complete=complete)
@click.argument("day", metavar="DAY")
@click.argument("text", required=False, default="")
@click.option(
    "--by", metavar="WHO", default="", shell_complete=complete, help="Who does: me, open, a name."
)
@click.option("--need", "word", metavar="WORD", default="", help="Which need: its id, or a word.")
@dry_option
@json_option
@everywhere
@click.pass_obj
def command(  # noqa: PLR0913  one for each option
    session: Session,
    /,
    *,
    who: str,
    day: str,
    text: str,
    by: str,
    word: str,
    dry: bool,
    as_json: bool,
) -> None:
    """Add a turn to what WHO needs, or take one that is open.

    With TEXT it is a new turn, open to anyone unless --by says whose. Without TEXT the turn that
    is open on DAY is taken, by you unless --by says who.
    """
    said = one_line(text)

    def meant(space: Workspace, find: Find) -> tuple[Target, _Turn]:
        ask = space.ask
        taker = by.casefold() or ("open" if said else "me")
        if taker not in _RESERVED:
            taker = find(ask, by)
        when = str(day_to_come("DAY", day, ask.as_of))
        target = Target(space.root, ask.settings.kinds, only_file(ask, find(ask, who)))
        return target, _Turn(when, taker, said, word)

    target, turn = settled(session, meant)
    wrote = change_files(target.root, target.kinds, {target.file: turn.plan}, dry=dry)
    say_written(wrote, dry=dry, as_json=as_json, quiet=session.quiet)


class _Turn(NamedTuple):
    """A turn as it was said: ``word`` tells which need, empty where there is one alone."""

    day: str
    who: str
    text: str
    word: str

    def plan(self, contact: Contact) -> Sequence[Change]:
        """What is to be changed in the file of whom it is for."""
        needs = tuple(need for need in contact.needs if need.state == "open" and self._fits(need))
        if not self.text:
            return (_taken(self, contact, needs),)
        need = _one(contact, needs)
        return (Insert("slots", Draft(self.day, self.who, self.text), within=need.place),)

    def _fits(self, need: Need) -> bool:
        word = loose(self.word)
        return not word or word == loose(need.id) or word in loose(need.text)


def _taken(turn: _Turn, contact: Contact, needs: tuple[Need, ...]) -> Change:
    """The change that gives an open turn to someone."""
    slots = [slot for need in needs for slot in need.slots]
    found = [slot for slot in slots if slot.who == "open" and str(slot.date) == turn.day]
    if not found:
        hint = f"give a text to add one: {_EXAMPLE}"
        raise NetcrmError(f"{contact.name} has no open turn on {turn.day}", hint)
    if len(found) > 1:
        hint = "say which need with --need"
        raise NetcrmError(f"{contact.name} has several open turns on {turn.day}", hint)
    return Replace(found[0].place, _given(found[0], turn))


def _given(slot: Slot, turn: _Turn) -> Draft:
    """The line of a turn with another name in it."""
    kept = ((it.name, it.values) for it in slot.attributes)
    pairs: tuple[tuple[str, Value], ...] = tuple(
        (name, values if len(values) > 1 else "".join(values)) for name, values in kept
    )
    return Draft(turn.day, turn.who, slot.text, attributes=pairs)


def _one(contact: Contact, needs: tuple[Need, ...]) -> Need:
    """The one need that is meant."""
    if not needs:
        hint = f'note one first: netcrm need {contact.id} "..."'
        raise NetcrmError(f"no such need of {contact.name} is open", hint)
    if len(needs) > 1:
        listed = (f"{need.date} {need.id} {need.text}" for need in needs)
        hint = "\n".join((*listed, "say which with --need, by its id or a word of it"))
        raise NetcrmError(f"{contact.name} has several needs", hint)
    return needs[0]
