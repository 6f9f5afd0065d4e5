"""Which runs of ``*``, ``_`` and ``~~`` are emphasis: CommonMark's delimiter algorithm.

Section "An algorithm for parsing nested emphasis and links" of the CommonMark specification 0.31.
Time is linear in the number of runs: each search for an opening run stops where an equal search
failed before.
"""

import unicodedata
from dataclasses import dataclass, field

MAX_DEPTH = 20
"""Emphasis nested deeper stays as typed: a counted limit, so that no page nests without end."""

_TAGS = {"*": "em", "_": "em", "**": "strong", "__": "strong", "~~": "del"}


@dataclass(slots=True)
class Run:
    """A run of one emphasis character, standing at ``part`` of the parts.

    ``left`` is how many of its characters are not used yet, ``inner`` the depth of what it holds.
    """

    part: int
    char: str
    size: int
    opens: bool
    closes: bool
    left: int = 0
    inner: int = 0
    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.left = self.size

    def html(self) -> str:
        """The tags it became, and what is left of it as characters between them."""
        return "".join(self.before) + self.char * self.left + "".join(reversed(self.after))


def run(text: str, start: int, end: int, part: int) -> Run:
    """The run ``[start, end)`` of a text; what stands around it says if it can open or close."""
    char = text[start]
    before, after = text[start - 1] if start else " ", text[end] if end < len(text) else " "
    left = not after.isspace() and (not _mark(after) or before.isspace() or _mark(before))
    right = not before.isspace() and (not _mark(before) or after.isspace() or _mark(after))
    if char == "_":
        opens, closes = left and (not right or _mark(before)), right and (not left or _mark(after))
    else:
        opens, closes = left, right
    return Run(part, char, end - start, opens, closes)


def pair(runs: list[Run], parts: list[str]) -> None:
    """Pair the runs from the inside out and write what they became into ``parts``."""
    open_runs: list[Run] = []
    floors: dict[tuple[str, int, bool], int] = {}
    for closer in runs:
        if closer.closes:
            _close(closer, open_runs, floors)
        if closer.left and closer.opens:
            open_runs.append(closer)
    for each in runs:
        parts[each.part] = each.html()


def _close(closer: Run, open_runs: list[Run], floors: dict[tuple[str, int, bool], int]) -> None:
    key = (closer.char, closer.size % 3, closer.opens)
    while closer.left:
        at = _opening(closer, open_runs, floors.get(key, 0))
        if at < 0:
            floors[key] = len(open_runs)
            return
        inner = 1 + max(each.inner for each in open_runs[at:])
        del open_runs[at + 1 :]
        opener = open_runs[at]
        opener.inner = inner
        taken = 2 if min(opener.left, closer.left) >= 2 else 1  # noqa: PLR2004 (strong: two marks)
        mark = closer.char * taken
        deep = inner > MAX_DEPTH
        opener.after.append(mark if deep else f"<{_TAGS[mark]}>")
        closer.before.append(mark if deep else f"</{_TAGS[mark]}>")
        opener.left -= taken
        closer.left -= taken
        if not opener.left:
            open_runs.pop()
            if open_runs:
                open_runs[-1].inner = max(open_runs[-1].inner, inner)
        for other, floor in floors.items():
            floors[other] = min(floor, len(open_runs))


def _opening(closer: Run, open_runs: list[Run], floor: int) -> int:
    """The nearest run that ``closer`` can close, or -1; the "multiple of three" rule applies."""
    for at in range(len(open_runs) - 1, floor - 1, -1):
        opener = open_runs[at]
        if opener.char != closer.char:
            continue
        both = (opener.closes or closer.opens) and (opener.size + closer.size) % 3 == 0
        if not both or (opener.size % 3 == 0 and closer.size % 3 == 0):
            return at
    return -1


def _mark(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"
