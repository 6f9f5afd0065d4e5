"""Finding the front matter: the block between the two fences, and the note after it."""

import re
from typing import NamedTuple

from netcrm.model import Body, Place
from netcrm.text.source import Line, Source

FENCE = "---"
_DASHES = re.compile(r"[-‐‑‒–—―−]{1,3}[ \t]*$")
_OURS = re.compile(r"<{7}( |$)")
_BASE = re.compile(r"\|{7}( |$)")
_MIDDLE = re.compile(r"={7}$")
_THEIRS = re.compile(r">{7}( |$)")


class Parts(NamedTuple):
    """A file cut at its fences: the block's lines, the closing fence's line, and the note."""

    block: tuple[Line, ...]
    closing: Line | None
    body: Body


def is_fence(line: Line) -> bool:
    """Whether a line is ``---`` and nothing else but spaces after it."""
    return line.text.startswith(FENCE) and line.text.rstrip(" \t") == FENCE


def cut(source: Source) -> Parts | None:
    """Cut a file at its fences, or say why that cannot be done (NC101, NC102)."""
    lines = source.lines
    if not is_fence(lines[0]):
        source.say_whole("NC101", *_no_front_matter(lines))
        return None
    for index in range(1, len(lines)):
        if is_fence(lines[index]):
            return Parts(lines[1:index], lines[index], _body(source, index + 1))
    source.say_whole("NC102", *_not_closed(lines))
    return None


def _body(source: Source, index: int) -> Body:
    """Everything from line ``index`` (from 0) on."""
    size = len(source.text)
    if index >= len(source.lines):
        last = source.lines[-1]
        return Body("", Place(source.file, last.number, len(last.text) + 1, size, size))
    line = source.lines[index]
    return Body(source.text[line.start :], Place(source.file, line.number, 1, line.start, size))


def _no_front_matter(lines: tuple[Line, ...]) -> tuple[str, str]:
    """Message and cure for a file that does not begin with a fence."""
    first = lines[0].text
    later = next((line for line in lines if is_fence(line)), None)
    if not any(line.text.strip() for line in lines):
        return "the file is empty", "write --- in line 1, then name: and a name, then --- again"
    if len(lines) == 1 and "\r" in first:
        return "its lines end in a lone carriage return", "save the file with LF line ends"
    if _DASHES.match(first):
        return (
            f"line 1 is {first.strip()!r}, not three hyphens",
            "type --- anew; on a phone, switch off smart punctuation",
        )
    if later is not None and not "".join(line.text for line in lines[: later.number - 1]).strip():
        return (
            "the front matter does not begin in line 1",
            "delete what stands before the first ---",
        )
    if first.strip() == FENCE:
        return "the first --- is indented", "delete the spaces before it"
    return (
        "no front matter",
        "begin the file with a line ---, then name: and a name, then --- again",
    )


def _not_closed(lines: tuple[Line, ...]) -> tuple[str, str]:
    """Message and cure for front matter without an end."""
    smart = next((line for line in lines[1:] if _is_smart_fence(line)), None)
    if smart is not None:
        typed = f"line {smart.number} is {smart.text.strip()!r}, not three hyphens"
        return (
            f"{typed}: the front matter is not closed",
            "type --- anew; on a phone, switch off smart punctuation",
        )
    return "the front matter is not closed", "add a line --- after the last field"


def _is_smart_fence(line: Line) -> bool:
    """Whether a phone has turned a line ``---`` into dashes."""
    return bool(_DASHES.match(line.text)) and not line.text.isascii()


def drop_conflicts(source: Source, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines without merge-conflict markers, each conflict reported (NC109).

    Both sides stay, so that nothing that was written on either is lost; the common ancestor that
    some tools add does not.
    """
    if "<<<<<<<" not in source.text:
        return lines
    if not any(line.text.startswith("<<<<<<<") for line in lines):
        return lines
    kept: list[Line] = []
    inside = skipping = False
    for line in lines:
        if _OURS.match(line.text):
            _say_conflict(source, line)
            inside, skipping = True, False
        elif inside and _BASE.match(line.text):
            skipping = True
        elif inside and _MIDDLE.match(line.text):
            skipping = False
        elif inside and _THEIRS.match(line.text):
            inside = skipping = False
        elif not skipping:
            kept.append(line)
    return tuple(kept)


def _say_conflict(source: Source, line: Line) -> None:
    """Report one conflict at its first marker."""
    source.say(
        "NC109",
        source.place(line, 0, len(line.text)),
        "a merge conflict is not resolved",
        "keep the lines you want and delete the lines <<<<<<<, ======= and >>>>>>>",
    )
