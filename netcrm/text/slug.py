"""Ids for new contacts: file names that any system takes, in the letters people write."""

import unicodedata
from collections.abc import Container, Iterator

from netcrm.model import RESERVED_IDS
from netcrm.text.words import fold

LONGEST = 120
"""Bytes of UTF-8: with ``.md`` and a temporary ending it still fits every file system."""

FALLBACK = "contact"

_DEVICES = {"con", "prn", "aux", "nul"}  # what Windows keeps for itself, whatever the ending
_PORTS = {f"{port}{number}" for port in ("com", "lpt") for number in range(10)}
_TAKEN = RESERVED_IDS | _DEVICES | _PORTS | {"readme"}

# Latin letters that Unicode does not take apart into a letter and its accent.
_PLAIN = "ß=ss æ=ae œ=oe ø=o ł=l đ=d ð=d þ=th ħ=h \u0131=i ŧ=t ŋ=n ə=e"
_WHOLE: dict[str, str] = dict(pair.split("=") for pair in _PLAIN.split())

# Marks inside a word leave no gap: O'Brien is ``obrien``.
_APOSTROPHES: dict[str, str] = dict.fromkeys("'`\u2018\u2019\u02bc\u00b4", "")
PLAIN_LETTERS = str.maketrans(_WHOLE | _APOSTROPHES)
"""What small letters become that Unicode does not take apart; apostrophes go."""


def slug(name: str, taken: Container[str] = ()) -> str:
    """An id for someone of this name that is none of ``taken`` (which are folded).

    Accents on Latin letters go; other scripts keep their letters. A name without letters or
    digits becomes ``contact``; one that is taken or reserved gets a number from 2 on.
    """
    plain = _cut(_joined(name), LONGEST) or FALLBACK
    found, number = plain, 1
    while found in _TAKEN or fold(found) in taken:
        number += 1
        ending = f"-{number}"
        found = _cut(plain, LONGEST - len(ending)) + ending
    return found


def _joined(name: str) -> str:
    """The words of a name in small letters, joined by ``-``, in NFC."""
    plain = name.lower().translate(PLAIN_LETTERS)
    decomposed = unicodedata.normalize("NFKD", plain).translate(PLAIN_LETTERS)
    spaced = "".join(_letters(decomposed))
    return unicodedata.normalize("NFC", "-".join(spaced.split()))


def _letters(decomposed: str) -> Iterator[str]:
    """Letters, digits and the marks of scripts that need them; a space for anything between."""
    keeps_marks = False
    for char in decomposed:
        category = unicodedata.category(char)
        if category[0] in "LN":
            keeps_marks = "LATIN" not in unicodedata.name(char, "LATIN")
            yield char.lower()
        elif category[0] == "M":
            if keeps_marks:
                yield char
        elif category != "Cf":  # joiners stand inside words
            keeps_marks = False
            yield " "


def _cut(text: str, room: int) -> str:
    """As much of ``text`` as fits into ``room`` bytes, ending with a word where that is near."""
    data = text.encode()
    if len(data) <= room:
        return text
    kept = data[:room].decode(errors="ignore")
    words, dash, _ = kept.rpartition("-")
    return (words if dash and len(words) > len(kept) // 2 else kept).rstrip("-")
