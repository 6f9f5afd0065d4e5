"""The text of one paragraph, cell or item as HTML: emphasis, links, addresses, allowed tags.

This stands in for Python-Markdown's inline patterns, which try eighteen expressions one after the
other and copy the text at every match: half the cost of an ordinary note, and hours for a hostile
one. Here the text is walked once, by the rules of CommonMark and GitHub.
"""

import re
from collections.abc import Callable
from html import escape, unescape

from netcrm.text.prose import emphasis
from netcrm.text.prose.brackets import Bracket, Notes, link_target
from netcrm.text.prose.tags import BLOCK, MAX_TAGS, TAG, VOID, Tag, read_tag
from netcrm.text.prose.targets import Target, image_address, trimmed
from netcrm.text.prose.tokens import RESERVED, TICK, neutral

# Every choice begins with one character, which lets the search skip all other characters at once.
_MARK = re.compile(rf"\\|\*\**+|__*+|~~*+|!\[|\[|\]|<|&|{TICK}|://(?=[A-Za-z0-9])|\n")
_SCHEME = re.compile(r"(?<![A-Za-z0-9])https?$", re.IGNORECASE)
_LONGEST_SCHEME = 6
_ESCAPABLE = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_ANGLED = re.compile(rf"<((?:https?://|mailto:|tel:)[^\s<>{RESERVED}]+)>", re.IGNORECASE)
_MAIL = re.compile(r"<([A-Za-z0-9.!#$%&'*+/=?^_{|}~-]++@[A-Za-z0-9.-]++)>")
_ADDRESS = re.compile(rf"[^\s<>\[\]|{RESERVED}]+")


def inline(text: str, notes: Notes) -> str:
    """A text as HTML, escaped but not yet sanitised; ``notes`` are its references and footnotes."""
    return _Walk(text, notes).html() if _MARK.search(text) else escape(text, quote=False)


