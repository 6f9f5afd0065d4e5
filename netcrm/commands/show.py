"""`netcrm show`: one contact, with what is next and the history."""

import sys

import click

from netcrm.commands import show_card, show_data
from netcrm.commands.page import show
from netcrm.commands.printing import out_json
from netcrm.commands.session import Session, everywhere, json_option
from netcrm.commands.who import find, who_argument
from netcrm.commands.workspace import open_workspace


@click.command("show", short_help="Show someone: who, what is next, what was.")
@who_argument(nargs=-1, required=True)
@click.option("--all", "everything", is_flag=True, help="Show all of a long history.")
@json_option
@everywhere
@click.pass_obj
def command(session: Session, /, *, who: tuple[str, ...], everything: bool, as_json: bool) -> None:
    """Show someone: who they are, what is next, and what was, newest first.

    WHO is an id, a name, another name of theirs, or the beginning of one, in any case and without
    its accents: netcrm show ana, netcrm show Ana Pires.
    """
    space = open_workspace(session)
    ask = space.ask
    identity = find(ask, who)
    if as_json:
        out_json(show_data.as_data(ask, identity))
    else:
        fold = sys.stdout.isatty() and not everything
        show(show_card.blocks(space.root, ask, identity, fold=fold))
