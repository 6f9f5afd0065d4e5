"""Raw request targets over a raw socket: whatever is asked for, only the site's own list comes."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.serve.conftest import HEADERS, HERE, Running, names_in, start

SECRET = b"her diary says so"
UPS = (
    *("..", "%2e%2e", "%2E.", ".%2e", "%252e%252e", "%c0%ae%c0%ae", "%e0%80%ae%e0%80%ae"),
    *("%uff0e%uff0e", "．．", "..%00", "..;", "....", "...", ".. ", "..%20", "%2e%2e%0a", "..%ff"),
    *("%25%32%65%25%32%65", "..%c1%9c", "..%e2%80%8b", "․․"),
)
SLASHES = ("/", "%2f", "%2F", "\\", "%5c", "%5C", "%252f", "%c0%af", "%e2%88%95", "//")
GOALS = ("netcrm.toml", "contacts/bo.md")
ODD = (
    *("/contacts/bo.md", "//contacts/bo.md", "/build/../contacts/bo.md", "/./netcrm.toml"),
    *("/.netcrm-manifest", "/.netcrm/memo.db", "/.netcrm/../netcrm.toml", "/.netcrm/", "/.netcrm"),
    *(
        "/.git/config",
        "/.gitignore",
        "/people",
        "/people/",
        "/people//bo.html",
        "/people/./bo.html",
    ),
    *("/people/../index.html", "/index.html/", "/index.html/.", "/index.html/..", "/INDEX.HTML"),
    *("/index.html::$DATA", "/index.html:$DATA", "/index.html%3a%3a$DATA", "/INDEX~1.HTM"),
    *("/NETCRM~1.TOM", "/CONTAC~1/BO.MD", "/people::$INDEX_ALLOCATION", "/index.html.", "/CON"),
    *(
        "/index.html%20",
        "/index.html%00",
        "/index.html%00.md",
        "/index.html%0a",
        "/NUL",
        "/aux.html",
    ),
    *("/secret.html", "/linked/bo.md", "/linked", "/unlisted.html", "/index.html~", "/.index.html"),
    *("http://127.0.0.1/netcrm.toml", "http://evil.example/", "https://evil.example/index.html"),
    *("file:///etc/passwd", "//evil.example/", "///etc/passwd", "/etc/passwd", "//etc/passwd"),
    *("*", "index.html", "..", "?", "#", "/#/../netcrm.toml", "/%", "/%2", "/%zz", "/%%32%65"),
    *("/%2e", "/%2f", "/%5c..%5cnetcrm.toml", "/C:/netcrm.toml", "/C:%5cnetcrm.toml", "/\\\\x\\y"),
    *("/~", "/~root/", "/;/netcrm.toml", "/index.html;/../netcrm.toml", "/" + "a" * 5000),
    *("/" + "../" * 200 + "netcrm.toml", "/" + "%2e%2e%2f" * 50 + "etc/passwd", "/\xff", "/\x7f"),
    *("/%F0%9F%92%A9", "/people%2fbo.md", "/proc/self/environ", "/index.html|", "/'", '/"', "/<x>"),
)
BROKEN = (
    *(
        b"/\x00",
        b"/index.html\x00",
        b"/a b",
        b"/\tx",
        b"",
        b" /",
        b"/\x01",
        b"/\x1b[2J",
        b"/x\x0bx",
    ),
)


def targets() -> Iterator[bytes]:
    for up in UPS:
        for slash in SLASHES:
            for times, goal in ((1, GOALS[0]), (3, GOALS[1])):
                yield ("/" + (up + slash) * times + goal).encode()
    yield from (target.encode() for target in ODD)
    yield from BROKEN


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Return a server without a token over a site with secrets around it and links into them."""
    root = tmp_path_factory.mktemp("workspace")
    site = Path(shutil.copytree(HERE / "site", root / "build"))
    (root / "contacts").mkdir()
    (root / ".git").mkdir()
    for name in ("netcrm.toml", "contacts/bo.md", ".git/config", "build/unlisted.html"):
        (root / name).write_bytes(SECRET)
    (site / ".netcrm-manifest").write_bytes(SECRET)
    (site / "secret.html").symlink_to(root / "netcrm.toml")
    (site / "linked").symlink_to(root / "contacts")
    started = start(site, token="")
    linked = {"secret.html", "linked/bo.md"}
    hidden = {"unlisted.html", ".netcrm-manifest"}
    started.names = (names_in(site) | linked) - hidden
    started.told.tell(())
    yield started
    started.stop()


def ask(running: Running, target: bytes, host: bytes = b"") -> bytes:
    ours = host or f"127.0.0.1:{running.door.port}".encode()
    lines = (b"GET " + target + b" HTTP/1.1", b"Host: " + ours, b"Connection: close", b"", b"")
    return running.raw(b"\r\n".join(lines))


def status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])


def test_there_are_many_targets() -> None:
    assert len(set(targets())) >= 200


def test_what_is_asked_for_properly_comes(workspace: Running) -> None:
    for target in (b"/", b"/index.html", b"/?x=../", b"/people/bo.html", b"/%69ndex.html"):
        assert status(ask(workspace, target)) == 200


def test_no_target_leads_out(workspace: Running) -> None:
    wrong = []
    for target in targets():
        answer = ask(workspace, target)
        if status(answer) not in (400, 404, 421) or SECRET in answer or not dressed(answer):
            wrong.append((target, answer[:200]))
    assert wrong == []


def test_what_is_no_http_is_answered_with_the_headers_too(workspace: Running) -> None:
    for data in (b"\r\n\r\n\x16\x03\x01\x00\r\n\r\n", b"GET / HTTP/1.1\r\n\r\n", b"x\r\n\r\n"):
        answer = workspace.raw(data)
        assert (status(answer), dressed(answer)) == (400, True)


def test_a_websocket_is_refused(workspace: Running) -> None:
    host = f"127.0.0.1:{workspace.door.port}"
    answer = workspace.raw(
        f"GET / HTTP/1.1\r\nHost: {host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
        f"GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode()
    )
    assert (status(answer), dressed(answer)) == (400, True)
    assert b"101 " not in answer


def dressed(answer: bytes) -> bool:
    """Whether the headers of every answer are there, each once."""
    head = answer.partition(b"\r\n\r\n")[0].decode("latin-1").lower()
    found = re.findall(r"^([^:\r\n]+): ([^\r\n]*)", head, re.MULTILINE)
    wanted = {name: value.lower() for name, value in HEADERS.items()}
    return all((name, value) in found for name, value in wanted.items()) and (
        sum(name == "content-security-policy" for name, _ in found) == 1
        and not any(name.startswith(("access-control", "server")) for name, _ in found)
    )
