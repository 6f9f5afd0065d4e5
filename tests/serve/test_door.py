"""The door: hosts, methods, the token, other sites' pages, and what stands on every answer."""

from pathlib import Path

import pytest

from tests.serve.asgi import COOKIE, HOST, PORT, TOKEN, Answer, Ask, asking, shown
from tests.serve.conftest import HEADERS, names_in

RIGHT = (f"127.0.0.1:{PORT}", f"localhost:{PORT}", f"[::1]:{PORT}")
WRONG = (
    *("", " ", "127.0.0.1", "localhost", "[::1]", "::1", f"::1:{PORT}", f":{PORT}", f"{PORT}"),
    *("evil.example", f"evil.example:{PORT}", f"localhost.evil.example:{PORT}"),
    *(f"127.0.0.1.evil.example:{PORT}", f"evil.example#127.0.0.1:{PORT}"),
    *(f"127.0.0.1:{PORT}@evil.example", f"evil.example@127.0.0.1:{PORT}", f"user@localhost:{PORT}"),
    *(f"127.0.0.1:{PORT + 1}", "127.0.0.1:80", "localhost:0", f"127.0.0.1:0{PORT}"),
    *(f"127.0.0.1:{PORT} ", f" 127.0.0.1:{PORT}", f"127.0.0.1:{PORT}:{PORT}", f"127.0.0.1:+{PORT}"),
    *(f"127.0.0.1:{PORT}, evil.example", f"evil.example, 127.0.0.1:{PORT}", f"127.0.0.1:{PORT}/"),
    *(f"127.0.0.1.:{PORT}", f"localhost.:{PORT}", f"LOCALHOST:{PORT}", f"Localhost:{PORT}"),
    *(f"127.1:{PORT}", f"2130706433:{PORT}", f"0x7f000001:{PORT}", f"0177.0.0.1:{PORT}"),
    *(f"127.0.0.2:{PORT}", f"0.0.0.0:{PORT}", f"[::]:{PORT}", f"[::ffff:127.0.0.1]:{PORT}"),
    *(f"[0:0:0:0:0:0:0:1]:{PORT}", f"[::1%25lo]:{PORT}", f"http://127.0.0.1:{PORT}"),
    *(
        f"127.0.0.1\x00:{PORT}",
        f"127.0.0.1\t:{PORT}",
        f"127。0。0。1:{PORT}".encode().decode("latin-1"),
    ),
    *(f"loc\xadalhost:{PORT}", f"192.168.0.1:{PORT}", f"127.0.0.1:{PORT}?", f"127.0.0.1%3a{PORT}"),
)
OTHERS = ("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get", "")


@pytest.fixture
def ask(site: Path) -> Ask:
    return asking(shown(site, names_in(site)))


@pytest.mark.parametrize("host", RIGHT)
def test_each_name_of_this_machine_is_right(ask: Ask, host: str) -> None:
    assert ask("/", headers=[("host", host), COOKIE]).status == 200


def test_there_are_many_wrong_hosts() -> None:
    assert len(set(WRONG)) >= 40


@pytest.mark.parametrize("host", WRONG)
def test_any_other_host_is_refused(ask: Ask, host: str) -> None:
    found = ask("/", headers=[("host", host), COOKIE])
    assert found.status == 421
    assert b"Bo" not in found.body
    assert dressed(found)


def test_two_hosts_or_none_are_refused(ask: Ask) -> None:
    assert ask("/", headers=[COOKIE]).status == 421
    assert ask("/", headers=[HOST, HOST, COOKIE]).status == 421
    forwarded = ("x-forwarded-host", HOST[1])
    assert ask("/", headers=[("host", "evil.example"), forwarded, COOKIE]).status == 421


@pytest.mark.parametrize("method", OTHERS)
def test_nothing_but_reading(ask: Ask, method: str) -> None:
    found = ask("/", method)
    assert found.status == 405
    assert found.headers["allow"] == "GET, HEAD"
    assert dressed(found)


def test_a_head_has_an_end(ask: Ask) -> None:
    assert ask("/", "HEAD").status == 200
    assert ask("/.netcrm/events", "HEAD").status == 200


def test_without_the_token_every_page_is_private(ask: Ask, site: Path) -> None:
    targets = [f"/{name}" for name in names_in(site)]
    for target in (*targets, "/", "/nobody", "/.netcrm/live.js", "/.netcrm/now", "/.netcrm/events"):
        found = ask(target, headers=[HOST])
        assert (found.status, b"Bo" in found.body) == (403, False)
        assert b"netcrm serve printed" in found.body
        assert dressed(found)


