"""Who may come in: the right host, a reading method, our own pages, and whoever has the token.

The site is private and other users of the machine, and pages of other sites in the same browser,
can reach its port too. So each request must show that it comes from the browser that was given
the token of this run, and from a page of this site.
"""

import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hmac import compare_digest
from typing import Any

Scope = Mapping[str, Any]
"""What ASGI tells of a request."""

METHODS = ("GET", "HEAD")
_OWN = (b"same-origin", b"none")


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request is not answered: its status and a sentence for who reads it."""

    status: int
    said: str


PRIVATE = Refusal(
    403,
    "This site is private. Open the address that netcrm serve printed when it was started, "
    "with its token.",
)
_HOST = Refusal(421, "This is not the address of this site: open it as netcrm serve printed it.")
_METHOD = Refusal(405, "This site can only be read.")
_TARGET = Refusal(400, "This is not a path of this site.")
_UPGRADE = Refusal(400, "This site speaks plain HTTP only.")
_FOREIGN = Refusal(403, "This site answers its own pages only.")


@dataclass(frozen=True, slots=True)
class Door:
    """The door of a server on a port. Without a ``token`` it asks for none."""

    port: int
    token: str

    def refusal(self, scope: Scope) -> Refusal | None:
        """Why a request may not come in, its token aside; None if it may."""
        if not self._right_host(scope):
            return _HOST
        if next(values(scope, b"upgrade"), None) is not None:
            return _UPGRADE
        if scope["method"] not in METHODS:
            return _METHOD
        if not scope["raw_path"].startswith(b"/"):
            return _TARGET
        return None if _own(scope) else _FOREIGN

    def knows(self, scope: Scope) -> bool:
        """Whether a request shows the token in its cookie, or none is asked for."""
        name = self.cookie.encode()
        pairs = (pair for value in values(scope, b"cookie") for pair in value.split(b";"))
        shown = (pair.strip().partition(b"=") for pair in pairs)
        return not self.token or any(key == name and self._is(value) for key, _, value in shown)

    def brings(self, scope: Scope) -> bool:
        """Whether a request is the one that brings the token in its address."""
        words = scope["query_string"].split(b"&")
        named = (word.removeprefix(b"token=") for word in words if word.startswith(b"token="))
        return scope["raw_path"] == b"/" and any(map(self._is, named)) and bool(self.token)

    @property
    def cookie(self) -> str:
        """The name of the cookie; ports share their cookies, so it has the port in it."""
        return f"netcrm-{self.port}"

    @property
    def address(self) -> str:
        """Where the site is to be opened, with the token."""
        return f"http://127.0.0.1:{self.port}/" + (f"?token={self.token}" if self.token else "")

    def _is(self, shown: bytes) -> bool:
        return compare_digest(shown, self.token.encode())

    def _right_host(self, scope: Scope) -> bool:
        """Whether the one host that is named is ours, by one of its three names and its port."""
        named = tuple(values(scope, b"host"))
        ours = (f"{name}:{self.port}".encode() for name in ("127.0.0.1", "localhost", "[::1]"))
        return len(named) == 1 and named[0] in tuple(ours)


def new_token() -> str:
    """A token that cannot be guessed, of letters that need no escape in an address."""
    return secrets.token_urlsafe(24)


def values(scope: Scope, name: bytes) -> Iterator[bytes]:
    """Each value of a request's header."""
    return (value for key, value in scope["headers"] if key == name)


def foreign_start(scope: Scope) -> bool:
    """Whether a browser says that something outside this site, such as a file, led here."""
    return next(values(scope, b"sec-fetch-site"), b"none") not in _OWN


def _own(scope: Scope) -> bool:
    """Whether a page of this site asks, or somebody opens a page in a tab.

    Only browsers say, and none lets a page say otherwise.
    """
    opens = {
        next(values(scope, b"sec-fetch-mode"), b""),
        next(values(scope, b"sec-fetch-dest"), b""),
    }
    return not foreign_start(scope) or opens == {b"navigate", b"document"}
