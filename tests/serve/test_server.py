"""Listening on this machine alone, and ending with nothing left open."""

import socket
from threading import Thread

import pytest

from netcrm.errors import PortError
from netcrm.serve.server import listen
from netcrm.serve.told import Told
from tests.serve.conftest import Running


def test_it_listens_on_the_loopback_alone() -> None:
    port, sockets = listen(0)
    names = [opened.getsockname()[:2] for opened in sockets]
    for opened in sockets:
        opened.close()
    assert names[0] == ("127.0.0.1", port)
    assert names[1:] in ([], [("::1", port)])


@pytest.mark.parametrize(
    ("family", "host"), [(socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")]
)
def test_a_port_in_use_is_said_with_its_cure(family: socket.AddressFamily, host: str) -> None:
    with socket.socket(family) as other:
        try:
            other.bind((host, 0))
        except OSError:
            pytest.skip(f"this machine has no {host}")
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(PortError, match=f"port {port} is in use") as caught:
            listen(port)
    assert "--port N" in caught.value.hint
    for opened in listen(port)[1]:  # and nothing of the attempt is left
        opened.close()


def test_a_port_that_is_not_ours_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(socket.socket, "bind", refused)
    with pytest.raises(PortError, match="port 80 cannot be used: permission denied"):
        listen(80)


def test_both_addresses_answer(running: Running) -> None:
    for host in ("127.0.0.1", "::1"):
        try:
            opened = socket.create_connection((host, running.door.port))
        except OSError:
            assert host == "::1"
            continue
        with opened:
            opened.sendall(b"GET / HTTP/1.0\r\nHost: x\r\n\r\n")
            assert opened.recv(100).startswith(b"HTTP/1.1 421 ")


def test_it_ends_with_streams_and_half_requests_open(running: Running) -> None:
    address = ("127.0.0.1", running.door.port)
    cookie = f"Cookie: {running.door.cookie}={running.door.token}"
    head = f"GET /.netcrm/events HTTP/1.1\r\nHost: 127.0.0.1:{address[1]}\r\n{cookie}\r\n\r\n"
    streams = [socket.create_connection(address) for _ in range(5)]
    for stream in streams:
        stream.sendall(head.encode())
        assert b"text/event-stream" in stream.recv(2000)
    half = socket.create_connection(address)
    half.sendall(b"GET / HTTP/1.1\r\nHost: ")
    idle = socket.create_connection(address)
    running.stop()
    assert not running.thread.is_alive()
    for stream in streams:  # each was ended properly, not cut off
        with stream.makefile("rb") as rest:
            assert rest.read().endswith(b"0\r\n\r\n")
    for opened in (*streams, half, idle):
        opened.settimeout(10)
        while received := opened.recv(999):
            assert b"HTTP/1.1" not in received
        opened.close()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(address)


def test_a_page_that_goes_wrong_is_answered_and_said(
    running: Running, caplog: pytest.LogCaptureFixture
) -> None:
    def wrong() -> frozenset[str]:
        raise RuntimeError("of ours")

    object.__setattr__(running.shown, "names", wrong)
    host = f"Host: 127.0.0.1:{running.door.port}\r\nConnection: close"
    cookie = f"Cookie: {running.door.cookie}={running.door.token}"
    answer = running.raw(f"GET / HTTP/1.1\r\n{host}\r\n{cookie}\r\n\r\n".encode())
    assert answer.startswith(b"HTTP/1.1 500 ")
    assert b"x-frame-options: DENY" in answer
    assert "of ours" in caplog.text


def test_told_by_several_threads_nothing_is_lost() -> None:
    told = Told()
    threads = [Thread(target=told.tell, args=((f"{number}.html",),)) for number in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert told.generation == 50
