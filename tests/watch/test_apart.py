"""Much work is done by a process of its own, and the rest goes on from what that one kept."""

import fcntl
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread

import pytest

from netcrm.commands.apart import Apart
from netcrm.commands.living import live_of
from netcrm.commands.session import Session
from netcrm.website.live import MUCH
from tests.watch.watching import LONG, PEOPLE, TODAY, clean, text, tree, write

ROOT = Path(__file__).parents[2]
TICK = 0.01

listed = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="there is no /proc")

Wait = Callable[[Callable[[], object]], None]


@pytest.fixture
def session() -> Session:
    return Session(lambda: TODAY, today=TODAY)


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let as many files as there are here count as much."""
    monkeypatch.setattr("netcrm.website.live.MUCH", len(PEOPLE))


@pytest.fixture
def wait() -> Wait:
    """Return a function that waits until something is so, for what tells nobody."""

    def until(so: Callable[[], object]) -> None:
        pause = Event()
        for _ in range(int(LONG / TICK)):
            if so():
                return
            pause.wait(TICK)
        raise AssertionError("it never was")

    return until


def running(field: str, number: int) -> set[int]:
    """Return our processes that have a number in a field of proc_pid_stat(5) and go on."""
    found = set()
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            state, *numbers = (folder / "stat").read_text().rpartition(")")[2].split()
            named = dict(zip(("parent", "group", "session"), map(int, numbers[:3]), strict=True))
            ours = b"netcrm" in (folder / "cmdline").read_bytes()
            if ours and state != "Z" and named[field] == number:
                found.add(int(folder.name))
    return found


def test_the_first_build_is_made_apart(space: Path, session: Session) -> None:
    calls: list[int] = []
    apart = Apart(session, space)

    def build() -> None:
        calls.append(1)
        apart()
        assert tree(space / "build") == clean(session, space)

    live = live_of(session, space, space / "build", build)
    done = live.update()
    assert set(done.written) == live.names()
    assert tree(space / "build") == clean(session, space)
    write(space / "contacts" / "ana.md", "second")
    assert live.look() == ("contacts/ana.md",)
    assert live.update().written == ("contacts/ana.html",)
    assert calls == [1]
    for name in PEOPLE:
        write(space / "contacts" / f"{name}.md", "third")
    live.look()
    assert {f"contacts/{name}.html" for name in PEOPLE} <= set(live.update().written)
    assert calls == [1, 1]
    live.close()


def test_what_is_known_already_is_not_built_apart(space: Path, session: Session) -> None:
    Apart(session, space)()
    calls: list[int] = []
    write(space / "contacts" / "marker.md", "the others are older")
    live = live_of(session, space, space / "build", lambda: calls.append(1))
    assert live.update().written == ("contacts/marker.html",)
    live.close()
    assert calls == []


def test_where_it_fails_the_site_is_made_here(
    space: Path, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    for program in ("/bin/false", str(space / "none")):
        monkeypatch.setattr(sys, "executable", program)
        write(space / "contacts" / "ana.md", program)
        live = live_of(session, space, space / "build", Apart(session, space))
        live.update()
        live.close()
        assert tree(space / "build") == clean(session, space)


def test_nothing_is_built_apart_where_nothing_is_kept(space: Path, session: Session) -> None:
    (space / "netcrm.toml").write_text("keep = false\n")
    Apart(session, space)()
    assert not (space / "build").exists()


@listed
def test_it_ends_at_once_with_all_it_started(space: Path, session: Session, wait: Wait) -> None:
    (space / ".netcrm").mkdir()
    apart = Apart(session, space)
    with (space / ".netcrm" / "lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)  # so that the build never begins
        thread = Thread(target=apart)
        thread.start()
        wait(lambda: running("parent", os.getpid()))
        apart.end()
        thread.join(LONG)
        assert not thread.is_alive()
    assert not running("parent", os.getpid())
    apart()  # and never again
    assert not (space / "build").exists()


@listed
@pytest.mark.parametrize("command", [("watch",), ("serve", "--port", "0")])
def test_a_command_ends_in_the_middle_and_leaves_nothing(
    space: Path, wait: Wait, command: tuple[str, ...]
) -> None:
    for number in range(MUCH + 1):
        (space / "contacts" / f"p-{number}.md").write_text(text(f"p {number}", "many"))
    with subprocess.Popen(
        [sys.executable, "-m", "netcrm", "-C", str(space), *command],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        start_new_session=True,
    ) as process:
        wait(lambda: len(running("session", process.pid)) > 1)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=LONG)
    assert (process.returncode, said.strip()) == (130, "")
    assert running("session", process.pid) == set()
