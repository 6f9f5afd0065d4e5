"""Names in order: the letter a name stands under, and where it comes in a list."""

import unicodedata
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")

PER_PAGE = 200
"""How many people a page lists before the list goes on in another."""

NO_LETTER = "#"
"""The heading of names that begin with no letter."""

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


def pages(items: Sequence[T], size: int = PER_PAGE) -> tuple[tuple[T, ...], ...]:
    """The items in parts of at most ``size``; of nothing, one empty part."""
    return tuple(tuple(items[at : at + size]) for at in range(0, max(len(items), 1), size))
