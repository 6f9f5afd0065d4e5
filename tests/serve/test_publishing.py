"""Reading while pages are replaced: each answer is one version of a page, whole.

``NETCRM_GETS=5000 NETCRM_PUBLISHES=200`` reads and publishes as often as that.
"""

import http.client
import os
import re
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

from netcrm.website.publish import publish
from tests.serve.conftest import Running, start

GETS = int(os.environ.get("NETCRM_GETS", "400"))
PUBLISHES = int(os.environ.get("NETCRM_PUBLISHES", "40"))
READERS = 4
NAMES = ("index.html", "contacts/ana.html", "contacts/bo.html", "style.css")


def page(version: int) -> bytes:
    """A page of some size, of another one in each version, that names its version all over."""
    mark = f"<p>version {version:06}</p>\n"
    return ("<body>\n" + mark * (2000 + 1500 * (version % 3)) + "</body>\n").encode()


def versions(folder: Path, done: Event) -> Iterator[None]:
    for version in range(PUBLISHES):
        publish(folder, NAMES, ((name, page(version)) for name in NAMES))
        yield
    done.set()


def test_no_page_is_cut_short_or_mixed(tmp_path: Path) -> None:
    done = Event()
    publishing = versions(tmp_path / "build", done)
    next(publishing)
    running = start(tmp_path / "build", token="")
    running.told.tell(())
    faults: list[str] = []
    readers = [Thread(target=read, args=(running, done, faults)) for _ in range(READERS)]
    for reader in readers:
        reader.start()
    for _ in publishing:
        running.told.tell(NAMES)
    for reader in readers:
        reader.join()
    running.stop()
    assert faults == []


def read(running: Running, done: Event, faults: list[str]) -> None:
    """Read on one connection, each page in turn, until enough is read and all is published."""
    connection = http.client.HTTPConnection("127.0.0.1", running.door.port)
    count, seen = 0, 0
    while count < GETS / READERS or not done.is_set():
        name = NAMES[count % len(NAMES)]
        connection.request("GET", f"/{name}")
        answer = connection.getresponse()
        body = answer.read()
        count += 1
        found = set(re.findall(rb"version (\d{6})", body))
        if answer.status != 200 or len(found) != 1:
            faults.append(f"{name}: {answer.status}, versions {found}")
            continue
        version = int(found.pop())
        script = re.sub(rb"<script [^>]*></script>\n", b"", body)
        if script != page(version) or version < seen - 1:
            faults.append(f"{name}: {len(body)} bytes of version {version}")
        seen = max(seen, version)
    connection.close()
