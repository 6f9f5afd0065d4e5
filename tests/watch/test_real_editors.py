"""Editors that are installed, driven by their keys in tmux: one build for each save."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Event

import pytest

from tests.watch.test_editors import page
from tests.watch.watching import LONG, Watching

TICK = 0.02
VIM = "vim -Nu NONE -i NONE"
EDITORS = {
    "vim": (VIM, ("Go{note}", "Escape", ":w", "Enter")),
    "vim backupcopy=yes": (
        f"{VIM} '+set backupcopy=yes backup'",
        ("Go{note}", "Escape", ":w", "Enter"),
    ),
    "vim backupcopy=no": (
        f"{VIM} '+set backupcopy=no backup'",
        ("Go{note}", "Escape", ":w", "Enter"),
    ),
    "nano": ("nano -I", ("M-/", "Enter", "{note}", "C-s")),
    "emacs": ("emacs -nw -Q", ("M->", "Enter", "{note}", "C-x", "C-s")),
}


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator["Terminal"]:
    if shutil.which("tmux") is None:
        pytest.skip("tmux is not installed")
    made = Terminal(tmp_path / "tmux")
    yield made
    with suppress(subprocess.CalledProcessError):  # where no editor was started
        made.tmux("kill-server")


class Terminal:
    """A terminal nobody sees."""

    def __init__(self, socket: Path) -> None:
        self.socket = socket

    def tmux(self, *words: str) -> str:
        env = {**os.environ, "TERM": "xterm"}
        command = ["tmux", "-f", os.devnull, "-S", str(self.socket), *words]
        return subprocess.run(command, check=True, env=env, capture_output=True, text=True).stdout

    def shows(self, words: str) -> None:
        """Wait until words are on the screen: keys that come earlier may be thrown away."""
        pause = Event()
        for _ in range(int(LONG / TICK)):
            screen = self.tmux("capture-pane", "-p", "-t", "it")
            if words in screen:
                return
            pause.wait(TICK)
        raise AssertionError(screen)

    def keys(self, *keys: str) -> None:
        for key in keys:
            self.tmux("send-keys", "-t", "it", key)


@pytest.mark.parametrize("name", EDITORS)
def test_saving_makes_one_build_with_the_right_page(
    space: Path, terminal: Terminal, name: str
) -> None:
    command, keys = EDITORS[name]
    if shutil.which(command.split()[0]) is None:
        pytest.skip(f"{command.split()[0]} is not installed")
    with Watching(space) as watching:
        watching.next()
        line = f"{command} {space / 'contacts' / 'ana.md'}"
        terminal.tmux("new-session", "-d", "-s", "it", "-x", "80", "-y", "24", line)
        terminal.shows("Note: first")
        for note in ("second words", "third words"):
            terminal.keys(*(key.format(note=note) for key in keys))
            assert watching.next().changed == ("contacts/ana.md",)
            assert note in page(watching.out)
            watching.quiet()
