"""`netcrm show`: one contact, with what is next and the history."""

import sys

import click

from netcrm.commands import show_card, show_data
from netcrm.commands.blocks import Block
from netcrm.commands.cut_off import say_if_cut_off
from netcrm.commands.page import show
from netcrm.commands.printing import out_json
from netcrm.commands.rests_on import why_option
from netcrm.commands.session import Session, everywhere, json_option
from netcrm.commands.who import find, who_argument
from netcrm.commands.workspace import Workspace, answered, folder_of


@click.command("show", short_help="Show someone: who, what is next, what was.")
@who_argument(nargs=-1, required=True)
@click.option("--all", "everything", is_flag=True, help="Show all of a long history.")
@why_option
@json_option
@everywhere
@click.pass_obj
def command(
    session: Session, /, *, who: tuple[str, ...], everything: bool, why: bool, as_json: bool
) -> None:
    """Show someone: who they are, what is next, and what was, newest first.

    WHO is an id, a name, another name of theirs, or the beginning of one, in any case and without
    its accents: netcrm show ana, netcrm show Ana Pires.
    """
    fold = sys.stdout.isatty() and not everything
    if as_json:
        out_json(
            answered(session, lambda space: show_data.as_data(space.ask, find(space.ask, who)))
        )
    else:
        show(answered(session, lambda space: _card(space, who, fold=fold, why=why)))
    say_if_cut_off(folder_of(session))


def _card(space: Workspace, who: tuple[str, ...], *, fold: bool, why: bool) -> tuple[Block, ...]:
    identity = find(space.ask, who)
    return tuple(show_card.blocks(space.root, space.ask, identity, fold=fold, why=why))
