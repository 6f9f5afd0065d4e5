"""`netcrm serve` as a process of its own: what it prints, shows, and leaves behind."""

import fcntl
import http.client
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

ROOT = Path(__file__).parents[2]
LIMIT = 30
"""Seconds until a test gives up; none of them is what it tests."""

Message = dict[str, Any]


def built(message: Message) -> bool:
    """Whether the first update is done."""
    return not message["updating"]


class Served:
    """A running `netcrm serve`, and a browser's view of it."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        assert process.stdout is not None
        self.first = process.stdout.readline()
        found = re.fullmatch(r"http://127\.0\.0\.1:(\d+)/(?:\?token=([\w-]+))?\n", self.first)
        assert found, self.first
        self.port, self.token = int(found[1]), found[2] or ""
        self.cookie = f"netcrm-{self.port}={self.token}"

    def get(self, target: str, **headers: str) -> tuple[int, str]:
        """Return the status and text of an answer, asked for with the token."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=LIMIT)
        connection.request("GET", target, headers={"cookie": self.cookie, **headers})
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer.status, text

    def now(self) -> Message:
        found: Message = json.loads(self.get("/.netcrm/now")[1])
        return found

    def until(self, so: Callable[[Message], object]) -> Message:
        """Wait for what is so, listening as a page does."""
        with socket.create_connection(("127.0.0.1", self.port), LIMIT) as opened:
            head = f"Host: 127.0.0.1:{self.port}\r\nCookie: {self.cookie}\r\n\r\n"
            opened.sendall(f"GET /.netcrm/events HTTP/1.1\r\n{head}".encode())
            for line in opened.makefile("rb"):
                if line.startswith(b"data: "):
                    message: Message = json.loads(line[6:])
                    if so(message):
                        return message
        raise AssertionError("the server has ended")

    def end(self, number: int) -> tuple[int, str]:
        """Send a signal; return the exit status and what stood in the way, if anything."""
        self.process.send_signal(number)
        _, said = self.process.communicate(timeout=LIMIT)
        return self.process.returncode, said


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Return a copy of a small workspace."""
    return Path(shutil.copytree(ROOT / "tests" / "commands" / "small", tmp_path / "small"))


@contextmanager
def serving(workspace: Path, *options: str, **environment: str) -> Iterator[Served]:
    with subprocess.Popen(
        [sys.executable, "-m", "netcrm", "-C", str(workspace), "serve", "--port", "0", *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, **environment},
        start_new_session=True,
    ) as process:
        try:
            yield Served(process)
        finally:
            process.kill()


@pytest.fixture
def served(workspace: Path) -> Iterator[Served]:
    with serving(workspace) as started:
        yield started


def test_the_first_line_lets_in_and_nothing_else_does(served: Served) -> None:
    served.until(built)
    assert served.get("/", cookie="")[0] == 403
    assert served.get(f"/?token={served.token}", cookie="")[0] == 303
    status, page = served.get("/")
    assert (status, "/.netcrm/live.js" in page) == (200, True)
    for name in ("netcrm.toml", "contacts/ana-pires.md", ".netcrm-manifest", "people/"):
        assert served.get(f"/{name}")[0] == 404


def test_every_run_has_another_token(served: Served, workspace: Path) -> None:
    with serving(workspace) as other:
        assert len(other.token) >= 32
        assert other.token != served.token


def test_nothing_of_serving_is_written(served: Served, workspace: Path) -> None:
    served.until(built)
    pages = list((workspace / "build").rglob("*.html"))
    assert len(pages) > 10
    assert [page for page in pages if ".netcrm" in page.read_text("utf-8")] == []


def test_an_edit_is_served_and_told(served: Served, workspace: Path) -> None:
    served.until(built)
    path = workspace / "contacts" / "ana-pires.md"
    path.write_text(path.read_text("utf-8") + "\nShe keeps bees.\n", "utf-8")
    served.until(lambda message: message["generation"] > 1)
    assert "She keeps bees." in served.get("/contacts/ana-pires.html")[1]


def test_a_mistake_is_told_with_its_place_and_goes(served: Served, workspace: Path) -> None:
    served.until(built)
    toml = workspace / "netcrm.toml"
    toml.write_text(f'editor = "edit://{{path}}:{{line}}:{{column}}"\n{toml.read_text()}')
    path = workspace / "contacts" / "bo.md"
    path.write_text("---\nname: Bo\nmet: 2026-02-30\n---\n")
    (fault,) = served.until(lambda message: message["faults"])["faults"]
    assert fault["where"] == "contacts/bo.md:3:6"
    assert fault["text"].startswith("error NC203: ")
    assert "    3 | met: 2026-02-30\n      |      ^^^^^^^^^^\n   = " in fault["text"]
    assert fault["link"] == f"edit://{path.resolve()}:3:6"
    path.write_text("---\nname: Bo\n---\n")
    served.until(lambda message: not message["faults"])


def test_without_a_token_the_address_is_bare(workspace: Path) -> None:
    with serving(workspace, "--no-token") as open_to_all:
        open_to_all.until(built)
        assert open_to_all.token == ""
        assert open_to_all.get("/", cookie="")[0] == 200
        assert open_to_all.get("/", Host="evil.example")[0] == 421


def test_the_old_site_is_there_while_the_new_one_is_made(workspace: Path) -> None:
    with serving(workspace) as first:
        first.until(built)
        first.end(signal.SIGINT)
    lock = workspace / ".netcrm" / "lock"
    lock.parent.mkdir(exist_ok=True)
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with serving(workspace) as again:
            status, page = again.get("/")
            assert (status, "data-updating" in page) == (200, True)
            assert again.now()["updating"] is True
            fcntl.flock(held, fcntl.LOCK_UN)
            again.until(built)


@pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
def test_it_ends_when_told_to_and_leaves_nothing(
    served: Served, number: int, status: int, workspace: Path
) -> None:
    served.until(built)
    with socket.create_connection(("127.0.0.1", served.port)) as stream:
        head = f"Host: 127.0.0.1:{served.port}\r\nCookie: {served.cookie}\r\n\r\n"
        stream.sendall(f"GET /.netcrm/events HTTP/1.1\r\n{head}".encode())
        assert b"event-stream" in stream.recv(4000)
        assert served.end(number)[0] == status
    with pytest.raises(ProcessLookupError):
        os.killpg(served.process.pid, 0)
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", served.port))


def test_it_ends_in_the_middle_of_the_first_build(workspace: Path) -> None:
    lock = workspace / ".netcrm" / "lock"
    lock.parent.mkdir(exist_ok=True)
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with serving(workspace) as started:
            assert started.get("/")[0] == 503
            status, said = started.end(signal.SIGINT)
    assert (status, said.strip()) == (130, "")


def test_a_port_in_use_is_said_with_its_cure(served: Served, workspace: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "netcrm", "-C", workspace, "serve", "--port", str(served.port)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
        timeout=LIMIT,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert f"netcrm: port {served.port} is in use" in done.stderr
    assert "   = choose a different port with --port N" in done.stderr


def test_open_hides_the_token_and_leads_to_the_site(
    workspace: Path, tmp_path: Path, browser: Browser
) -> None:
    script, asked = tmp_path / "browse", tmp_path / "asked"
    os.mkfifo(asked)
    script.write_text(f'#!/bin/sh\necho "$1" > {asked}\n')
    script.chmod(0o700)
    with serving(workspace, "--open", BROWSER=f"{script} %s") as started:
        address = asked.read_text().strip()
        assert started.token not in address
        page_file = Path(address.removeprefix("file://"))
        assert page_file.stat().st_mode & 0o077 == 0
        started.until(built)
        context = browser.new_context()
        page = context.new_page()
        page.goto(address)
        expect(page).to_have_url(f"http://127.0.0.1:{started.port}/")
        expect(page.locator("h1")).to_contain_text("The morning")
        context.close()
        assert started.end(signal.SIGINT)[0] == 130
    assert not page_file.exists()


def test_a_closed_terminal_leaves_no_token(workspace: Path, tmp_path: Path) -> None:
    script, asked = tmp_path / "browse", tmp_path / "asked"
    os.mkfifo(asked)
    script.write_text(f'#!/bin/sh\necho "$1" > {asked}\n')
    script.chmod(0o700)
    with serving(workspace, "--open", BROWSER=f"{script} %s") as started:
        page_file = Path(asked.read_text().strip().removeprefix("file://"))
        assert page_file.exists()
        started.until(built)
        assert started.end(signal.SIGHUP)[0] == 129
    assert not page_file.exists()


def test_a_site_that_would_grow_old_is_not_shown(workspace: Path) -> None:
    program = (
        "import netcrm.commands.serve as serve\nfrom netcrm.cli import run\n"
        "serve.changes_of = lambda watch: 1 / 0\n"
        f"raise SystemExit(run(['-C', {str(workspace)!r}, 'serve', '--port', '0']))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
        timeout=LIMIT,
    )
    assert done.returncode == 2
    assert "ZeroDivisionError" in done.stderr
    assert "netcrm: the site is not brought up to date any more" in done.stderr


def test_in_a_browser_a_saved_file_shows_itself(
    served: Served, workspace: Path, browser: Browser
) -> None:
    context = browser.new_context(viewport={"width": 600, "height": 200})
    page = context.new_page()
    page.goto(served.first.strip())
    served.until(built)
    page.goto(f"http://127.0.0.1:{served.port}/contacts/ana-pires.html")
    page.evaluate("scrollTo(0, 150)")
    path = workspace / "contacts" / "ana-pires.md"
    path.write_text(path.read_text("utf-8") + "\nShe keeps bees.\n", "utf-8")
    expect(page.locator("main")).to_contain_text("She keeps bees.")
    assert page.evaluate("scrollY") == 150
    (workspace / "contacts" / "bo.md").write_text("---\nname: Bo\nmet: 2026-02-30\n---\n")
    overlay = page.locator("netcrm-live section")
    expect(overlay).to_contain_text("contacts/bo.md:3:6")
    (workspace / "contacts" / "bo.md").write_text("---\nname: Bo\n---\n")
    expect(overlay).to_have_count(0)
    context.close()


def test_where_there_is_no_workspace_it_says_so(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "netcrm", "-C", tmp_path, "serve", "--port", "0"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
        timeout=LIMIT,
    )
    assert (done.returncode, done.stdout) == (2, "")
