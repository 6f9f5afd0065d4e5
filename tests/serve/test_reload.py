"""In Chromium: a saved change shows itself, and the reader stays where they were."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from netcrm.serve.told import Fault
from tests.serve.conftest import Running, start

FAULT = Fault(
    "contacts/bo.md:3:6",
    "error NC203: no such day\n    3 | met: 2026-02-30\n      |      ^^^^^^^^^^\n   = mend it",
    "error",
    "editor://open/contacts/bo.md:3:6",
)
WARNING = Fault("contacts/cy.md:1:1", "warning NC201: no name", "warning")


@pytest.fixture
def page(context: BrowserContext, running: Running) -> Iterator[Page]:
    """Return the first page, which hears of updates and has nothing to complain of."""
    opened = context.new_page()
    said: list[str] = []
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    with opened.expect_response(re.compile("/.netcrm/events")):
        opened.goto(running.address)
    yield opened
    assert [text for text in said if "Failed to load resource" not in text] == []


def index(running: Running, old: str, new: str) -> str:
    text = (running.folder / "index.html").read_text("utf-8")
    assert old in text
    return text.replace(old, new)


def loads(page: Page) -> int:
    """Mark this load of a page; the mark is gone after a reload."""
    marks: int = page.evaluate("window.loads = (window.loads ?? 0) + 1")
    return marks


def test_an_edit_appears_and_the_reader_stays(page: Page, running: Running) -> None:
    page.evaluate("scrollTo(0, 400)")
    page.click("#row-20 summary")
    page.focus("#row-20 a")
    assert loads(page) == 1
    before = page.evaluate("scrollY")
    running.publish("index.html", index(running, "Line 18 of", "A new line of"))
    expect(page.locator("#row-18 a")).to_have_text("A new line of the morning")
    assert page.evaluate("scrollY") == before > 0
    assert page.evaluate("[...document.querySelectorAll('details[open]')].length") == 1
    assert page.evaluate("document.activeElement.closest('li').id") == "row-20"
    assert loads(page) == 2


def test_lines_come_and_go_around_what_is_open(page: Page, running: Running) -> None:
    page.click("#row-5 summary")
    new = '<li id="row-0"><details><summary>new</summary></details></li>\n<li id="row-1">'
    running.publish("index.html", index(running, '<li id="row-1">', new))
    expect(page.locator("#row-0")).to_have_count(1)
    assert page.evaluate("document.querySelector('details[open]').closest('li').id") == "row-5"
    running.publish("index.html", index(running, '<li id="row-0">', "<li>"))
    expect(page.locator("#row-0")).to_have_count(0)
    assert page.evaluate("document.querySelector('details[open]').closest('li').id") == "row-5"
    assert page.locator("li").count() == 41


def test_what_the_page_opens_itself_opens(page: Page, running: Running) -> None:
    page.click("#row-2 summary")
    page.click("#row-2 summary")
    fold = '<li id="row-2"><a href="people/bo.html">Line 2 of the morning</a> <details'
    running.publish("index.html", index(running, fold, f"{fold} open"))
    expect(page.locator("#row-2 details")).to_have_attribute("open", "")


def test_another_pages_change_leaves_this_one_alone(page: Page, running: Running) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    running.publish("people/bo.html", "<p>Bo</p>")
    with page.expect_request(f"{running.address}/"):
        running.publish("index.html", index(running, "Bo is due", "Bo was due"))
    expect(page.locator("#word")).to_have_text("Bo was due.")
    assert asked == [f"{running.address}/"]


def test_a_style_sheet_is_swapped_alone(page: Page, running: Running) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.partition("?")[0]))
    assert loads(page) == 1
    with page.expect_request(re.compile("/style.css")):
        running.publish("style.css", "h1 { color: rgb(128, 0, 0); }")
    expect(page.locator("h1")).to_have_css("color", "rgb(128, 0, 0)")
    expect(page.locator('link[rel="stylesheet"]')).to_have_count(1)
    with page.expect_request(re.compile("/style.css")):
        running.publish("style.css", "h1 { color: rgb(0, 128, 0); }")
    expect(page.locator("h1")).to_have_css("color", "rgb(0, 128, 0)")
    assert asked == [f"{running.address}/style.css"] * 2
    assert loads(page) == 2


def test_a_changed_script_loads_the_page_again(page: Page, running: Running) -> None:
    (running.folder / "find.js").write_text("document.documentElement.id = 'one'")
    running.names |= {"find.js"}
    assert loads(page) == 1
    running.publish(
        "index.html", index(running, "</head>", '<script src="find.js"></script></head>')
    )
    expect(page.locator("#one")).to_have_count(1)
    assert loads(page) == 1
    running.publish("find.js", "document.documentElement.id = 'two'")
    expect(page.locator("#two")).to_have_count(1)
    assert loads(page) == 1


def test_the_overlay_appears_and_goes(page: Page, running: Running) -> None:
    running.told.tell((), (FAULT, WARNING), more=3)
    overlay = page.locator("netcrm-live section")
    expect(overlay).to_be_visible()
    expect(overlay.locator("summary")).to_have_text("1 error and 4 more")
    expect(overlay.locator("a")).to_have_text(FAULT.where)
    expect(overlay.locator("a")).to_have_attribute("href", FAULT.link)
    assert overlay.locator("pre").first.evaluate("e => e.textContent") == FAULT.text
    assert "^^^^^" in FAULT.text
    expect(overlay.locator("code")).to_have_text(WARNING.where)
    expect(overlay).to_contain_text("and 3 more")
    covered = overlay.evaluate("e => `${e.offsetHeight}px`")  # and can be scrolled from under
    expect(page.locator("html")).to_have_css("padding-bottom", covered)
    running.told.tell(())
    expect(overlay).to_have_count(0)
    expect(page.locator("html")).to_have_css("padding-bottom", "0px")


def test_warnings_take_one_line_and_can_be_hidden(page: Page, running: Running) -> None:
    running.told.tell((), (WARNING,))
    overlay = page.locator("netcrm-live section")
    expect(overlay.locator("summary")).to_have_text("1 warning")
    assert overlay.locator("details").evaluate("e => e.open") is False
    overlay.locator("button").click()
    expect(overlay).to_have_count(0)
    page.goto(f"{running.address}/people/bo.html")
    running.told.tell(("people/bo.html",), (WARNING,))
    expect(overlay).to_have_count(0)
    running.told.tell((), (FAULT,))
    expect(overlay.locator("summary")).to_have_text("1 error")


def test_a_page_that_is_no_longer_there_says_so_and_comes_back(
    page: Page, running: Running
) -> None:
    names = running.names
    text = (running.folder / "index.html").read_text("utf-8")
    running.names -= {"index.html"}
    running.told.tell(("index.html",))
    expect(page.locator("h1")).to_have_text("Not here")
    running.names = names
    running.publish("index.html", text)
    expect(page.locator("h1")).to_have_text("The morning")


def test_a_change_while_the_page_was_on_its_way_is_not_missed(
    context: BrowserContext, running: Running
) -> None:
    listener = context.new_page()
    with listener.expect_response(re.compile("/.netcrm/events")):
        listener.goto(running.address)
    page = context.new_page()
    held: list[Route] = []
    page.route("**/.netcrm/live.js", lambda route: held.append(route))  # noqa: PLW0108  it wants to mark it
    with page.expect_request("**/.netcrm/live.js"):
        page.goto(running.address, wait_until="commit")
    running.publish("index.html", index(running, "Bo is due", "Bo was due"))
    expect(listener.locator("#word")).to_have_text("Bo was due.")
    expect(page.locator("#word")).to_have_text("Bo is due.")
    held[0].continue_()
    expect(page.locator("#word")).to_have_text("Bo was due.")


def test_ten_tabs_hold_one_connection(context: BrowserContext, running: Running) -> None:
    pages = [context.new_page() for _ in range(10)]
    for opened in pages:
        opened.goto(running.address)
    assert len(running.told.waiting) == 1
    running.publish("index.html", index(running, "Bo is due", "Bo was due"))
    for opened in pages:
        expect(opened.locator("#word")).to_have_text("Bo was due.")
    pages[0].close()  # whoever listened, another one goes on
    running.publish("index.html", index(running, "Bo was due", "Bo is here"))
    for opened in pages[1:]:
        expect(opened.locator("#word")).to_have_text("Bo is here.")


HIDE = """state => {
  Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
}"""


def test_a_hidden_page_holds_nothing_and_catches_up(page: Page, running: Running) -> None:
    with page.expect_event("requestfailed"):
        page.evaluate(HIDE, "hidden")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    running.publish("index.html", index(running, "Bo is due", "Bo was due"))
    page.evaluate("() => new Promise(done => requestIdleCallback(done))")
    assert asked == []
    expect(page.locator("#word")).to_have_text("Bo is due.")
    page.evaluate(HIDE, "visible")
    expect(page.locator("#word")).to_have_text("Bo was due.")
    running.publish("index.html", index(running, "Bo was due", "Bo is here"))
    expect(page.locator("#word")).to_have_text("Bo is here.")


def test_a_server_that_is_started_again_is_found(page: Page, running: Running) -> None:
    note = page.locator("netcrm-live section")
    port, token = running.door.port, running.door.token
    running.stop()
    expect(note).to_contain_text("has stopped")
    text = index(running, "Bo is due", "Bo was due")
    (running.folder / "index.html").write_text(text)
    again = start(running.folder, port, token)
    again.told.tell(())
    expect(page.locator("#word")).to_have_text("Bo was due.")
    expect(note).to_have_count(0)
    again.stop()


def test_one_with_another_token_says_calmly_what_to_do(page: Page, running: Running) -> None:
    note = page.locator("netcrm-live section")
    running.stop()
    again = start(running.folder, running.door.port)
    again.told.tell(())
    expect(note).to_contain_text("Open the address it printed")
    expect(page.locator("#word")).to_have_text("Bo is due.")
    page.context.new_page().goto(again.door.address)
    expect(note).to_have_count(0)
    again.stop()


def test_the_old_site_is_there_at_once_and_says_that_it_is_updating(
    context: BrowserContext, running: Running
) -> None:
    running.told.updating = True
    page = context.new_page()
    page.goto(running.address)
    note = page.locator("netcrm-live section")
    expect(note).to_contain_text("Updating")
    expect(page.locator("#word")).to_have_text("Bo is due.")
    running.publish("index.html", index(running, "Bo is due", "Bo was due"))
    expect(page.locator("#word")).to_have_text("Bo was due.")
    expect(note).to_have_count(0)


def test_the_first_site_shows_itself_when_it_is_made(
    context: BrowserContext, running: Running
) -> None:
    names, running.names = running.names, frozenset()
    running.told.updating = True
    page = context.new_page()
    answer = page.goto(running.address)
    assert answer is not None
    assert answer.status == 503
    running.names = names
    running.told.tell(names)
    expect(page.locator("h1")).to_have_text("The morning")
