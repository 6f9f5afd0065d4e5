"""A page of another origin in the same browser, which has the token: it learns nothing."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.serve.conftest import Running

PAGE = b"<!doctype html><meta charset=utf-8><title>Hello</title><body>"
TARGETS = ("/", "/index.html", "/style.css", "/.netcrm/now", "/.netcrm/events", "/.netcrm/live.js")


class Hostile(BaseHTTPRequestHandler):
    """Answers every address with a page without any policy."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("content-type", "text/html")
        self.end_headers()
        self.wfile.write(PAGE)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[int]:
    """Return the port of the other server."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Hostile)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield server.server_port
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(params=["127.0.0.1", "localhost"])
def hostile(
    request: pytest.FixtureRequest, context: BrowserContext, elsewhere: int, running: Running
) -> Page:
    """Return a page on another port of the same host, and one on another site."""
    page = context.new_page()
    page.goto(f"http://{request.param}:{elsewhere}/")
    return page


def tried(page: Page, running: Running, script: str) -> dict[str, Any]:
    """What a script makes of each address; it is given the address and answers with a promise."""
    found: dict[str, Any] = {}
    for target in TARGETS:
        found[target] = page.evaluate(script, running.address + target)
    return found


OPTIONS = (
    *("{}", "{credentials: 'include'}", "{method: 'POST', credentials: 'include'}"),
    *("{headers: {'x-a': 'b'}}", "{method: 'PUT', body: 'x'}", "{mode: 'same-origin'}"),
)


def test_fetch_reads_nothing(hostile: Page, running: Running) -> None:
    for options in OPTIONS:
        script = f"url => fetch(url, {options}).then(answer => answer.text(), () => null)"
        assert set(tried(hostile, running, script).values()) == {None}


def test_no_cors_is_not_even_answered(hostile: Page, running: Running) -> None:
    script = """url => fetch(url, {mode: 'no-cors', credentials: 'include'})
      .then(answer => [answer.type, answer.status], () => null)"""
    assert set(map(str, tried(hostile, running, script).values())) == {"None"}


ELEMENTS = ("img", "script", "audio", "video", "link")
FRAMES = (("iframe", "src"), ("embed", "src"), ("object", "data"))


def test_no_element_loads(hostile: Page, running: Running) -> None:
    script = """([url, kind]) => new Promise(done => {
      const before = Object.keys(window).length;
      const made = document.createElement(kind);
      if (kind === 'link') made.rel = 'stylesheet';
      made.onload = made.onloadeddata = () => done('loaded');
      made.onerror = () => done(Object.keys(window).length - before);
      made[kind === 'link' ? 'href' : 'src'] = url;
      document.body.append(made);
    })"""
    found = {
        (kind, target): hostile.evaluate(script, [running.address + target, kind])
        for kind in ELEMENTS
        for target in TARGETS
    }
    assert found == dict.fromkeys(found, 0)


def test_no_frame_shows_anything(hostile: Page, running: Running) -> None:
    script = """([url, kind, address]) => new Promise(done => {
      const made = document.createElement(kind);
      made.onload = made.onerror = done;
      made[address] = url;
      document.body.append(made);
    })"""
    for kind, address in FRAMES:
        hostile.evaluate(f"window.shown = ({script})(['{running.address}', '{kind}', '{address}'])")
        hostile.evaluate("window.shown.then(() => 0)")
    frames = [frame for frame in hostile.frames if frame != hostile.main_frame]
    assert len(frames) >= 1
    assert [frame for frame in frames if "due" in frame.content()] == []


def test_events_and_sockets_do_not_open(hostile: Page, running: Running) -> None:
    script = """url => new Promise(done => {
      const source = new EventSource(url, {withCredentials: true});
      source.onopen = source.onmessage = () => done('open');
      source.onerror = () => { source.close(); done(null); };
    })"""
    assert set(tried(hostile, running, script).values()) == {None}
    script = """url => new Promise(done => {
      const socket = new WebSocket(url.replace('http', 'ws'));
      socket.onopen = socket.onmessage = () => done('open');
      socket.onerror = () => done(null);
    })"""
    assert set(tried(hostile, running, script).values()) == {None}
    assert len(running.told.waiting) <= 1


def test_a_form_changes_nothing(hostile: Page, running: Running) -> None:
    with hostile.expect_navigation() as navigation:
        hostile.evaluate(
            """url => {
              const form = document.createElement('form');
              form.method = 'post';
              form.action = url;
              document.body.append(form);
              form.submit();
            }""",
            running.address,
        )
    answer = navigation.value
    assert answer is not None
    assert answer.status == 405
    assert "due" not in answer.text()


def test_a_window_cannot_be_looked_into(hostile: Page, running: Running) -> None:
    with hostile.context.expect_page() as opened:
        hostile.evaluate("url => { window.other = window.open(url); }", running.address)
    opened.value.wait_for_load_state()
    seen = hostile.evaluate(
        """() => {
          const seen = [];
          for (const what of ['document', 'localStorage', 'name', 'frames.length', 'closed']) {
            try {
              const value = what.split('.').reduce((at, part) => at[part], window.other);
              seen.push([what, typeof value === 'object' ? 'object' : value]);
            } catch {
              seen.push([what, null]);
            }
          }
          return seen;
        }"""
    )
    # COOP: what window.open() gave is cut off, and says that it is closed.
    assert ["closed", True] in seen
    assert ["document", "object"] not in seen
    assert opened.value.evaluate("window.opener") is None


def test_the_name_of_another_site_leads_nowhere(context: BrowserContext, running: Running) -> None:
    # What DNS rebinding comes to: the right machine and port by a wrong name.
    page = context.new_page()
    answer = page.goto(f"http://rebound.localhost:{running.door.port}/")
    assert answer is not None
    assert answer.status == 421
    assert "due" not in page.content()


def test_the_token_is_out_of_reach_of_scripts(context: BrowserContext, running: Running) -> None:
    page = context.new_page()
    page.goto(running.address)
    assert page.evaluate("document.cookie") == ""
    assert running.door.token not in page.content()
    assert "token" not in page.evaluate("location.href + document.referrer")
    assert [cookie["sameSite"] for cookie in context.cookies()] == ["Strict"]
