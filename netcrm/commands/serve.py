"""`netcrm serve`: the site in a browser, up to date for as long as this runs."""

import sys
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from threading import Thread

import click

from netcrm.commands.apart import Apart
from netcrm.commands.ending import end_by_signals
from netcrm.commands.faults import faults_of
from netcrm.commands.keeping import commit_option, keeping
from netcrm.commands.living import live_of, watch_of
from netcrm.commands.opening import opened
from netcrm.commands.printing import out
from netcrm.commands.says import Says
from netcrm.commands.session import Session, everywhere
from netcrm.commands.workspace import folder_of, settings_of
from netcrm.errors import StoppedError
from netcrm.serve.app import Shown, application
from netcrm.serve.changes import changes_of
from netcrm.serve.door import Door, new_token
from netcrm.serve.rebuilt import Rebuilt
from netcrm.serve.server import Server, listen
from netcrm.serve.told import Told
from netcrm.serve.watched import Watch
from netcrm.website.live import Live
from netcrm.website.open_pages import OpenPages
from netcrm.website.publish import read_manifest

PORT = 8425
_TURN = 0.001
"""Seconds that an update may go on while an answer waits for its turn: one of them has several."""
_LAST_WORDS = 0.3
"""Seconds that an update on its way is waited for at the end. It may be cut short at any time."""


@click.command("serve", short_help="Show the site in a browser and keep it up to date.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=PORT,
    show_default=True,
    metavar="N",
    help="Answer on this port; 0 takes one that is free.",
)
@click.option("--open", "opens", is_flag=True, help="Open the site in your browser.")
@click.option("--no-token", is_flag=True, help="Let in every user of this machine.")
@click.option("--poll", is_flag=True, help="Look for changes instead of being told of them.")
@commit_option
@everywhere
@click.pass_obj
def command(
    session: Session,
    /,
    *,
    port: int,
    opens: bool,
    no_token: bool,
    poll: bool,
    minutes: float | None,
) -> None:
    """Show the site on this machine, and every change a moment after you save it.

    Open the address that is printed first. It holds a token, so that nobody else on this machine
    can read along; it is another one each time. Nothing outside this machine can reach the site.
    Ctrl+C ends it. With --commit the history keeps itself, as by `netcrm commit`.
    """
    end_by_signals()
    sys.setswitchinterval(_TURN)
    root = folder_of(session)
    target = root / "build"
    found, sockets = listen(port)
    door = Door(found, "" if no_token else new_token())
    out(door.address)
    told, apart = Told(), Apart(session, root)
    live = live_of(session, root, target, apart, OpenPages(told.open_pages, told.tell_soon))
    shown = Shown(target, lambda: live.names() or read_manifest(target), told)
    server = Server(application(shown, door), told.close)
    says = Says(root, quiet=session.quiet)
    watch = watch_of(session, root, live, says.line, poll=poll)
    with keeping(root, minutes, says.line) as keep:
        tells = (_teller(root, told), says.rebuilt, lambda _: keep())
        thread = Thread(target=_keep, args=(watch, live, tells, server.stop))
        thread.daemon = True  # an update may take longer than anybody wants to wait at the end
        thread.start()
        try:
            with opened(door.address) if opens else nullcontext():
                server.answer(sockets)
            # Ctrl+C does not come by here.
            message = "the site is not brought up to date any more"
            raise StoppedError(message, "start netcrm serve anew")
        finally:
            watch.box.stop()
            apart.end()
            thread.join(_LAST_WORDS)


def _keep(
    watch: Watch, live: Live, tells: tuple[Callable[[Rebuilt], None], ...], stop: Callable[[], None]
) -> None:
    """Bring the site up to date whenever something changes, for as long as the server answers."""
    try:
        for _ in changes_of(watch):
            done = live.update()
            for tell in tells:
                tell(done)
    finally:
        live.close()
        stop()  # nobody should read on what is never going to change


def _teller(root: Path, told: Told) -> Callable[[Rebuilt], None]:
    """A function that tells open pages of an update."""

    def tell(done: Rebuilt) -> None:
        faults, more = faults_of(done.problems, root, settings_of(root).settings.editor)
        told.tell((*done.written, *done.removed), faults, more)

    return tell
