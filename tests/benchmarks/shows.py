"""A browser that has a page open while its file is saved."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

from playwright.sync_api import Page, sync_playwright

from tests.benchmarks.process import WrongError

NAMES = ("chromium", "chromium-browser", "google-chrome")
_LONG = 900_000  # milliseconds after which it is given up
_SAYS = "word => document.body.textContent.toLowerCase().includes(word)"


class Browser:
    """One tab of a browser."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def open(self, address: str) -> None:
        """Show a page."""
        self._page.goto(address)

    def until(self, word: str) -> float:
        """Wait until the page says a word; the time at which it did.

        It is asked before each picture that is drawn, so this is a sixtieth of a second late.
        """
        self._page.wait_for_function(_SAYS, arg=word, timeout=_LONG)
        return perf_counter()


@contextmanager
def browser() -> Iterator[Browser]:
    """Start a browser that is installed, and end it afterwards. Raises WrongError."""
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        raise WrongError("there is no Chromium: install it, or ask for --readers HTTP")
    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=program, args=["--no-sandbox"])
        try:
            yield Browser(started.new_page())
        finally:
            started.close()
