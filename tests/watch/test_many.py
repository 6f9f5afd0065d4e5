"""The watcher alone, with a folder and a function that knows nothing of contacts.

NETCRM_STORM says how many files come at once (2,000 where it is not set; 20,000 in `.ci/run`); a
quarter of that changes in a checkout. The queue of the system is what it is set to
(fs.inotify.max_queued_events); one of 64 is played by a mailbox that loses words.
"""

import os
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

import pytest

from netcrm.serve.changes import changes_of
from netcrm.serve.mailbox import Mailbox
from netcrm.serve.watched import PACE, Watch, Watched

STORM = int(os.environ.get("NETCRM_STORM", "2000"))
BUILDS = 5
"""How many there are at most."""
LONG = 60.0

Files = dict[str, int]


@dataclass
class Kept:
    """What the watched folder holds, as far as the watcher has led to."""

    root: Path
    files: Files = field(default_factory=dict)
    seen: Files = field(default_factory=dict)
    updates: int = 0
    changed: threading.Condition = field(default_factory=threading.Condition)

    def look(self, hints: frozenset[str] | None) -> tuple[str, ...]:
        """Look at the files that are named, or at all."""
        if hints is None:
            self.seen = dict(walked(str(self.root), ""))
        else:
            now = {name: time for name in hints if (time := changed(self.root / name))}
            others = {name: time for name, time in self.files.items() if name not in hints}
            self.seen = {**others, **now}
        return tuple(sorted(dict(self.seen.items() ^ self.files.items())))

    def update(self) -> None:
        with self.changed:
            self.files = self.seen
            self.updates += 1
            self.changed.notify_all()

    def becomes_right(self) -> int:
        """Wait until everything is known; return after how many updates."""
        with self.changed:
            before = self.updates
            assert self.changed.wait_for(
                lambda: self.files == dict(walked(str(self.root), "")), LONG
            )
            return self.updates - before


def changed(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except FileNotFoundError:
        return 0


def walked(folder: str, above: str) -> Iterator[tuple[str, int]]:
    try:
        entries = list(os.scandir(folder))
    except FileNotFoundError:
        return
    for entry in entries:
        if entry.is_dir():
            yield from walked(entry.path, f"{above}{entry.name}/")
        elif time := changed(Path(entry.path)):
            yield f"{above}{entry.name}", time


@contextmanager
def watching(root: Path, box: Mailbox) -> Iterator[Kept]:
    kept = Kept(root)
    watch = Watch(
        str(root), (Watched("", whole=True),), kept.look, lambda _: True, int, lambda _: None
    )
    watch.box = box

    def run() -> None:
        for _ in changes_of(watch):
            kept.update()

    thread = threading.Thread(target=run)
    thread.start()
    try:
        kept.becomes_right()
        yield kept
    finally:
        box.stop()
        thread.join(LONG)


class Lossy(Mailbox):
    """A mailbox behind a queue of 64 that runs over: nine of ten words are lost."""

    words = 0

    def came(self, path: str) -> None:
        self.words += 1
        if self.words % 640 < 64:
            super().came(path)

    changes = settled = went = came


@pytest.mark.parametrize("box", [Mailbox, Lossy])
def test_a_storm_is_few_updates(tmp_path: Path, box: type[Mailbox]) -> None:
    with watching(tmp_path, box()) as kept:
        began, before = monotonic(), kept.updates
        for number in range(STORM):
            path = tmp_path / f"{number % 7}" / f"{number}"
            path.parent.mkdir(exist_ok=True)
            path.write_text("storm")
        kept.becomes_right()
        few(kept.updates - before, began, box)
        began, before = monotonic(), kept.updates
        for number in range(0, STORM, 4):
            (tmp_path / f"{number % 7}" / f"{number}").unlink()
        kept.becomes_right()
        few(kept.updates - before, began, box)


def few(updates: int, began: float, box: type[Mailbox]) -> None:
    """See that there were few, unless so many words were lost that it seemed quiet at times.

    A machine on which it all takes long may have one more in every so often.
    """
    more = int((monotonic() - began) / PACE.crowds)
    assert updates <= BUILDS + more or box is Lossy


@pytest.mark.parametrize("box", [Mailbox, Lossy])
def test_a_checkout_and_back_is_few_updates(tmp_path: Path, box: type[Mailbox]) -> None:
    root = tmp_path / "root"
    root.mkdir()
    rest = {"GIT_DIR": str(tmp_path / "git"), "GIT_WORK_TREE": str(root)}

    def git(*words: str) -> None:
        name = ("-c", "user.name=N", "-c", "user.email=n@example.org", "-c", "gc.auto=0")
        command = ["git", *name, *words]
        subprocess.run(command, check=True, capture_output=True, env={**os.environ, **rest})

    git("init", "-b", "one")
    for branch in ("one", "two"):
        git("checkout", "-B", branch)
        for number in range(STORM // 4):
            path = root / f"{number % 7}" / f"{number}"
            path.parent.mkdir(exist_ok=True)
            path.write_text(branch)
        git("add", ".")
        git("commit", "-m", branch)
    with watching(root, box()) as kept:
        for branch in ("one", "two"):
            began, before = monotonic(), kept.updates
            git("checkout", branch)
            kept.becomes_right()
            few(kept.updates - before, began, box)
