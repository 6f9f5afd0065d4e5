"""What `watch` and `serve` share: which files of a workspace to watch, and its site."""

import gc
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import NoReturn

from netcrm.commands.lookout import Lookout
from netcrm.commands.session import Session
from netcrm.model import MY_FILE
from netcrm.serve.watched import Watch, Watched
from netcrm.settings_file import SETTINGS_FILE
from netcrm.store import CONTACTS
from netcrm.store.names import is_contact_name, is_hidden
from netcrm.website.live import Live
from netcrm.website.open_pages import NONE, OpenPages
from netcrm.website.overrides import OVERRIDES

_FOLDERS = (
    Watched("", whole=False),
    Watched(CONTACTS, whole=True),
    Watched(OVERRIDES, whole=False),
)
_ENDINGS = (".html", ".css")


def live_of(
    session: Session,
    root: Path,
    out: Path,
    apart: Callable[[], None] | None = None,
    open_pages: OpenPages = NONE,
) -> Live:
    """The site in ``out``, to be kept up to date with the workspace in ``root``.

    ``apart`` and ``open_pages`` are as :class:`netcrm.website.live.Live` takes them.
    """
    # Commands that soon end do not look for cycles (netcrm.cli); this one goes on.
    gc.enable()
    return Live(root, out, Lookout(session, root), apart, open_pages)


def watch_of(
    session: Session, root: Path, live: Live, say: Callable[[str], None], *, poll: bool
) -> Watch:
    """What :func:`netcrm.serve.changes.changes_of` takes to watch a workspace for its site.

    ``say`` takes what the user should know of the watching itself, a line at a time.
    """
    return Watch(str(root), _FOLDERS, live.look, matters, session.clock, say, poll)


def end(number: int, _: FrameType | None) -> NoReturn:
    """End on a signal as the shell expects of a program that was told to, all put in order."""
    raise SystemExit(128 + number)


def matters(path: str) -> bool:
    """Whether a path below a workspace may be one that pages are made from.

    Paths of folders end with a slash. What has no ending may be a link to a folder.
    """
    folder, _, name = path.rpartition("/") if path[-1:] != "/" else (path[:-1], "/", "")
    top, _, below = folder.partition("/")
    if any(is_hidden(part) for part in folder.split("/") if part):
        return False
    if not folder:
        return name in {SETTINGS_FILE, MY_FILE, CONTACTS, OVERRIDES}
    if top == OVERRIDES:
        return not below and (not name or name.endswith(_ENDINGS))
    if top != CONTACTS:
        return False
    return not name or is_contact_name(name) or ("." not in name and not is_hidden(name))
