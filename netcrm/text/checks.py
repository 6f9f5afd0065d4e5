"""Faults that show only in a whole file: its characters, its note, its id, its keys."""

import re
from collections.abc import Mapping

from netcrm.model import RESERVED_IDS, Body, Kind
from netcrm.text.counts import check_prose
from netcrm.text.keys import FIELD_ALIASES, FIELD_NAMES
from netcrm.text.scan import Piece
from netcrm.text.source import Source, split_lines
from netcrm.text.words import canonical, nearest

_LISTED = re.compile(r"[-*][ \t]+\d{4}-")
"""What every such line holds, and is found without stopping at each character of a note."""
_LOGGED = re.compile(
    r"^[ \t]*[-*][ \t]+(\d{4}-\d{1,2}-\d{1,2}[ \t]+([^\s:：]+)[^:：\n]*[:：].*)$", re.MULTILINE
)
_SLIP = 0.75
_COMMON = frozenset({"kids", "links", "state", "title", "type", "created", "updated", "job"})
"""Keys of their own that people often have, however much they look like ours."""
_LONGEST_SLIP = 24
"""Characters; a longer key is no slip for one of ours, and comparing it would cost time."""

CONFLICT_MESSAGE = "a merge conflict is not resolved"
CONFLICT_CURE = "keep the lines you want and delete the lines <<<<<<<, ======= and >>>>>>>"


def check_characters(source: Source) -> None:
    """Report NUL, which no text holds (NC114), and take it out of what is read."""
    at = source.text.find("\0")
    if at < 0:
        return
    line = next(row for row in source.lines if row.start + len(row.text) > at)
    column = at - line.start
    place = source.place(line, column, column + 1)
    source.say("NC114", place, "a NUL character", "delete it; it is shown as \ufffd")
    source.text = source.text.replace("\0", "\ufffd")
    source.lines = split_lines(source.text)


def check_slip(source: Source, piece: Piece) -> None:
    """Report a key that is likely a slip for one the format names (NC202)."""
    own = piece.name.startswith("x_") or piece.name in _COMMON
    if own or len(piece.name) > _LONGEST_SLIP:
        return
    likely = nearest(piece.name, (*FIELD_NAMES, *FIELD_ALIASES), cutoff=_SLIP)
    if likely:
        hint = f"did you mean {likely!r}? A name of your own begins with x-"
        source.say("NC202", piece.key.place, f"{piece.key.text!r} is no field", hint)


def check_id(source: Source, identity: str) -> None:
    """Report a file whose id is a word of the format's own (NC303)."""
    if identity.casefold() in RESERVED_IDS and "/" in source.file:
        message = f"{identity!r} has a meaning of its own and cannot be an id"
        source.say_whole("NC303", message, "give the file another name")


def check_note(source: Source, body: Body, kinds: Mapping[str, Kind]) -> None:
    """Report what does not belong into a note: conflict markers, a log typed into it."""
    _check_size(source, body)
    at = _conflict(body.text)
    if at >= 0:
        _say_at(source, body, at, "NC109", CONFLICT_MESSAGE, CONFLICT_CURE)
    if not _LISTED.search(body.text):
        return
    for match in _LOGGED.finditer(body.text):
        if canonical(match[2]) in {canonical(kind) for kind in kinds}:
            message = "this looks like a line of history, but it stands in the note"
            hint = "move it up between the --- lines, under 'history:', so that it counts"
            _say_at(source, body, match.start(1), "NC208", message, hint)
            return


def _check_size(source: Source, body: Body) -> None:
    """Report a note that is too large or too deeply nested to render (NC113)."""
    fault = check_prose(body.text)
    if fault is not None:
        line = source.lines[min(body.place.line + fault.line - 2, len(source.lines) - 1)]
        column = min(fault.column - 1, len(line.text))
        place = source.place(line, column, min(column + 1, len(line.text)))
        source.say("NC113", place, fault.message, fault.hint)


def _conflict(text: str) -> int:
    """Where the first merge conflict of a note begins, or -1."""
    lines = "\n" + text
    ours = lines.find("\n<<<<<<< ")
    middle = lines.find("\n=======", ours + 1) if ours >= 0 else -1
    return ours if middle >= 0 and lines.find("\n>>>>>>> ", middle + 1) >= 0 else -1


def _say_at(source: Source, body: Body, offset: int, code: str, message: str, hint: str) -> None:
    """Report a problem in the note, from ``offset`` to the end of its line."""
    number = body.place.line + body.text.count("\n", 0, offset)
    line = source.lines[number - 1]
    column = body.place.start + offset - line.start
    source.say(code, source.place(line, column, len(line.text.rstrip())), message, hint)
