"""Asking the application without a socket: what a server would hand it, and what it answers."""

import asyncio
from collections.abc import Callable, Coroutine, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from netcrm.serve.app import Shown, application
from netcrm.serve.door import Door
from netcrm.serve.told import Told

PORT = 4321
TOKEN = "only-for-tests"  # noqa: S105  of no server that runs
COOKIE = ("cookie", f"netcrm-{PORT}={TOKEN}")
HOST = ("host", f"127.0.0.1:{PORT}")

Header = tuple[str, str]
T = TypeVar("T")


def run(coroutine: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine to its end, in a thread: a browser in this one has a loop of its own."""
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(asyncio.run, coroutine).result()


class Answer(NamedTuple):
    """One answer; ``headers`` by name, the values of one that is given twice joined."""

    status: int
    headers: dict[str, str]
    body: bytes


Ask = Callable[..., Answer]


def shown(folder: Path, names: Iterable[str]) -> Shown:
    """What is served of a folder once the first update is done."""
    listed = frozenset(names)
    told = Told()
    told.tell(())
    return Shown(folder, lambda: listed, told)


def asking(site: Shown, token: str = TOKEN) -> Ask:
    """A function that asks for a raw target: ``ask("/", headers=[HOST])``."""
    app = application(site, Door(PORT, token))

    def ask(
        target: str | bytes, method: str = "GET", headers: Iterable[Header] = (HOST, COOKIE)
    ) -> Answer:
        raw = target.encode() if isinstance(target, str) else target
        return run(_asked(app, raw, method, headers))

    return ask


def scope_of(target: bytes, method: str, headers: Iterable[Header]) -> dict[str, object]:
    """A request as ASGI tells of it."""
    path, _, query = target.partition(b"?")
    return {
        "type": "http",
        "method": method,
        "path": path.decode("latin-1"),
        "raw_path": path,
        "query_string": query,
        "headers": [(name.encode(), value.encode("latin-1")) for name, value in headers],
    }


async def _asked(app: object, target: bytes, method: str, headers: Iterable[Header]) -> Answer:
    sent: list[dict[str, object]] = []

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, object]) -> None:
        sent.append(message)

    await app(scope_of(target, method, headers), receive, send)  # type: ignore[operator]
    start, *rest = sent
    found: dict[str, str] = {}
    for key, value in start["headers"]:  # type: ignore[attr-defined]
        name = key.decode()
        found[name] = ", ".join(filter(None, (found.get(name), value.decode("latin-1"))))
    body = b"".join(part.get("body", b"") for part in rest)  # type: ignore[misc]
    return Answer(start["status"], found, body)  # type: ignore[arg-type]