@pytest.mark.parametrize(
    "cookie",
    [
        *("", "=", f"netcrm-{PORT}", f"netcrm-{PORT}=", f"netcrm-{PORT}={TOKEN}x", TOKEN),
        *(f"netcrm-{PORT}={TOKEN[:-1]}", f"netcrm-{PORT + 1}={TOKEN}", f"netcrm={TOKEN}"),
        *(f"netcrm-{PORT}={TOKEN.upper()}", f"netcrm-{PORT}=\xff", f'netcrm-{PORT}="{TOKEN}"'),
    ],
)
def test_a_wrong_cookie_is_no_token(ask: Ask, cookie: str) -> None:
    assert ask("/", headers=[HOST, ("cookie", cookie)]).status == 403


def test_the_cookie_is_found_among_others(ask: Ask) -> None:
    many = ("cookie", f"a=b; netcrm-{PORT}=old; {COOKIE[1]} ; c")
    assert ask("/", headers=[HOST, many]).status == 200
    assert ask("/", headers=[HOST, ("cookie", "a=b"), COOKIE]).status == 200


def test_the_token_is_taken_into_a_cookie_and_out_of_the_address(ask: Ask) -> None:
    found = ask(f"/?token={TOKEN}", headers=[HOST])
    assert (found.status, found.headers["location"]) == (303, "/")
    kept = found.headers["set-cookie"].split("; ")
    assert kept == [COOKIE[1], "Path=/", "HttpOnly", "SameSite=Strict"]
    assert dressed(found)


def test_on_the_way_from_a_file_a_page_of_ours_leads_on(ask: Ask) -> None:
    there = [("sec-fetch-mode", "navigate"), ("sec-fetch-dest", "document")]
    found = ask(f"/?token={TOKEN}", headers=[HOST, ("sec-fetch-site", "cross-site"), *there])
    assert (found.status, "set-cookie" in found.headers) == (200, True)
    assert b'content="0;url=/"' in found.body


@pytest.mark.parametrize(
    "target",
    [
        *("/?token=", "/?token=wrong", f"/?token={TOKEN}x", f"/?Token={TOKEN}", f"/?{TOKEN}"),
        *(f"/index.html?token={TOKEN}", f"/.netcrm/now?token={TOKEN}", f"//?token={TOKEN}"),
    ],
)
def test_what_does_not_bring_the_token(ask: Ask, target: str) -> None:
    found = ask(target, headers=[HOST])
    assert (found.status, "set-cookie" in found.headers) == (403, False)


def test_no_token_is_asked_for_where_it_was_given_up(site: Path) -> None:
    ask = asking(shown(site, names_in(site)), token="")
    assert ask("/", headers=[HOST]).status == 200
    assert ask("/?token=", headers=[HOST]).status == 200
    assert ask("/", headers=[("host", "evil.example")]).status == 421


@pytest.mark.parametrize("site_of", ["cross-site", "same-site"])
@pytest.mark.parametrize("asks", ["script", "image", "iframe", "style", "empty", "websocket"])
def test_other_sites_pages_are_not_answered(ask: Ask, site_of: str, asks: str) -> None:
    mode = "navigate" if asks == "iframe" else "no-cors"
    said = [("sec-fetch-site", site_of), ("sec-fetch-dest", asks), ("sec-fetch-mode", mode)]
    assert ask("/style.css", headers=[HOST, COOKIE, *said]).status == 403


def test_our_own_pages_and_the_address_bar_are_answered(ask: Ask) -> None:
    for said in ("same-origin", "none"):
        assert ask("/", headers=[HOST, COOKIE, ("sec-fetch-site", said)]).status == 200


def test_nothing_is_upgraded(ask: Ask) -> None:
    for to in ("websocket", "h2c"):
        found = ask("/", headers=[HOST, COOKIE, ("connection", "upgrade"), ("upgrade", to)])
        assert (found.status, dressed(found)) == (400, True)


@pytest.mark.parametrize("target", ["/", "/style.css", "/people/bo.html", "/nobody", "*", "x"])
def test_every_answer_has_the_headers(ask: Ask, target: str) -> None:
    assert dressed(ask(target))


def dressed(found: Answer) -> bool:
    """Whether an answer has all headers of every answer, and none that opens it to others."""
    policy = found.headers["content-security-policy"]
    assert {name: found.headers.get(name) for name in HEADERS} == HEADERS
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    return not any(name.startswith("access-control") for name in found.headers)
