"""Listening on the loopback, and ending when told to: the one room that knows uvicorn."""

import errno
import socket
from collections.abc import Awaitable, Callable
from typing import Any

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from netcrm.errors import PortError
from netcrm.serve.headers import guarded

Application = Callable[..., Awaitable[None]]

PATIENCE = 1
"""Seconds, a whole number, that answers on their way are waited for at the end."""
_TRIES = 20
_BACKLOG = 128


class _Protocol(H11Protocol):
    """HTTP whose answer to what is no HTTP has the headers of every answer too."""

    def send_400_response(self, msg: str) -> None:
        """Say so and hang up."""
        said = f"{msg}\n".encode()
        headers = guarded(
            [
                (b"content-type", b"text/plain; charset=utf-8"),
                (b"content-length", str(len(said)).encode()),
                (b"connection", b"close"),
            ]
        )
        lines = (b"HTTP/1.1 400 Bad Request", *(b": ".join(header) for header in headers))
        self.transport.write(b"\r\n".join((*lines, b"", said)))
        self.transport.close()


_SETTINGS: dict[str, Any] = {
    "http": _Protocol,
    "ws": "none",
    "loop": "asyncio",
    "lifespan": "off",
    "log_config": None,
    "log_level": "critical",
    "access_log": False,
    "proxy_headers": False,
    "server_header": False,
    "date_header": False,
    "timeout_graceful_shutdown": PATIENCE,
}


class Server(uvicorn.Server):
    """A server that ends what has no end of itself when it is told to stop."""

    def __init__(self, application: Application, stopping: Callable[[], None]) -> None:
        """Prepare; ``stopping`` is called in the server's thread before it waits for answers."""
        super().__init__(uvicorn.Config(application, **_SETTINGS))
        self._stopping = stopping

    def answer(self, sockets: list[socket.socket]) -> None:
        """Answer on ``sockets`` until :meth:`stop`, or SIGINT or SIGTERM, which is passed on."""
        self.run(sockets)

    def stop(self) -> None:
        """Stop soon. Any thread may say so."""
        self.should_exit = True

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop, with nothing left open."""
        self._stopping()
        await super().shutdown(sockets)


def listen(port: int) -> tuple[int, list[socket.socket]]:
    """Listen on 127.0.0.1, and on ::1 where there is such a thing; 0 takes a port that is free.

    Nothing outside this machine can reach either. Raises PortError.
    """
    for _ in range(_TRIES):
        first = _listening(socket.AF_INET, "127.0.0.1", port)
        found: int = first.getsockname()[1]
        try:
            return found, [first, *_sixth(found)]
        except PortError:
            first.close()
            if port:
                raise
    raise PortError("no port is free on both 127.0.0.1 and [::1]", "name one with --port N")


def _sixth(port: int) -> list[socket.socket]:
    """The same on IPv6; nothing where the machine has none."""
    try:
        with socket.socket(socket.AF_INET6) as probe:
            probe.bind(("::1", 0))
    except OSError:
        return []
    return [_listening(socket.AF_INET6, "::1", port)]


def _listening(family: socket.AddressFamily, host: str, port: int) -> socket.socket:
    opened = socket.socket(family, socket.SOCK_STREAM)
    # A server that has just ended leaves connections behind that must not keep the next one out.
    opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        opened.bind((host, port))
        opened.listen(_BACKLOG)
    except OSError as error:
        opened.close()
        raise _refused(port, error) from error
    return opened


def _refused(port: int, error: OSError) -> PortError:
    cure = "choose a different port with --port N; 0 takes one that is free"
    if error.errno == errno.EADDRINUSE:
        return PortError(f"port {port} is in use, perhaps by another netcrm serve", cure)
    return PortError(f"port {port} cannot be used: {(error.strerror or str(error)).lower()}", cure)
