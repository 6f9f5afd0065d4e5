"""Placeholders that stand for links and code while Markdown is read.

They are made of Unicode noncharacters, which no text may carry from one program to another. Those
in a note are replaced first, so that nobody can type a placeholder.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import NamedTuple

from netcrm.text.links import parse_link
from netcrm.text.spans import Span, scan

RESERVED = "\ufdd0-\ufddf"
"""The noncharacters in use, as the inside of a regular expression's character class."""
LINK, LINK_END = "\ufdd0", "\ufdd1"
WORDS, WORDS_END = "\ufdd2", "\ufdd3"
CODE, CODE_END = "\ufdd4", "\ufdd5"
FENCE, FENCE_END = "\ufdd6", "\ufdd7"
STASH, STASH_END = "\ufdd8", "\ufdd9"
TICK = "\ufdda"

_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
LINK_TYPED = re.compile(r"\[\[[^\[\]\n]+\]\]")
LINK_TOKEN = re.compile(f"{LINK}(\\d+){LINK_END}")
CODE_TOKEN = re.compile(f"[{CODE}{FENCE}](\\d+)[{CODE_END}{FENCE_END}]")
_QUOTES = re.compile(r"[ ]{0,3}>[ ]?")


class NoteLink(NamedTuple):
    """A link as typed: whom it means, and what to show instead of the name (empty: the name)."""

    target: str
    shown: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text with its links and code replaced by placeholders, numbered in order of each kind.

    ``typed_links`` and ``typed_code`` are what stood there; ``code`` is the HTML of each code.
    """

    text: str
    links: tuple[NoteLink, ...] = ()
    typed_links: tuple[str, ...] = ()
    code: tuple[str, ...] = ()
    typed_code: tuple[str, ...] = ()

    def as_typed(self, text: str) -> str:
        """The text with every placeholder put back to what was typed."""
        if LINK in text:
            text = LINK_TOKEN.sub(lambda match: self.typed_links[int(match[1])], text)
        if CODE in text or FENCE in text:
            text = CODE_TOKEN.sub(lambda match: self.typed_code[int(match[1])], text)
        return text.replace(TICK, "`")


def neutral(text: str) -> str:
    """The text with LF line ends, tabs as spaces, and U+FFFD for what must not be in HTML.

    A CR alone ends no line in this format: it becomes a space that means nothing to Markdown.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\xa0").expandtabs(4)
    return _UNSAFE.sub("\ufffd", text)


def tokenise(text: str) -> Tokens:
    """Replace links, code and comments of a neutral text, and hide backticks that are not code."""
    spans = scan(text)
    if not spans:
        return Tokens(_plain(text))
    parts: list[str] = []
    links: list[tuple[NoteLink, str]] = []
    code: list[tuple[str, str]] = []
    seen = 0
    for span in spans:
        parts.append(_plain(text[seen : span.start]))
        parts.append(_token(span, text[span.start : span.end], links, code))
        seen = span.end
    parts.append(_plain(text[seen:]))
    return Tokens(
        "".join(parts),
        tuple(link for link, _ in links),
        tuple(typed for _, typed in links),
        tuple(html for html, _ in code),
        tuple(typed for _, typed in code),
    )


def tokenise_line(text: str) -> Tokens:
    """Replace the links of a literal text, in which nothing is code."""
    links: list[tuple[NoteLink, str]] = []
    replaced = LINK_TYPED.sub(lambda found: _link(found[0], links), text) if "[[" in text else text
    return Tokens(replaced, tuple(link for link, _ in links), tuple(typed for _, typed in links))


def cut_line(text: str) -> Iterator[str | NoteLink]:
    """A literal text cut at its links, in order; the texts between them may be empty."""
    seen = 0
    for found in LINK_TYPED.finditer(text):
        link = NoteLink(*parse_link(found[0][2:-2]))
        if link.target:
            yield text[seen : found.start()]
            yield link
            seen = found.end()
    yield text[seen:]


def _link(typed: str, links: list[tuple[NoteLink, str]]) -> str:
    """The placeholder of a link, which is added to ``links``; what means nobody stays as typed."""
    link = NoteLink(*parse_link(typed[2:-2]))
    if not link.target:
        return typed
    links.append((link, typed))
    return f"{LINK}{len(links) - 1}{LINK_END}"


def _token(
    span: Span, typed: str, links: list[tuple[NoteLink, str]], code: list[tuple[str, str]]
) -> str:
    """The placeholder of one span; what it stands for is added to ``links`` or ``code``."""
    match span.kind:
        case "link":
            return _plain(_link(typed, links))
        case "code":
            code.append((_inline_code(typed), typed))
            return f"{CODE}{len(code) - 1}{CODE_END}"
        case "fence":
            prefix, html = _fence(typed)
            code.append((html, typed))
            return f"{prefix}{FENCE}{len(code) - 1}{FENCE_END}"
        case "comment":
            return ""


def _plain(text: str) -> str:
    """Prose without backticks, which the table reader would pair by rules of its own."""
    return text.replace("\\`", TICK).replace("`", TICK) if "`" in text else text


def _inline_code(source: str) -> str:
    ticks = len(source) - len(source.lstrip("`"))
    inner = source[ticks:-ticks].replace("\n", " ")
    if inner.strip() and inner[0] == inner[-1] == " ":
        inner = inner[1:-1]
    return f"<code>{escape(inner, quote=False)}</code>"


def _fence(source: str) -> tuple[str, str]:
    """What stands before a fence on its first line, and the HTML of the code in it."""
    opening, _, rest = source.partition("\n")
    mark = min(place for place in (opening.find("```"), opening.find("~~~")) if place >= 0)
    prefix = opening[:mark]
    ticks = opening[mark:]
    width = len(ticks) - len(ticks.lstrip(ticks[0]))
    lines = [_inside(line, prefix) for line in rest.split("\n")] if rest else []
    closing = lines[-1].strip() if lines else ""
    if not closing or (len(closing) >= width and set(closing) == {ticks[0]}):
        del lines[-1:]
    code = "".join(f"{line}\n" for line in lines)
    return prefix, escape(code, quote=False)


def _inside(line: str, prefix: str) -> str:
    """A line of fenced code without the quotation marks and the indentation of its fence."""
    for _ in range(prefix.count(">")):
        line = _QUOTES.sub("", line, count=1)
    indent = len(prefix.rpartition(">")[2]) - (1 if "> " in prefix else 0)
    spaces = len(line) - len(line.lstrip(" "))
    return line[min(max(indent, 0), spaces) :]