class _Walk:
    """One walk over one text: ``parts`` are written in order and changed when a pair closes."""

    def __init__(self, text: str, notes: Notes) -> None:
        self.text = text
        self.notes = notes
        self.parts: list[str] = []
        self.runs: list[emphasis.Run] = []
        self.brackets: list[Bracket] = []
        self.no_link_before = 0
        self.anchors: list[tuple[int, str]] = []
        self.tags: list[tuple[int, Tag]] = []

    def html(self) -> str:
        position = 0
        while found := _MARK.search(self.text, position):
            start = found.start()
            if found[0] == "://":
                scheme = _SCHEME.search(self.text, max(position, start - _LONGEST_SCHEME), start)
                start = scheme.start() if scheme else start
            self.literal(self.text[position:start])
            position = _ACTIONS[found[0][0]](self, start, found.end())
        self.literal(self.text[position:])
        emphasis.pair(self.runs, self.parts)
        return "".join(self.parts)

    def literal(self, text: str) -> None:
        """Add characters that mean themselves."""
        if text:
            self.parts.append(escape(text, quote=False))

    def backslash(self, start: int, end: int) -> int:  # noqa: ARG002 (one signature)
        char = self.text[end : end + 1]
        if char == "\n":
            self.parts.append("<br>\n")
        elif char in _ESCAPABLE:
            self.parts.append(escape(char, quote=False))
        else:
            self.parts.append("\\")
            return end
        return end + 1

    def line_end(self, start: int, end: int) -> int:
        self.parts.append("<br>\n" if self.text.endswith("  ", 0, start) else "\n")
        return end

    def tick(self, start: int, end: int) -> int:  # noqa: ARG002 (likewise)
        self.parts.append("`")
        return end

    def run(self, start: int, end: int) -> int:
        if self.text[start] != "~" or end - start == 2:  # noqa: PLR2004 (two tildes strike)
            self.runs.append(emphasis.run(self.text, start, end, len(self.parts)))
        self.parts.append(self.text[start:end])
        return end

    def entity(self, start: int, end: int) -> int:
        entity = _ENTITY.match(self.text, start)
        self.literal(neutral(unescape(entity[0])) if entity else "&")
        return entity.end() if entity else end

    def address(self, start: int, end: int) -> int:
        whole = _ADDRESS.match(self.text, start)
        address = trimmed(whole[0]) if whole else ""
        if address[:1] == ":" or len(address) < end - start:
            self.literal(self.text[start:end])
            return end
        self.anchor(address, address)
        return start + len(address)

    def anchor(self, address: str, shown: str) -> None:
        """Add a link that gives way if it turns out to stand in another link."""
        plain = escape(shown, quote=False)
        self.anchors.append((len(self.parts), plain))
        self.parts.append(f"{Target(address, '').opening()}{plain}</a>")

    def angle(self, start: int, end: int) -> int:
        if (typed := TAG.match(self.text, start)) and (tag := read_tag(typed)):
            self.tag(tag, typed[0])
            return typed.end()
        if link := _ANGLED.match(self.text, start):
            self.anchor(link[1], link[1])
            return link.end()
        if mail := _MAIL.match(self.text, start):
            self.anchor(f"mailto:{mail[1]}", mail[1])
            return mail.end()
        self.literal("<")
        return end

    def tag(self, tag: Tag, typed: str) -> None:
        """Add a tag; one that must be paired stays as typed until its partner is found."""
        if tag.name in BLOCK or tag.name in VOID:
            self.parts.append(tag.html)
        elif tag.closes:
            self.close_tag(tag, typed)
        else:
            if len(self.tags) < MAX_TAGS:
                self.tags.append((len(self.parts), tag))
            self.literal(typed)

    def close_tag(self, tag: Tag, typed: str) -> None:
        for at in range(len(self.tags) - 1, -1, -1):
            part, opening = self.tags[at]
            if opening.name == tag.name:
                del self.tags[at:]
                self.parts[part] = opening.html
                self.parts.append(tag.html)
                if tag.name == "a":
                    self.give_way(part)
                return
        self.literal(typed)

    def give_way(self, part: int) -> None:
        """Turn the links after ``part`` into their words: they stand in another link."""
        while self.anchors and self.anchors[-1][0] > part:
            at, plain = self.anchors.pop()
            self.parts[at] = plain

    def open_bracket(self, start: int, end: int) -> int:
        image = self.text[start] == "!"
        self.brackets.append(Bracket(len(self.parts), end, len(self.runs), image))
        self.parts.append(self.text[start:end])
        return end

    def close_bracket(self, start: int, end: int) -> int:
        self.parts.append("]")
        if not self.brackets:
            return end
        bracket = self.brackets.pop()
        inner = self.text[bracket.start : start]
        if not bracket.image and self.footnote(bracket, inner):
            return end
        if not bracket.image and bracket.part < self.no_link_before:
            return end
        target = link_target(self.text, end, inner, self.notes)
        if not target or not (bracket.image or target[0].safe):
            return end
        emphasis.pair(self.runs[bracket.runs :], self.parts)
        del self.runs[bracket.runs :]
        self.parts.pop()
        (self.image if bracket.image else self.link)(bracket, target[0])
        return target[1]

    def footnote(self, bracket: Bracket, inner: str) -> bool:
        """Whether brackets were a reference to a footnote, which then stands in their place."""
        html = self.notes.footnote(inner[1:]) if inner.startswith("^") else None
        if html is None:
            return False
        del self.parts[bracket.part :], self.runs[bracket.runs :]
        self.anchors = [anchor for anchor in self.anchors if anchor[0] < bracket.part]
        self.tags = [tag for tag in self.tags if tag[0] < bracket.part]
        self.parts.append(html)
        return True

    def image(self, bracket: Bracket, target: Target) -> None:
        """Show an image by its words and where it lies."""
        worded = len(self.parts) > bracket.part + 1
        self.parts[bracket.part] = ""
        html, plain = image_address(target)
        self.parts.append(" (" if worded else "")
        self.anchors.append((len(self.parts), plain))
        self.parts.extend((html, ")" if worded else ""))

    def link(self, bracket: Bracket, target: Target) -> None:
        """Make brackets a link; those open around them can be none any more."""
        if len(self.parts) == bracket.part + 1:
            self.literal(target.address)
        self.parts[bracket.part] = target.opening()
        self.parts.append("</a>")
        self.give_way(bracket.part)
        self.no_link_before = bracket.part


_ACTIONS: dict[str, Callable[[_Walk, int, int], int]] = {
    "\\": _Walk.backslash,
    "\n": _Walk.line_end,
    TICK: _Walk.tick,
    "*": _Walk.run,
    "_": _Walk.run,
    "~": _Walk.run,
    "&": _Walk.entity,
    "<": _Walk.angle,
    "!": _Walk.open_bracket,
    "[": _Walk.open_bracket,
    "]": _Walk.close_bracket,
    ":": _Walk.address,
}
