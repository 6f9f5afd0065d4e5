"""`netcrm watch`: the site, made again whenever a file is saved."""

from contextlib import closing

import click

from netcrm.commands.apart import Apart
from netcrm.commands.build import OUT
from netcrm.commands.ending import end_by_signals
from netcrm.commands.keeping import commit_option, keeping
from netcrm.commands.living import live_of, watch_of
from netcrm.commands.says import Says
from netcrm.commands.session import Session, everywhere
from netcrm.commands.workspace import folder_of
from netcrm.serve.changes import changes_of


@click.command("watch", short_help="Make the site again whenever you save.")
@click.option("--poll", is_flag=True, help="Look again and again instead of waiting to be told.")
@commit_option
@everywhere
@click.pass_obj
def command(session: Session, /, *, poll: bool, minutes: float | None) -> None:
    """Make the site in build/, and again whenever a file is saved, until Ctrl+C.

    Mistakes in files are shown and the rest goes on. Where the disk does not tell of changes,
    netcrm looks for them, and says so. With --commit the history keeps itself, as by
    `netcrm commit`: netcrm watch --commit 5
    """
    end_by_signals()
    root = folder_of(session)
    live = live_of(session, root, root / OUT, Apart(session, root))
    says = Says(root, quiet=session.quiet)
    with keeping(root, minutes, says.line) as keep, closing(live):
        for _ in changes_of(watch_of(session, root, live, says.line, poll=poll)):
            says.rebuilt(live.update())
            keep()
