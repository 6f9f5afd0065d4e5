"""A note as HTML with placeholders for its links, and the links put in at the end."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import NamedTuple

from netcrm.text.prose.tokens import LINK, LINK_END, WORDS, WORDS_END, NoteLink

_PLACEHOLDER = re.compile(f"([{LINK}{WORDS}])(\\d+)[{LINK_END}{WORDS_END}]")


@dataclass(frozen=True, slots=True)
class Prose:
    """Sanitised HTML that depends on its own text only, and whom its placeholders stand for.

    Both can be stored as text. A placeholder holds the number of its link, from 0.
    """

    html: str
    links: tuple[NoteLink, ...] = ()


class Link(NamedTuple):
    """Where a link leads, what to show if the note does not say, and what a pointer shows."""

    href: str
    text: str
    title: str = ""


def fill_links(prose: Prose, link_of: Callable[[str], Link | None]) -> str:
    """The finished HTML. ``link_of`` says where a target leads; None: to nobody, or to several.

    Those are shown as ``<span class="missing">``, with their words, and never dropped.
    """
    if not prose.links:
        return prose.html

    def fill(placeholder: re.Match[str]) -> str:
        typed = prose.links[int(placeholder[2])]
        link = link_of(typed.target)
        if not link:
            return f'<span class="missing">{escape(typed.shown or typed.target)}</span>'
        words = escape(typed.shown or link.text)
        if placeholder[1] == WORDS:
            return words
        title = f' title="{escape(link.title)}"' if link.title else ""
        return f'<a href="{escape(link.href)}"{title}>{words}</a>'

    return _PLACEHOLDER.sub(fill, prose.html)
