"""The site in a browser, from file://: nothing asked for, nothing complained of, nothing cut."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from netcrm.website.builder import build
from tests.website.world import odd_ask, sample_ask

WIDTHS = (1280, 360)
SCHEMES = ("light", "dark")
CONTRAST = 4.5
"""WCAG 2.2, 1.4.3: the least contrast of text, level AA."""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return a page of each kind: all of the odd world's, and the sample's."""
    folder = tmp_path_factory.mktemp("browser")
    build(odd_ask(), folder / "odd")
    build(sample_ask(), folder / "sample")
    shown = sorted(folder.rglob("*.html"))
    many = {"contacts", "months", "tags", "places", "events"}
    return [page for at, page in enumerate(shown) if page.parent.name not in many or at % 6 == 0]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_pages_ask_for_nothing_and_fit(
    browser: Browser, pages: list[Path], scheme: str, width: int
) -> None:
    context = browser.new_context(
        color_scheme=scheme,  # type: ignore[arg-type]
        viewport={"width": width, "height": 800},
    )
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    wide = []
    for path in pages:
        page.goto(path.as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(path.name)
    context.close()
    assert [url for url in asked if not url.startswith(("file://", "data:,"))] == []
    assert said == []
    assert wide == []


def test_the_keyboard_finds_the_way_to_the_page(browser: Browser, pages: list[Path]) -> None:
    page = browser.new_page()
    page.goto(next(path for path in pages if path.name == "index.html").as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the page"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.close()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_can_be_read(browser: Browser, pages: list[Path], scheme: str) -> None:
    page = browser.new_page(color_scheme=scheme)  # type: ignore[arg-type]
    faint = set()
    for path in pages:
        page.goto(path.as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
        faint |= set(faint_texts(page))
    page.close()
    assert faint == set()


def faint_texts(page: Page) -> list[str]:
    """Return texts with too little contrast to what is behind them."""
    found: list[str] = page.evaluate(
        """(least) => {
          const rgb = (c) => c.match(/[\\d.]+/g).map(Number);
          const light = (c) => rgb(c).slice(0, 3).map((v) => v / 255)
            .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
            .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
          const behind = (e) => {
            for (; e; e = e.parentElement) {
              const c = getComputedStyle(e).backgroundColor;
              if (rgb(c)[3] !== 0) return c;
            }
            return "rgb(255, 255, 255)";
          };
          const contrast = (e) => {
            const [a, b] = [light(getComputedStyle(e).color), light(behind(e))];
            return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
          };
          return [...document.body.querySelectorAll("*")]
            .filter((e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
            .filter((e) => contrast(e) < least)
            .map((e) => `${e.tagName}.${e.className}: ${e.textContent.slice(0, 40)}`);
        }""",
        CONTRAST,
    )
    return found
