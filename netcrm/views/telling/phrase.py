"""Phrases about what changed, and how several of them are put together."""

from collections.abc import Iterable
from typing import NamedTuple

_NAMED = 3
_SUBJECT = 72
"""Characters that the first line of a commit's message takes at most, as git's own tools show."""


class Phrase(NamedTuple):
    """One thing that changed: ``called {}`` and whom it is about.

    ``rank`` puts what happened between people before what was merely written down.
    """

    rank: int
    words: str
    who: str
    file: str

    @property
    def text(self) -> str:
        """The phrase with its name."""
        return self.words.replace("{}", self.who)


def sentences(phrases: Iterable[Phrase]) -> tuple[str, ...]:
    """The phrases in order of rank; those of the same words name everyone in one."""
    found: dict[tuple[int, str], dict[str, None]] = {}
    for phrase in phrases:
        found.setdefault((phrase.rank, phrase.words), {})[phrase.who] = None
    ordered = sorted(found.items(), key=lambda item: item[0][0])
    return tuple(words.replace("{}", _named(tuple(who))) for (_, words), who in ordered)


def _named(who: tuple[str, ...]) -> str:
    """``A``, ``A and B``, ``A, B and C``, ``A, B and 3 others``."""
    if len(who) > _NAMED:
        return f"{', '.join(who[: _NAMED - 1])} and {len(who) - _NAMED + 1} others"
    return " and ".join(filter(None, (", ".join(who[:-1]), who[-1])))


def message(told: tuple[str, ...]) -> str:
    """The message of a commit: all in one line if it fits, else as much as does, and then all."""
    line = _capital("; ".join(told))
    if len(line) <= _SUBJECT:
        return line
    for kept in range(len(told) - 1, 0, -1):
        line = _capital("; ".join((*told[:kept], f"and {len(told) - kept} more")))
        if len(line) <= _SUBJECT:
            break
    else:
        line = f"{_capital(told[0])[: _SUBJECT - 1].rstrip()}…"
    return "\n".join((line, "", *(f"- {_capital(one)}" for one in told)))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
