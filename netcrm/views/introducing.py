"""Two short notes for an introduction that both sides want (double opt-in: Wilson 2009)."""

from typing import NamedTuple

from netcrm.model import Contact
from netcrm.views.asking.sizes import MEANING, SIZE_WORDS

GAP = "…"
"""Stands where only you know what to write."""


class Note(NamedTuple):
    """A draft: for whom it is, by name, and what it says."""

    to: str
    text: str


def notes(way: tuple[str, ...], me: Contact | None, size: str) -> tuple[Note, Note]:
    """The drafts for a way, which is told by the names on it, whom you ask first to the last.

    The first asks whether they would, the second is for them to pass on. ``size`` is what you would
    ask for in the end, if that is to be said. Nothing of anybody's file stands in them but names.
    """
    helper, *rest = way
    other = rest[0] if rest else helper
    end = f" The one I hope to reach in the end is {way[-1]}." if len(rest) > 1 else ""
    wanted = f" It would be about {_wanted(size)}." if size else ""
    asking = (
        f"Would you be willing to introduce me to {other}? I would like to {GAP}{wanted}{end}"
        f" Only if it feels right to you, and please ask {other} first. A no is fine, from either"
        " of you, and needs no reason."
    )
    passed_on = (
        f"{_who(me)} would like to {GAP}, and asked me whether you would be glad to hear from"
        f" them.{wanted} May I bring you together? A no is fine, and needs no reason; I would say"
        " only that it is not the moment."
    )
    return Note(helper, asking), Note(other, passed_on)


def _wanted(size: str) -> str:
    """The size in words; of the small ones how long they take, which makes a yes easy too."""
    return f"{SIZE_WORDS[size]}, {MEANING[size]}" if size in _SMALL else SIZE_WORDS[size]


_SMALL = ("advice", "favour")


def _who(me: Contact | None) -> str:
    """You, as somebody else would say it."""
    if me is None or not me.named:
        return f"{GAP} (your name, and a word about you)"
    return me.name
