"""A watcher in a thread of its own, which tests wait for and never time."""

import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path
from queue import Empty, Queue
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Self

from netcrm.commands.living import live_of, watch_of
from netcrm.commands.session import Session
from netcrm.commands.workspace import inputs_of
from netcrm.serve.changes import changes_of
from netcrm.serve.rebuilt import Rebuilt
from netcrm.serve.watched import PACE, Pace, Watch
from netcrm.website.anew import build_anew
from netcrm.website.overrides import read_overrides

TODAY = date(2026, 3, 18)
LONG = 60.0
"""Seconds after which a test gives up; none is ever waited for when all is well."""
PEOPLE = ("ana", "bo", "cleo", "marker")


def begin(root: Path) -> Path:
    """Make a small workspace."""
    (root / "contacts" / "work").mkdir(parents=True)
    (root / "netcrm.toml").write_text('title = "Mine"\n')
    for name in PEOPLE:
        write(root / "contacts" / f"{name}.md", "first")
    return root


def text(name: str, note: str) -> str:
    """Return the text of a contact."""
    return (
        f"---\nname: {name.title()}\nhistory:\n  - 2026-03-01 call: Hello\n---\n\nNote: {note}.\n"
    )


def write(path: Path, note: str) -> None:
    """Write a contact in place."""
    path.write_text(text(path.stem, note))


class Watching:
    """The site of a workspace while it is watched. Each update is waited for, in order."""

    def __init__(
        self,
        root: Path,
        *,
        pace: Pace = PACE,
        poll: bool = False,
        clock: Callable[[], date] = lambda: TODAY,
        change: Callable[[Watch], None] = lambda _: None,
    ) -> None:
        self.root = root
        self.out = root / "build"
        self.session = Session(clock)
        self.said: Queue[str] = Queue()
        self.live = live_of(self.session, root, self.out)
        self.watch = watch_of(self.session, root, self.live, self.said.put, poll=poll)
        self.watch.pace = pace
        change(self.watch)
        self._done: Queue[Rebuilt | BaseException] = Queue()
        self._thread = threading.Thread(target=self._run)
        self._marks = 0
        self._threads = threading.active_count()

    def _run(self) -> None:
        try:
            for _ in changes_of(self.watch):
                self._done.put(self.live.update())
        except BaseException as error:  # noqa: BLE001  the test raises it again
            self._done.put(error)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.watch.box.stop()
        self._thread.join(LONG)
        assert not self._thread.is_alive()
        assert threading.active_count() <= self._threads, "something was left running"

    def next(self, seconds: float = LONG) -> Rebuilt:
        """Wait for the next update."""
        done = self._done.get(timeout=seconds)
        if isinstance(done, BaseException):
            raise done
        return done

    def quiet(self) -> None:
        """See that nothing was left to do: what comes next is what is done now."""
        marker = self.root / "contacts" / "marker.md"
        self._marks += 1
        write(marker, f"mark {self._marks}")
        assert self.next().changed == ("contacts/marker.md",)
        self.right()

    def right(self) -> None:
        """See that the site is, byte for byte, the one made anew."""
        assert tree(self.out) == clean(self.session, self.root)

    def becomes_right(self) -> int:
        """Wait until the site is the one made anew; return after how many updates."""
        for number in range(1000):
            if self.out.is_dir() and tree(self.out) == clean(self.session, self.root):
                return number
            try:
                self.next()
            except Empty:
                self.right()
                raise
        raise AssertionError("it is updated for ever")


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a site."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def clean(session: Session, root: Path) -> dict[str, bytes]:
    """Build the site anew, in a folder of its own."""
    inputs, _ = inputs_of(session, root)
    with TemporaryDirectory() as folder:
        build_anew(Path(folder) / "build", inputs, read_overrides(root)[0])
        return tree(Path(folder) / "build")
