"""A few words of a note around a place in it."""

import re

REACH = 110
"""How many characters of a note are shown before and after a link."""

_BLANK = re.compile(r"\n[ \t\r]*\n")
_MARKER = re.compile(r"^(?:(?:[#>]+|[-*+])\s+)+")


def around(text: str, start: int, end: int, reach: int = REACH) -> str:
    """The words around ``[start, end)`` in its own paragraph, on one line, as typed.

    ``…`` stands where words were left out. No word and no ``[[link]]`` is cut in two.
    """
    before, after = _before(text, start, reach), _after(text, end, reach)
    words = " ".join(f"{before}{text[start:end]}{after}".split())
    return _MARKER.sub("", words)


def _before(text: str, start: int, reach: int) -> str:
    left = text[max(start - reach, 0) : start]
    blanks = list(_BLANK.finditer(left))
    if blanks:
        return left[blanks[-1].end() :]
    if start <= reach:
        return left
    close, opening = left.find("]]"), left.find("[[")
    if close >= 0 and not 0 <= opening < close:
        left = left[close + 2 :]
    return "… " + left.partition(" ")[2]


def _after(text: str, end: int, reach: int) -> str:
    right = text[end : end + reach]
    blank = _BLANK.search(right)
    if blank:
        return right[: blank.start()]
    if end + reach >= len(text):
        return right
    if right.rfind("[[") > right.rfind("]]"):
        right = right[: right.rfind("[[")]
    return right.rpartition(" ")[0] + " …"
