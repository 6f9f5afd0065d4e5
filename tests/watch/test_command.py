"""`netcrm watch` as a process: what it prints, and how it ends."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import IO

import pytest

from tests.watch.watching import LONG, text, write

ROOT = Path(__file__).parents[2]


class Running:
    """A process whose lines are waited for."""

    def __init__(self, space: Path, *more: str) -> None:
        command = [sys.executable, "-m", "netcrm", "-C", str(space), "--today", "2026-03-18"]
        env = {**os.environ, "PYTHONPATH": str(ROOT)}
        self.process = subprocess.Popen(
            [*command, "watch", *more],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=env,
            start_new_session=True,
        )
        self._lines: Queue[str] = Queue()
        self._reader = Thread(target=self._read, args=(self.process.stdout,), daemon=True)
        self._reader.start()

    def _read(self, stream: IO[str]) -> None:
        for line in stream:
            self._lines.put(line.rstrip("\n"))

    def line(self, with_this: str) -> str:
        """Wait for a line that holds something."""
        while with_this not in (line := self._lines.get(timeout=LONG)):
            pass
        return line

    def end(self, number: int) -> int:
        """Send a signal; return the exit status, and see that nothing more was said."""
        self.process.send_signal(number)
        status = self.process.wait(LONG)
        self._reader.join(LONG)
        assert not [line for line in self._lines.queue if line], "no more than the line of ^C"
        return status


@pytest.fixture
def running(space: Path) -> Iterator[Running]:
    made = Running(space)
    with made.process:
        yield made
        made.process.kill()


def test_a_line_for_each_build(running: Running, space: Path) -> None:
    assert running.line("watching: ").endswith(" s)")
    write(space / "contacts" / "ana.md", "second")
    said = running.line("contacts/ana.md: ")
    assert said.startswith("contacts/ana.md: 1 of ")
    (space / "contacts" / "bo.md").unlink()
    assert " removed" in running.line("contacts/bo.md: ")


def test_problems_in_full_until_they_are_mended(running: Running, space: Path) -> None:
    running.line("watching: ")
    path = space / "contacts" / "ana.md"
    path.write_text("---\nname: Ana\ncircle: cloze\n")
    running.line("contacts/ana.md: ")
    assert running.line("NC102").startswith("contacts/ana.md:")
    running.line("   = ")
    assert running.line(" in 1 file")
    write(space / "contacts" / "bo.md", "meanwhile")
    assert "; still " in running.line("contacts/bo.md: ")
    path.write_text(text("ana", "mended"))
    running.line("contacts/ana.md: ")
    assert running.line("no problems any more")


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_it_ends_as_the_shell_expects(running: Running, number: int, status: int) -> None:
    running.line("watching: ")
    assert running.end(number) == status


def test_it_ends_in_the_middle_of_a_build(running: Running, space: Path) -> None:
    running.line("watching: ")
    for number in range(200):
        write(space / "contacts" / f"new-{number}.md", "new")
    running.process.send_signal(signal.SIGINT)
    assert running.process.wait(LONG) == 130
    command = [sys.executable, "-m", "netcrm", "-C", str(space), "build", "--verify"]
    subprocess.run(command, check=True, cwd=ROOT, capture_output=True)


def test_polling_is_said(space: Path) -> None:
    made = Running(space, "--poll")
    with made.process:
        assert made.line("looking for changes") == ("looking for changes every 0.5 s: as you asked")
        made.line("watching: ")
        write(space / "contacts" / "ana.md", "second")
        made.line("contacts/ana.md: ")
        assert made.end(signal.SIGINT) == 130


def test_a_build_beside_it_harms_neither(running: Running, space: Path) -> None:
    running.line("watching: ")
    command = [sys.executable, "-m", "netcrm", "-C", str(space), "--today", "2026-03-18", "build"]
    for number in range(3):
        write(space / "contacts" / "ana.md", f"number {number}")
        subprocess.run(command, check=True, cwd=ROOT, capture_output=True)
        running.line("contacts/ana.md: ")
    shutil.rmtree(space / "build")
    write(space / "contacts" / "ana.md", "the last")
    running.line("contacts/ana.md: ")
    verify = subprocess.run([*command, "--verify"], check=True, cwd=ROOT, capture_output=True)
    assert b" 0 written, 0 removed" in verify.stdout
