"""Names in order: the letter a name stands under, and where it comes in a list."""

import unicodedata
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TypeVar
from zlib import crc32

T = TypeVar("T")

PER_PAGE = 200
"""How many people a page lists before the list goes on in another."""

NO_LETTER = "#"
"""The heading of names that begin with no letter."""

_SELDOM = PER_PAGE // 2
"""Of so many names one begins a part: after the first half of a page, another half."""

_HANGUL = range(0xAC00, 0xD7A4)


def letter(name: str) -> str:
    """The letter a name is listed under: that of its first letter or digit, accents left off.

    ``Ágnes`` and ``'agnes`` stand under ``A``, names in other scripts under their own first
    character, those that begin with a digit or hold no letter under ``#``.
    """
    first = next((character for character in name if character.isalnum()), "")
    if ord(first or "#") in _HANGUL:  # NFKD would leave a fragment of the syllable
        return first
    base = unicodedata.normalize("NFKD", first)[:1]
    return base.upper()[:1] if base.isalpha() else NO_LETTER


def sort_key(name: str, identity: str) -> tuple[str, str, str]:
    """Where a name comes in a list: accents and case decide only between names alike."""
    if name.isascii():
        return name.casefold(), name, identity
    decomposed = unicodedata.normalize("NFKD", name)
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return bare.casefold(), name, identity


def steady_pages(items: Sequence[T], name: Callable[[T], str]) -> tuple[tuple[T, ...], ...]:
    """The items in parts of about ``PER_PAGE``, most of which stay as they are when one moves.

    A part begins with an item whose ``name`` happens to say so, wherever that stands; so an item
    that comes or goes changes the part that it is in, and not all that follow. Parts hold from half
    to twice as many as ``PER_PAGE``; what fits on one page is one part.
    """
    if len(items) <= PER_PAGE:
        return (tuple(items),)
    starts = [0]
    for at, item in enumerate(items):
        size = at - starts[-1]
        if size >= 2 * PER_PAGE or (size >= PER_PAGE // 2 and _begins(name(item))):
            starts.append(at)
    return tuple(tuple(items[a:b]) for a, b in pairwise((*starts, len(items))))


def _begins(name: str) -> bool:
    return crc32(name.encode("utf-8", "surrogateescape")) % _SELDOM == 0


def pages(items: Sequence[T], size: int = PER_PAGE) -> tuple[tuple[T, ...], ...]:
    """The items in parts of at most ``size``; of nothing, one empty part."""
    return tuple(tuple(items[at : at + size]) for at in range(0, max(len(items), 1), size))
