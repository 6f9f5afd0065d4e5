"""What open pages are told of each update, and what came of those they missed."""

import asyncio
import json
import secrets
from collections.abc import AsyncIterator, Iterable
from dataclasses import asdict, dataclass
from threading import Lock

MANY = 500
"""From this many changed files on, pages are told to look for themselves."""
_OPEN = 16
"""So many pages that were asked for last count as open."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One problem as a page shows it: where, the words with the line and caret, how bad.

    ``link`` opens the place in an editor; it is empty where none is set.
    """

    where: str
    text: str
    severity: str
    link: str = ""


class Told:
    """The state of the site, for the pages that are open.

    It is told of updates by one thread and asked by the server's. ``server`` is another text for
    each server and ``generation`` counts its updates, so that a page knows what it has missed.
    ``waiting`` has one entry for each page that listens.
    """

    def __init__(self) -> None:
        self.server = secrets.token_hex(8)
        self.generation = 0
        self.updating = True
        self._faults: tuple[Fault, ...] = ()
        self._more = 0
        self._changed: dict[str, int] = {}
        self._asked: dict[str, None] = {}
        self._soon: set[str] = set()
        self._lock = Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self.waiting: set[asyncio.Event] = set()
        self._closed = False

    def asked_for(self, name: str) -> None:
        """Somebody looks at a page."""
        with self._lock:
            self._asked.pop(name, None)
            self._asked[name] = None
            if len(self._asked) > _OPEN:
                del self._asked[next(iter(self._asked))]

    def open_pages(self) -> frozenset[str]:
        """The pages that are open, as far as one can tell."""
        with self._lock:
            return frozenset(self._asked)

    def tell_soon(self, name: str) -> None:
        """In the middle of an update, this path is written already."""
        with self._lock:
            self.generation += 1
            self._changed[name] = self.generation
            self._soon.add(name)
        self._wake()

    def tell(self, names: Iterable[str], faults: Iterable[Fault] = (), more: int = 0) -> None:
        """An update is done: these paths were written or removed, these problems are left.

        ``more`` is how many problems there are beside those. Any thread may tell.
        """
        with self._lock:
            self.generation += 1
            self.updating = False
            self._faults, self._more = tuple(faults), more
            left = (name for name in names if name not in self._soon)
            self._changed.update(dict.fromkeys(left, self.generation))
            self._soon.clear()
        self._wake()

    def close(self) -> None:
        """End every stream: the server stops."""
        self._closed = True
        self._wake()

    @property
    def now(self) -> str:
        """The state that a page is of when it is read from now on."""
        return f"{self.server}.{self.generation}"

    def message(self, since: str) -> str:
        """The state as JSON, with what changed since the state ``since``.

        ``changed`` is null where that is not known or not worth listing.
        """
        server, _, count = since.partition(".")
        known = server == self.server and count.isascii() and count.isdecimal()
        with self._lock:
            return json.dumps(
                {
                    "server": self.server,
                    "since": int(count[:18]) if known else 0,
                    "generation": self.generation,
                    "changed": self._since(int(count[:18])) if known else None,
                    "updating": self.updating,
                    "faults": [asdict(fault) for fault in self._faults],
                    "more": self._more,
                }
            )

    def _since(self, generation: int) -> list[str] | None:
        names = sorted(name for name, when in self._changed.items() if when > generation)
        return names if len(names) <= MANY else None

    async def stream(self, since: str) -> AsyncIterator[str]:
        """Server-sent events: the state at once, and again after each update, until the end."""
        wake = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        self.waiting.add(wake)
        try:
            while not self._closed:
                wake.clear()
                now = self.now
                yield f"data: {self.message(since)}\n\n"
                since = now
                await wake.wait()
        finally:
            self.waiting.discard(wake)

    def _wake(self) -> None:
        loop = self._loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(self._wake_all)

    def _wake_all(self) -> None:
        for wake in self.waiting:
            wake.set()
