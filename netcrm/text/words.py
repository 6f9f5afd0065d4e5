"""Comparing names and words as people type them."""

import re
import unicodedata
from difflib import get_close_matches
from functools import lru_cache

_SUFFIX = ".md"
_GAPS = re.compile(r"[\s_\-‐‑–]+")


def nfc(text: str) -> str:
    """The text in Unicode normal form C, the form that ids and names are compared in."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """The form in which names and ids are equal: NFC, casefolded, runs of spaces as one."""
    if text.isascii():
        return " ".join(text.lower().split())
    return " ".join(nfc(nfc(text).casefold()).split())


def identity(file: str) -> str:
    """The id of a contact file: its name without folders and ``.md``, in NFC."""
    name = file.rsplit("/", 1)[-1]
    return nfc(name[: -len(_SUFFIX)] if name.casefold().endswith(_SUFFIX) else name)


@lru_cache(maxsize=4096)
def canonical(word: str) -> str:
    """A field name or word of the format as it spells it, but for its separators.

    Case, ``-``, ``_`` and spaces make no difference: ``Met At``, ``met-at`` and ``met_at`` are one.
    """
    return _GAPS.sub("_", nfc(nfc(word).casefold()).strip())


def nearest(word: str, known: tuple[str, ...], cutoff: float = 0.7) -> str:
    """The known word that ``word`` is most likely a slip of, or an empty string."""
    found = get_close_matches(word, known, n=1, cutoff=cutoff)
    return found[0] if found else ""
