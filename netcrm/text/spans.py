"""Where a note holds code, comments and links: the one scanner that both readers of it use.

What the page shows as a link and what counts as one cannot differ, because rendering and
``find_links`` both ask ``scan``. The rules are CommonMark's, read line by line: a fence may stand
in a list or a quotation, an unclosed one runs to the end, inline code ends in its own paragraph,
a backslash takes away the meaning of the character after it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Literal, NamedTuple

SpanKind = Literal["fence", "code", "comment", "link"]

_PREFIX = r"(?:[ \t]|>|[-*+][ \t]|\d{1,9}[.)][ \t])*"
# Every choice begins with one character, which lets the search skip all other characters at once.
_TOKEN = re.compile(
    rf"\n(?P<fence>{_PREFIX}(?P<mark>```+(?=[^`\n]*$)|~~~+)[^\n]*)$"
    r"|\\[\\`<\[~]|``*|<!--|\[\[[^\[\]\n]+\]\]",
    re.MULTILINE,
)
_PARAGRAPH_END = re.compile(
    r"\n[ \t]*(?:\r?\n|\Z|[>#|]|=+[ \t]*\r?$|-+[ \t]*\r?$|(?:[-*+]|\d{1,9}[.)])[ \t]|`{3}|~{3})",
    re.MULTILINE,
)
_INDENTED = re.compile(r"(?:\A|\n[ \t]*\r?\n)(?: {4}|\t)")
_ITEM = re.compile(r" {0,3}(?:[-*+]|\d{1,9}[.)])(?:[ \t]|\r?$)")
_LINK = re.compile(r"\[\[[^\[\]\n]+\]\]")
_TICKS = re.compile(r"`+")


class Span(NamedTuple):
    """A stretch ``[start, end)`` of a text that is not ordinary prose."""

    kind: SpanKind
    start: int
    end: int


def scan(text: str) -> tuple[Span, ...]:
    """All fenced code, inline code, HTML comments and ``[[links]]``, in order, none overlapping."""
    if not ("[[" in text or "`" in text or "~~~" in text or "<!--" in text):
        return ()
    if "`" in text or "~~~" in text or "<!--" in text or "\\" in text:
        spans = tuple(_Scanner(text).spans())
    else:  # nothing else can begin: the links are all there is
        spans = tuple([Span("link", *match.span()) for match in _LINK.finditer(text)])
    if not ("\n    " in text or "\n\t" in text or text.startswith(("    ", "\t"))):
        return spans
    if not _INDENTED.search(text):
        return spans
    code = indented_code(text)
    return tuple(span for span in spans if span.kind != "link" or not _within(span.start, code))


def _within(position: int, stretches: list[tuple[int, int]]) -> bool:
    """Whether a position lies in one of the stretches, which are in order."""
    at = bisect_right(stretches, (position, position + 1)) - 1
    return at >= 0 and position < stretches[at][1]


class _Scanner:
    """One walk over a text; what it remembers keeps the walk linear in the text's length."""

    def __init__(self, text: str) -> None:
        self.text = f"\n{text}"
        self.paragraph_end = -1
        self.ticks: dict[int, list[int]] = {}
        self.last_comment_end = self.text.rfind("-->")

    def spans(self) -> Iterator[Span]:
        position = 0
        while match := _TOKEN.search(self.text, position):
            span = self.span(match)
            if span:
                yield Span(span.kind, span.start - 1, span.end - 1)
            position = max(span.end, position + 1) if span else match.end()

    def span(self, match: re.Match[str]) -> Span | None:
        start, end = match.span()
        match match[0][0]:
            case "\n":
                return Span("fence", start + 1, self.fence_end(match))
            case "`":
                close = self.code_end(start, end)
                return Span("code", start, close) if close else None
            case "<" if self.last_comment_end >= end:
                return Span("comment", start, self.text.index("-->", end) + 3)
            case "[":
                return Span("link", start, end)
            case _:
                return None

    def fence_end(self, opening: re.Match[str]) -> int:
        """Where the fence's last line ends: its closing line, its quotation's end or the text's."""
        mark = opening["mark"]
        quoted = ">" in self.text[opening.start("fence") : opening.start("mark")]
        closing = rf"^[ \t>]*{mark[0]}{{{len(mark)},}}[ \t]*\r?$"
        stop = re.compile(closing + (r"|^(?![ \t]*>)" if quoted else ""), re.MULTILINE)
        found = stop.search(self.text, min(opening.end() + 1, len(self.text)))
        if not found:
            return len(self.text)
        return found.end() if found.end() > found.start() else max(found.start() - 1, 0)

    def code_end(self, start: int, end: int) -> int:
        """Where the inline code opened by the backticks ``[start, end)`` ends; 0 if it does not."""
        if start >= self.paragraph_end:
            self.enter_paragraph(start)
        closings = self.ticks.get(end - start, [])
        after = bisect_right(closings, start)
        return closings[after] + end - start if after < len(closings) else 0

    def enter_paragraph(self, start: int) -> None:
        """Note where the paragraph ends and which runs of backticks it holds, by length."""
        found = _PARAGRAPH_END.search(self.text, start)
        self.paragraph_end = found.start() if found else len(self.text)
        self.ticks = {}
        for run in _TICKS.finditer(self.text, start, self.paragraph_end):
            self.ticks.setdefault(run.end() - run.start(), []).append(run.start())


def indented_code(text: str) -> list[tuple[int, int]]:
    """The lines of code blocks made by four spaces: behind a blank line, and outside of lists."""
    found: list[tuple[int, int]] = []
    start, blank, code, listed = 0, True, False, False
    for line in text.split("\n"):
        end = start + len(line)
        if line.strip():
            deep = line.startswith(("    ", "\t"))
            code = deep and (code or (blank and not listed))
            if code:
                found.append((start, end))
            elif not deep:
                listed = bool(_ITEM.match(line)) or (listed and (line[0] == " " or not blank))
            blank = False
        else:
            blank = True
        start = end + 1
    return found
