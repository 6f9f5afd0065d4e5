"""Where a link or an image may lead, and how one that may not is shown."""

import re
from html import escape, unescape
from typing import NamedTuple

from netcrm.text.prose.tokens import RESERVED, TICK

_SAFE = re.compile(r"(?:https?://|mailto:|tel:)[^\s]", re.IGNORECASE)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_DESTINATION = rf"""
    (?: < (?P<angled> [^<>\n{RESERVED}]*+ ) >
      | (?P<bare> (?: [^\s()<\\{RESERVED}] | \\. | \( [^\s()\\{RESERVED}]*+ \) )*+ ) )
"""
_TITLE = rf"""
    (?: "(?P<double> [^"{RESERVED}]*+ )" | '(?P<single> [^'{RESERVED}]*+ )' )
"""
_INLINE = re.compile(rf"\( \s*+ {_DESTINATION} (?: \s++ {_TITLE} )?+ \s*+ \)", re.VERBOSE)
_DEFINITION = re.compile(
    rf"[ ]*+ \[ (?P<label> [^\[\]{RESERVED}]++ ) \]:"
    rf"[ ]*+ {_DESTINATION} (?: [ ]++ {_TITLE} )?+ [ ]*+",
    re.VERBOSE,
)
_SHOWN = 60


class Target(NamedTuple):
    """Where a link leads, decoded, and its title."""

    address: str
    title: str

    @property
    def safe(self) -> bool:
        """Whether it may be a link: an address of the web, mail or telephone.

        A relative one would lead nowhere, because a site holds pages and no copies of files.
        """
        return bool(_SAFE.match(self.address))

    def opening(self) -> str:
        """The ``<a>`` tag of a safe target."""
        title = f' title="{escape(self.title)}"' if self.title else ""
        return f'<a href="{escape(self.address)}"{title}>'


def inline_target(text: str, start: int) -> tuple[Target, int] | None:
    """The ``(address "title")`` at ``start`` and where it ends."""
    found = _INLINE.match(text, start)
    return (_target(found), found.end()) if found else None


def definition(line: str) -> tuple[str, Target] | None:
    """The ``[label]: address "title"`` of a line: the label as it is looked up, and the target."""
    found = _DEFINITION.fullmatch(line)
    if not found or not (found["angled"] or found["bare"]):
        return None
    return label(found["label"]), _target(found)


def label(text: str) -> str:
    """The form in which labels of references are equal."""
    return " ".join(text.casefold().split())


def image_address(target: Target) -> tuple[str, str]:
    """Where an image lies, to stand after its words: as HTML, and the same without a link.

    Nothing remote is ever loaded, and files beside a note are not part of the site.
    """
    address = target.address
    shown = address if len(address) <= _SHOWN or target.safe else f"{address[:_SHOWN]}…"
    plain = escape(shown, quote=False)
    return (f"{Target(address, '').opening()}{plain}</a>" if target.safe else plain), plain


def trimmed(address: str) -> str:
    """A typed address without the punctuation of the sentence around it."""
    end = len(address)
    unmatched = address.count(")") - address.count("(")
    while end:
        last = address[end - 1]
        if last == ")" and unmatched > 0:
            unmatched -= 1
        elif last not in "?!.,:;*_~'\"":
            break
        end -= 1
    return address[:end]


def decoded(text: str) -> str:
    """The text with backslash escapes and entities read."""
    text = _ESCAPE.sub(r"\1", text).replace(TICK, "`")
    return unescape(text) if "&" in text else text


def _target(found: re.Match[str]) -> Target:
    address = found["angled"] if found["angled"] is not None else found["bare"]
    title = found["double"] or found["single"] or ""
    return Target(decoded(address), decoded(title))
