"""What square brackets mean: links, references to definitions, images, footnotes."""

import re
from typing import NamedTuple, Protocol

from netcrm.text.prose.targets import Target, inline_target, label

_REFERENCE = re.compile(r"\[([^\[\]]{0,999})\]")
_LONGEST_LABEL = 999


class Notes(Protocol):
    """What the text of a note may refer to: definitions of links, and footnotes."""

    definitions: dict[str, Target]

    def footnote(self, name: str) -> str | None:
        """The HTML of one more reference to a footnote; None if there is no such footnote."""


class Bracket(NamedTuple):
    """An opening ``[`` or ``![``: its part, where its text starts, how many runs came before."""

    part: int
    start: int
    runs: int
    image: bool


def link_target(text: str, end: int, inner: str, notes: Notes) -> tuple[Target, int] | None:
    """Where the brackets around ``inner``, closed before ``end``, lead, and where all of it ends.

    ``[inner](address)``, ``[inner][label]``, ``[inner][]`` or ``[label]``.
    """
    found = inline_target(text, end)
    if found or not notes.definitions:
        return found
    reference = _REFERENCE.match(text, end)
    name = reference[1] if reference and reference[1] else inner
    if len(name) > _LONGEST_LABEL:
        return None
    target = notes.definitions.get(label(name))
    return (target, reference.end() if reference else end) if target else None
