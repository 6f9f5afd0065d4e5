"""The tools that serve a site and keep it up to date: how each is started and when it is ready."""

import http.client
import json
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, sleep

from tests.benchmarks.memory import Watch
from tests.benchmarks.process import WrongError
from tests.benchmarks.tools import Tool

LONG = 900.0
"""Seconds after which it is given up."""
PAUSE = 0.01
"""Seconds between two looks at a page: to ask without a pause would keep the server busy."""


@dataclass(slots=True)
class Serving:
    """A server that runs for one tool in ``folder``.

    ``first`` is the most bytes that it held until its site was there, ``watch`` sees them since.
    """

    tool: Tool
    folder: Path
    process: subprocess.Popen[str]
    port: int
    watch: Watch
    first: int = 0

    def get(self, name: str) -> str:
        """What is answered for a path below the site; empty unless all is well."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=LONG)
        try:
            connection.request("GET", f"/{name}")
            answer = connection.getresponse()
            text = answer.read().decode().lower()  # Hugo writes names of tags large
        except (OSError, http.client.HTTPException):  # Hugo's may be cut off while it writes
            return ""
        else:
            return text if answer.status == http.HTTPStatus.OK else ""
        finally:
            connection.close()

    def until(self, so: Callable[[], object], what: str) -> float:
        """Ask again and again; the time at which it was so. Raises WrongError."""
        end = perf_counter() + LONG
        while not so():
            if self.process.poll() is not None or perf_counter() > end:
                raise WrongError(f"{self.tool.name} does not serve {what}")
            sleep(PAUSE)
        return perf_counter()

    def page(self, person: str) -> str:
        """Where someone's page is, below the site."""
        return self.tool.page.format(id=person)


@contextmanager
def serving(tool: Tool, program: str, folder: Path, person: str) -> Iterator[Serving]:
    """Start a tool's server, wait until its site is up to date, and end it afterwards."""
    port = _free()
    with subprocess.Popen(
        _command(tool, program, port), cwd=folder, stdout=subprocess.DEVNULL, text=True
    ) as process:
        try:
            made = Serving(tool, folder, process, port, Watch(process.pid))
            with Watch(process.pid) as first:
                made.until(lambda: _ready(made, person), "its first site")
            made.first = first.peak
            with made.watch:
                yield made
        finally:
            process.send_signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                process.wait(10)
            process.kill()


def _command(tool: Tool, program: str, port: int) -> Sequence[str]:
    if tool.name == "netcrm":
        ours = (sys.executable, "-P", "-m", "netcrm", "--quiet", "serve", "--no-token")
        return (*ours, "--port", str(port))
    return (program, "server", "--bind", "127.0.0.1", "--port", str(port), "--logLevel", "error")


def _ready(made: Serving, person: str) -> bool:
    if made.tool.name == "netcrm":
        state = made.get(".netcrm/now")
        return bool(state) and not json.loads(state)["updating"]
    return re.search("<h1", made.get(made.page(person))) is not None


def _free() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
