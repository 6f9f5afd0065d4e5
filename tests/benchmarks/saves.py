"""How long after a save the new words can be read, while a tool serves the site."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, nullcontext
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, sleep

from tests.benchmarks.contacts import Person, people
from tests.benchmarks.entries import DAY
from tests.benchmarks.memory import memory
from tests.benchmarks.servers import Serving, serving
from tests.benchmarks.shows import Browser, browser
from tests.benchmarks.tools import Tool
from tests.benchmarks.workspace import Workspace

REST = 0.25
"""Seconds between two saves, in which whatever goes on after the page is shown may end."""

_FIRST = 5  # saves that are not counted: programs are still being read

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Save:
    """One save: of what, with which tool, and how many seconds until ``reader`` had the words."""

    size: int
    tool: str
    kind: str
    reader: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Held:
    """The bytes that a server and all that it started held.

    ``first`` is the most until the site was there and ``peak`` the most from then on; ``before``
    and ``after`` is what was held on both sides of another ``saves``.
    """

    size: int
    tool: str
    first: int
    peak: int
    before: int
    after: int
    saves: int


def _body(text: str, word: str) -> str:
    return f"{text}\n{word} was said.\n"


def _history(text: str, word: str) -> str:
    return text.replace("history:\n", f"history:\n  - {DAY} call: {word} was told\n", 1)


def _name(text: str, word: str) -> str:
    return re.sub(r"^(name: \w+ \w+).*$", rf"\1 {word}", text, count=1, flags=re.MULTILINE)


def _tag(text: str, word: str) -> str:
    return re.sub(r"^(tags: \[)(q\w+, )?", rf"\1{word}, ", text, count=1, flags=re.MULTILINE)


KINDS: dict[str, Callable[[str, str], str]] = {
    "body": _body,
    "history": _history,
    "name": _name,
    "tag": _tag,
}
"""What is changed in a file, given a word that its page must show then."""


class Round:
    """The servers of some tools, each over its own copy of the same contacts."""

    def __init__(self, size: int, servers: Sequence[Serving]) -> None:
        self._size = size
        self._servers = servers
        self._people = tuple(person for person in people(size) if "\ntags: [" in person.text)
        self._words = 0

    def read(self, number: int) -> Iterator[Save]:
        """Save so often, the tools in turn, and each time read the page until it says the word."""
        for at in range(-_FIRST, number):
            kind = tuple(KINDS)[at % len(KINDS)]
            person, word = self._next()
            for server in self._servers:
                seconds = _until_read(server, person, kind, word)
                if at >= 0:
                    yield Save(self._size, server.tool.name, kind, "HTTP", seconds)
                sleep(REST)

    def shown(self, number: int, browser: Browser) -> Iterator[Save]:
        """The same with a browser that has the page open."""
        for at in range(number):
            kind = tuple(KINDS)[at % len(KINDS)]
            person, word = self._next()
            for server in self._servers:
                browser.open(f"http://127.0.0.1:{server.port}/{server.page(person.id)}")
                sleep(REST)
                began = _save(server, person, kind, word)
                seconds = browser.until(word) - began
                yield Save(self._size, server.tool.name, kind, "Chromium", seconds)

    def held(self, number: int) -> Iterator[Held]:
        """What each server holds, and whether that grows when ours is given many more saves."""
        for server in self._servers:
            before, ours = memory(server.process.pid), server.tool.name == "netcrm"
            saves = number if ours else 0
            for at in range(saves):
                person, word = self._next()
                _until_read(server, person, tuple(KINDS)[at % len(KINDS)], word)
            sleep(REST)
            after = memory(server.process.pid)
            name, peak = server.tool.name, server.watch.peak
            yield Held(self._size, name, server.first, peak, before, after, saves)

    def _next(self) -> tuple[Person, str]:
        """Whose file is next, and a word that stands nowhere yet."""
        self._words += 1
        return self._people[self._words * 311 % len(self._people)], f"q{self._words:05}x"


def _save(server: Serving, person: Person, kind: str, word: str) -> float:
    """Write a file in place; when that began."""
    path = server.folder / "contacts" / f"{person.id}.md"
    text = KINDS[kind](path.read_text("utf-8"), word)
    began = perf_counter()
    path.write_text(text, "utf-8")
    return began


def _until_read(server: Serving, person: Person, kind: str, word: str) -> float:
    """The seconds from a save until the page says the word."""
    page = server.page(person.id)
    began = _save(server, person, kind, word)
    return server.until(lambda: word in server.get(page), f"{word} on {page}") - began


@dataclass(frozen=True, slots=True)
class Wanted:
    """How many saves to take: that HTTP reads, that a browser shows, and to see memory grow."""

    read: int = 30
    shown: int = 12
    more: int = 1_000


def measure(
    size: int, tools: Sequence[tuple[Tool, str]], wanted: Wanted, folder: Path, say: Say
) -> Iterator[Save | Held]:
    """Everything of one size. Raises WrongError where a tool fails or never shows a save."""
    with ExitStack() as stack:
        everyone = tuple(people(size))
        servers = []
        for tool, program in tools:
            own = stack.enter_context(TemporaryDirectory(prefix=f"{tool.name}-", dir=folder))
            space = Workspace(Path(own) / "space", tool, everyone)
            space.reset()
            began = perf_counter()
            server = stack.enter_context(serving(tool, program, space.folder, everyone[0].id))
            say(f"{size:,} contacts, {tool.name} serves after {perf_counter() - began:.1f} s")
            servers.append(server)
        taken = Round(size, servers)
        with browser() if wanted.shown else nullcontext() as tab:
            for save in chain(
                taken.read(wanted.read), taken.shown(wanted.shown, tab) if tab else ()
            ):
                what = f"{save.tool} {save.kind} {save.reader}: {save.seconds:.3f} s"
                say(f"{size:,} contacts, {what}")
                yield save
        yield from taken.held(wanted.more)
