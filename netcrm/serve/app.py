"""The site as an ASGI application: the door, then the pages of the site's own list."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Route, Router
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from netcrm.serve import inject
from netcrm.serve.door import METHODS, PRIVATE, Door, Refusal, foreign_start
from netcrm.serve.files import name_of, read_below, type_of
from netcrm.serve.headers import guarded, without_policy
from netcrm.serve.told import Told

HTML = "text/html; charset=utf-8"
_EVENTS = "text/event-stream; charset=utf-8"
_BROKEN = Refusal(500, "netcrm went wrong over this page; the terminal it runs in says how.")


@dataclass(frozen=True, slots=True)
class Shown:
    """What is served: the files ``names()`` below ``folder``, and what pages are told."""

    folder: Path
    names: Callable[[], frozenset[str]]
    told: Told


def application(shown: Shown, door: Door) -> ASGIApp:
    """Everything that is served, behind the door, with the headers of every answer."""
    routes = [
        Route(inject.SCRIPT, _script),
        Route(inject.EVENTS, _events),
        Route(inject.NOW, _now),
        Route("/{rest:path}", _page),
    ]
    inside = Router(routes, redirect_slashes=False)

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        scope["shown"] = shown
        found = door.refusal(scope)
        if found is None and door.brings(scope):
            await _welcome(scope, door)(scope, receive, send)
        elif found is None and door.knows(scope):
            await inside(scope, receive, send)
        else:
            await _refused(found or PRIVATE)(scope, receive, send)

    return _guard(answer)


def _guard(inside: ASGIApp) -> ASGIApp:
    """Give every answer its headers, and answer where something of ours went wrong."""

    async def guard(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return
        begun = False

        async def dressed(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                message["headers"] = guarded(list(message["headers"]))
            await send(message)

        try:
            await inside(scope, receive, dressed)
        except Exception:
            logging.getLogger(__name__).exception("netcrm went wrong over %s", scope["path"])
            if begun:
                raise
            await _refused(_BROKEN)(scope, receive, dressed)

    return guard


def _refused(refusal: Refusal) -> Response:
    allow = {"allow": ", ".join(METHODS)} if refusal.status == 405 else {}  # noqa: PLR2004
    return Response(f"{refusal.said}\n", refusal.status, allow, "text/plain; charset=utf-8")


def _welcome(scope: Scope, door: Door) -> Response:
    """Keep the token in a cookie, and show the first page under its clean address.

    A browser does not send such a cookie on the way from elsewhere, the file of ``--open`` for
    one; there a page of this site leads on.
    """
    if foreign_start(scope):
        answer = Response('<!doctype html>\n<meta http-equiv="refresh" content="0;url=/">\n', 200)
        answer.headers["content-type"] = HTML
    else:
        answer = RedirectResponse("/", 303)
    answer.headers["set-cookie"] = f"{door.cookie}={door.token}; Path=/; HttpOnly; SameSite=Strict"
    return answer


async def _page(request: Request) -> Response:
    shown: Shown = request.scope["shown"]
    state, updating = shown.told.now, shown.told.updating
    name = name_of(request.scope["raw_path"])
    data, status = None, 200
    if name in shown.names():
        shown.told.asked_for(name)
        data = await asyncio.to_thread(read_below, shown.folder, name)
    if data is None:
        data, status = _missing(name, updating=updating)
    if status == 200 and not name.endswith(".html"):  # noqa: PLR2004  fine
        return Response(data, headers={"content-type": type_of(name)})
    page, policy = without_policy(data)
    page = inject.with_script(page, name, state, updating=updating)
    headers = {"content-type": HTML, "content-security-policy": policy}
    return Response(page, status, headers)


def _missing(name: str, *, updating: bool) -> tuple[bytes, int]:
    """A page that says that there is none, or none yet, and its status."""
    if updating:
        return inject.note("Making the site", "This page will show itself when it is made."), 503
    said = "Nothing of this site has this address."
    known = "" if name == "index.html" else ' <a href="/">The first page</a> leads on.'
    return inject.note("Not here", said + known), 404


async def _script(_: Request) -> Response:
    return Response(inject.script(), headers={"content-type": type_of("live.js")})


async def _now(request: Request) -> Response:
    told = request.scope["shown"].told
    told.asked_for(request.query_params.get("page", ""))
    message = told.message(request.query_params.get("since", ""))
    return Response(message, headers={"content-type": type_of("now.json")})


async def _events(request: Request) -> Response:
    if request.method == "HEAD":  # has an end, and events have none
        return Response(headers={"content-type": _EVENTS})
    stream = request.scope["shown"].told.stream(request.query_params.get("since", ""))
    return StreamingResponse(stream, headers={"content-type": _EVENTS})
