"""What one note has gathered while it is read: finished HTML, definitions, footnotes."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from netcrm.text.prose.inline import inline
from netcrm.text.prose.tokens import CODE_TOKEN, STASH, STASH_END, Tokens

if TYPE_CHECKING:
    from netcrm.text.prose.targets import Target

_TOKEN = re.compile(f"{STASH}(\\d+){STASH_END}")
_BREAKS = {"pre": "\n"}


class Stash:
    """The state of the one note that is being read; ``begin`` empties it for the next."""

    def __init__(self) -> None:
        self.begin(Tokens(""), "")

    def begin(self, tokens: Tokens, prefix: str) -> None:
        """Start on a note; ``prefix`` keeps its footnotes apart from those of others on a page."""
        self.tokens = tokens
        self.prefix = prefix
        self.html: list[str] = []
        self.definitions: dict[str, Target] = {}
        self.footnotes: dict[str, Element] = {}
        self.numbers: dict[str, int] = {}
        self.order: list[str] = []

    def put(self, html: str) -> str:
        """Keep finished HTML, which Markdown shall not look at; the placeholder for it."""
        self.html.append(html)
        return f"{STASH}{len(self.html) - 1}{STASH_END}"

    def put_typed(self, text: str) -> str:
        """Keep a text as it was typed."""
        return self.put(escape(self.tokens.as_typed(text), quote=False))

    def unpack(self, html: str) -> str:
        """The page with everything put back in its place, except the links."""
        html = _TOKEN.sub(lambda match: self.html[int(match[1])], html)
        return CODE_TOKEN.sub(lambda match: self.tokens.code[int(match[1])], html)

    def add_footnote(self, name: str) -> Element:
        """The item that a footnote's text goes into."""
        return self.footnotes.setdefault(name, Element("li"))

    def footnote(self, name: str) -> str | None:
        """The HTML of one more reference to a footnote; None if there is no such footnote."""
        if name not in self.footnotes:
            return None
        first = name not in self.numbers
        number = self.numbers.setdefault(name, len(self.numbers) + 1)
        if first:
            self.order.append(name)
        anchor = f' id="{self.prefix}fnref-{number}"' if first else ""
        return f'<sup><a href="#{self.prefix}fn-{number}"{anchor}>{number}</a></sup>'

    def inline_all(self, root: Element) -> None:
        """Read the text of every element, then of the footnotes as they were referred to."""
        self.inline_tree(root)
        if not self.footnotes:
            return
        section = SubElement(root, "section", {"class": "footnotes"})
        items = SubElement(section, "ol")
        section.text = items.text = items.tail = "\n"
        placed: set[str] = set()
        led = 0
        for name in ("", *self.footnotes):
            if name:
                self._place(name, items, placed)
            while led < len(self.order):  # which grows: a footnote may refer to others
                item = self._place(self.order[led], items, placed)
                led += 1
                self._lead_back(item, led)

    def _place(self, name: str, items: Element, placed: set[str]) -> Element:
        """Add a footnote to the list, once; those nobody refers to come last, but they come."""
        if name not in placed:
            placed.add(name)
            self.inline_tree(self.footnotes[name])
            items.append(self.footnotes[name])
        return self.footnotes[name]

    def _lead_back(self, item: Element, number: int) -> None:
        """Give a footnote its id, and a link to where it was first referred to."""
        item.set("id", f"{self.prefix}fn-{number}")
        back = f' <a href="#{self.prefix}fnref-{number}" title="Back to the text">↩</a>'
        last = item[-1] if len(item) and item[-1].tag == "p" else SubElement(item, "p")
        last.text = (last.text or "") + self.put(back)

    def inline_tree(self, root: Element) -> None:
        """Read the text in an element and below it; blocks end their lines."""
        for element in root.iter():
            if element.tag in ("pre", "code"):
                element.tail = element.tail or _BREAKS.get(element.tag)
                continue
            text = self.put(inline(element.text, self)) if element.text else ""
            element.text = f"{text}\n" if len(element) else text
            element.tail = self.put(inline(element.tail, self)) if element.tail else "\n"
