"""Lines jotted in a hurry: what each of them says and on which day, before anyone is looked up."""

import re
from collections.abc import Iterator
from typing import NamedTuple

INBOX = "inbox.md"
"""Where such lines stand: one each, deeper ones going on with the line before."""

_BULLET = re.compile(r"(?:[-*+•–]|\d{1,3}[.)])\s+(?:\[[ xX]?\]\s+)?")
_HEADING = re.compile(r"#{1,6}(?:\s+(?P<words>.*?)(?:\s+#+)?\s*|\s*)")
_WEEKDAY = "(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?"
_SAID = (
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|today|yesterday|the day before yesterday|"
    rf"\w+ (?:day|week|month)s? ago|(?:on |last ){_WEEKDAY}"
)
_DAY = re.compile(rf"(?P<day>{_SAID}|{_WEEKDAY}(?=[:,]))[:,]?\s+(?=\S)", re.IGNORECASE)
_ALONE = re.compile(rf"{_SAID}|{_WEEKDAY}", re.IGNORECASE)
_FENCE = "---"


class Jotted(NamedTuple):
    """What was jotted: its lines in the file (from 1, the last one included), its day, its words.

    ``day`` is as it was said, before the words or in a heading above; empty where it was not.
    """

    first: int
    last: int
    day: str
    text: str


def jottings(text: str) -> tuple[Jotted, ...]:
    """Every line that says something: no headings, comments, rules or front matter."""
    found: list[Jotted] = []
    day = ""
    joined = False
    for number, line in _lines(text):
        heading = _HEADING.fullmatch(line)
        if heading:
            words = (heading["words"] or "").rstrip(":,")
            day, joined = (words if _ALONE.fullmatch(words) else ""), False
        elif not line.strip() or not line.strip("-*_= ") or line.startswith("<!--"):
            joined = False
        elif joined and line[0] in " \t":
            before = found.pop()
            more = _BULLET.sub("", line.strip(), count=1)
            found.append(before._replace(last=number, text=f"{before.text} {more}"))
        else:
            found.append(_jotted(number, line.strip(), day))
            joined = True
    return tuple(found)


def without(data: bytes, taken: tuple[Jotted, ...]) -> bytes:
    """A file's bytes without the lines of some jottings; every other byte stays."""
    gone = {number for one in taken for number in range(one.first, one.last + 1)}
    rows = data.split(b"\n")
    ends = [row + b"\n" for row in rows[:-1]] + [rows[-1]]
    kept = b"".join(row for number, row in enumerate(ends, 1) if number not in gone)
    mark = data[:3] if data.startswith(b"\xef\xbb\xbf") and 1 in gone else b""
    return mark + kept


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines and their numbers, without a block of front matter."""
    rows = [row.rstrip() for row in text.split("\n")]
    begin = 0
    if rows[0] == _FENCE and _FENCE in rows[1:]:
        begin = rows.index(_FENCE, 1) + 1
    yield from enumerate(rows[begin:], begin + 1)


def _jotted(number: int, line: str, day: str) -> Jotted:
    words = _BULLET.sub("", line, count=1) if _BULLET.match(line) else line
    said = _DAY.match(words)
    if said:
        return Jotted(number, number, said["day"], words[said.end() :])
    return Jotted(number, number, day, words)
