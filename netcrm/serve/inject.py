"""What a page is given while it is served: the script that keeps it up to date, and its policy."""

from html import escape
from importlib.resources import files

SCRIPT = "/.netcrm/live.js"
EVENTS = "/.netcrm/events"
NOW = "/.netcrm/now"
"""Addresses beside those of the site, where no part of a name begins with a dot."""


def script() -> bytes:
    """The script's text."""
    return files(__package__).joinpath("live.js").read_bytes()


def with_script(page: bytes, name: str, state: str, *, updating: bool) -> bytes:
    """A page with the script at the end of its body.

    ``name`` is its path below the site and ``state`` that of the server when it was read.
    """
    mark = " data-updating" if updating else ""
    tag = (
        f'<script src="{SCRIPT}" data-page="{escape(name)}" data-state="{state}"{mark}></script>\n'
    ).encode("utf-8", "surrogateescape")
    at = page.rfind(b"</body>")
    return page + tag if at < 0 else page[:at] + tag + page[at:]


def note(title: str, said: str) -> bytes:
    """A small page that says one thing, in the site's own style."""
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f'<title>{escape(title)}</title>\n<link rel="icon" href="data:,">\n'
        '<link rel="stylesheet" href="/style.css">\n</head>\n<body>\n<main id="main">\n'
        f"<h1>{escape(title)}</h1>\n<p>{said}</p>\n</main>\n</body>\n</html>\n"
    ).encode()
