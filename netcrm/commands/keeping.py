"""What `commit`, `watch` and `serve` share: a commit in words, now or after a quiet spell."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from pathlib import Path
from threading import Lock, Timer
from typing import NamedTuple

import click

from netcrm.commands.cut_off import say_if_cut_off
from netcrm.commands.telling import tell
from netcrm.commands.workspace import settings_of
from netcrm.edit import FOLDER, mended
from netcrm.errors import NetcrmError
from netcrm.history import changed_since, check_ready, open_repository, record
from netcrm.model import Kind
from netcrm.views.telling.phrase import message

_MINUTES = 10.0
commit_option = click.option(
    "--commit",
    "minutes",
    is_flag=False,
    flag_value=_MINUTES,
    type=click.FloatRange(min=0, max=24 * 60),
    metavar="[MINUTES]",
    help="Commit what changed once nothing has for so many minutes (10), and at the end.",
)


class Commit(NamedTuple):
    """A commit: its name (empty where none was made), its message and its files."""

    name: str
    message: str
    files: tuple[str, ...]


def commit_now(root: Path, kinds: Mapping[str, Kind], *, dry: bool = False) -> Commit:
    """Commit what changed, and say it in words; with ``dry``, only say it.

    Nobody writes meanwhile, and what was cut off is taken back first, so that no half of a change
    is kept. Raises HistoryError, and WriteError where it cannot be taken back.
    """
    repository = open_repository(root)
    if dry:
        say_if_cut_off(root)
    else:
        check_ready(repository)
    with nullcontext(root / FOLDER) if dry else mended(root) as folder:
        changed = changed_since(repository, repository.head, folder, keep=not dry)
    files = tuple(one.file for one in changed)
    said = message(tell(changed, kinds).sentences) if changed else ""
    name = record(repository, changed, said) if changed and not dry else ""
    return Commit(name, said, files)


@contextmanager
def keeping(
    root: Path, minutes: float | None, say: Callable[[str], None]
) -> Iterator[Callable[[], None]]:
    """Gives what to call at every change, so that the history keeps itself; at the end it is done.

    Without ``minutes``, nothing is kept.
    """
    if minutes is None:
        yield lambda: None
        return
    keeper = Keeper(root, minutes, say)
    try:
        yield keeper.changed
    finally:
        keeper.end()


class Keeper:
    """Commits once nothing has changed for a while. Its methods may be called from any thread."""

    def __init__(self, root: Path, minutes: float, say: Callable[[str], None]) -> None:
        """Keep the history of ``root``; ``say`` takes a line about each commit, or why not."""
        self._root = root
        self._seconds = minutes * 60
        self._say = say
        self._turn = Lock()
        self._busy = Lock()
        self._timer: Timer | None = None
        self._refused = ""

    def changed(self) -> None:
        """Wait anew: something has changed."""
        with self._turn:
            self._stop()
            self._timer = Timer(self._seconds, self._commit)
            self._timer.daemon = True
            self._timer.start()

    def end(self) -> None:
        """Wait no longer: what has changed and is not committed yet is committed now."""
        with self._turn:
            waiting = self._stop()
        if waiting:
            self._commit()

    def _stop(self) -> bool:
        """Stop waiting, and whether it was waited."""
        waiting = self._timer is not None and not self._timer.finished.is_set()
        if self._timer is not None:
            self._timer.cancel()
        self._timer = None
        return waiting

    def _commit(self) -> None:
        """Commit; what does not go is said once, and the files are saved all the same."""
        with self._busy:
            self._try()

    def _try(self) -> None:
        try:
            done = commit_now(self._root, settings_of(self._root).settings.kinds)
        except (NetcrmError, OSError) as error:
            said = getattr(error, "message", str(error))
            if said != self._refused:
                self._say(f"saved, but not committed: {said}")
            self._refused = said
            return
        self._refused = ""
        if done.name:
            self._say(f"committed: {done.message.partition(chr(10))[0]}")
