"""Where every page lies, as paths below the site, and how pages link to each other.

An address is a pure function of what the page is about, so that a page can link to another
without asking whether it is there. Two different keys never get addresses that are equal when
casefolded, as file systems differ on case.
"""

import re
import unicodedata
from functools import lru_cache
from hashlib import blake2b
from urllib.parse import quote

from netcrm.text.words import fold

HOME = "index.html"

_LONGEST = 120
_LONGEST_ID = 250 - len(".html")
_PLAIN = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_OTHER = re.compile(r"[^a-z0-9]+")
_UNRESERVED = "/-._~!$&'()*+,;=@"


def contact(identity: str) -> str:
    """The page of a contact: its id as typed, shortened only where a file name must be."""
    if len(identity.encode("utf-8", "surrogateescape")) <= _LONGEST_ID:
        return f"contacts/{identity}.html"
    return f"contacts/{file_name(identity)}.html"


def listing(folder: str) -> str:
    """The page that lists what a folder of pages is about."""
    return f"{folder}/{HOME}"


def item(folder: str, key: str, part: int = 1) -> str:
    """The page about one tag, place, month and so on; ``part`` counts from 1."""
    return f"{folder}/{file_name(key)}{_tail(part)}.html"


def part_of(url: str, part: int) -> str:
    """The ``part``-th page of the list that begins at ``url``."""
    return url.removesuffix(".html") + _tail(part) + ".html"


def _tail(part: int) -> str:
    """What tells further parts from the first: shorter than a digest, so never one."""
    return "" if part == 1 else f"~{part}"


@lru_cache(maxsize=4096)
def file_name(key: str) -> str:
    """A short ASCII file name for any key; keys that fold alike share it, others do not.

    A key that is a plain slug is its own name. Any other gets a digest after a tilde, which no
    slug holds.
    """
    folded = fold(key)
    if _PLAIN.fullmatch(folded) and folded != "index" and len(folded) <= _LONGEST:
        return folded
    plain = unicodedata.normalize("NFKD", folded).encode("ascii", "ignore").decode()
    digest = blake2b(folded.encode("utf-8", "surrogateescape"), digest_size=6).hexdigest()
    return f"{_OTHER.sub('-', plain).strip('-')[: _LONGEST - 20]}~{digest}"


def escape(url: str) -> str:
    """The address as it stands in an ``href``, relative to the top of the site."""
    return quote(url, safe=_UNRESERVED, errors="surrogateescape")


def root(url: str) -> str:
    """What a page at ``url`` puts before an escaped address to reach it: works from file://."""
    return "../" * url.count("/")
