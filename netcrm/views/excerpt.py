"""A few words of a note around a place in it."""

import re

REACH = 110
"""How many characters of a note are shown before and after a link."""

_BREAK = re.compile(r"\n[ \t\r]*\n|\n(?=[ \t>]*(?:#{1,6}|[-*+]|\d{1,9}[.)])[ \t])")
_MARKER = re.compile(r"^(?:(?:[#>]+|[-*+]|\d{1,9}[.)])\s+)+")


def around(text: str, start: int, end: int, reach: int = REACH) -> str:
    """The words around ``[start, end)`` in its own paragraph or list item, on one line, as typed.

    ``…`` stands where words were left out. No word and no ``[[link]]`` is cut in two.
    """
    before, after = _before(text, start, reach), _after(text, end, reach)
    words = " ".join(f"{before}{text[start:end]}{after}".split())
    return _MARKER.sub("", words)


def _before(text: str, start: int, reach: int) -> str:
    left = text[max(start - reach, 0) : start]
    breaks = list(_BREAK.finditer(left))
    if breaks:
        return left[breaks[-1].end() :]
    if start <= reach:
        return left
    close, opening = left.find("]]"), left.find("[[")
    if close >= 0 and not 0 <= opening < close:
        left = left[close + 2 :]
    return "… " + left.partition(" ")[2]


def _after(text: str, end: int, reach: int) -> str:
    right = text[end : end + reach]
    blank = _BREAK.search(right)
    if blank:
        return right[: blank.start()]
    if end + reach >= len(text):
        return right
    if right.rfind("[[") > right.rfind("]]"):
        right = right[: right.rfind("[[")]
    return right.rpartition(" ")[0] + " …"
