"""A small site on a real port of this machine, and a browser that has its token."""

import shutil
import socket
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, BrowserContext

from netcrm.serve.app import Shown, application
from netcrm.serve.door import Door, new_token
from netcrm.serve.server import Server, listen
from netcrm.serve.told import Fault, Told

HERE = Path(__file__).parent
HEADERS = {
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a copy of the small site in ``site/``."""
    return Path(shutil.copytree(HERE / "site", tmp_path / "build"))


def names_in(folder: Path) -> frozenset[str]:
    """Return the paths of all plain files below a folder."""
    found = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return frozenset(path.relative_to(folder).as_posix() for path in found)


@dataclass(slots=True)
class Running:
    """A server in a thread of this process; ``names`` may be changed by a test."""

    folder: Path
    names: frozenset[str]
    told: Told
    shown: Shown
    door: Door
    server: Server
    thread: Thread

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.door.port}"

    def publish(self, name: str, text: str, faults: Iterable[Fault] = ()) -> None:
        """Put a file in its place in one step, as a build does, and tell the pages."""
        fresh = self.folder.parent / "fresh"
        fresh.write_text(text, "utf-8")
        fresh.replace(self.folder / name)
        self.told.tell((name,), faults)

    def stop(self) -> None:
        self.server.stop()
        self.thread.join()

    def raw(self, data: bytes) -> bytes:
        """Return all that is answered to ``data`` on a connection of its own."""
        with socket.create_connection(("127.0.0.1", self.door.port)) as opened:
            opened.sendall(data)
            return b"".join(iter(lambda: opened.recv(65536), b""))


def start(folder: Path, port: int = 0, token: str | None = None) -> Running:
    """Start a server; with the port and token of one that has stopped, in its place."""
    found, sockets = listen(port)
    told = Told()
    door = Door(found, new_token() if token is None else token)
    running: Running
    shown = Shown(folder, lambda: running.names, told)
    server = Server(application(shown, door), told.close)
    thread = Thread(target=server.answer, args=(sockets,))
    running = Running(folder, names_in(folder), told, shown, door, server, thread)
    thread.start()
    return running


@pytest.fixture
def running(site: Path) -> Iterator[Running]:
    """Return a server whose first update is done."""
    started = start(site)
    started.told.tell(())
    yield started
    started.stop()


@pytest.fixture
def context(browser: Browser, running: Running) -> Iterator[BrowserContext]:
    """Return a browser's window that has been given the token."""
    opened = browser.new_context(viewport={"width": 800, "height": 600})
    page = opened.new_page()
    page.goto(running.door.address)
    page.close()
    yield opened
    opened.close()
