"""How alike two names are, for asking "did you mean?"."""

import unicodedata
from collections.abc import Iterator

_END = 3
"""Letters at either end of a name by which names like it are looked up."""

_LENGTHS = (5, 10)
"""Letters from which a name may have one slip, and two; in shorter names a slip is another name."""


def skeleton(text: str) -> str:
    """The letters and digits of a name, without case and accents: ``Ana-Pirès`` is anapires."""
    folded = unicodedata.normalize("NFKD", text).casefold()
    decomposed = unicodedata.normalize("NFKD", folded)
    return "".join(character for character in decomposed if character.isalnum())


def allowed(length: int) -> int:
    """How many slips a name of so many letters may have and still be taken for another."""
    return sum(length >= least for least in _LENGTHS)


def sockets(bones: str, spread: int = 0) -> Iterator[tuple[str, str, int]]:
    """The keys of an index under which a skeleton is found again by one a slip or two away.

    Nearly every slip leaves the first letters or the last ones as they were; ``spread`` is by how
    much the length may differ.
    """
    for length in range(len(bones) - spread, len(bones) + spread + 1):
        yield "first", bones[:_END], length
        yield "last", bones[-_END:], length


def slips(one: str, other: str, most: int) -> int:
    """Letters added, left out, changed, or two neighbours swapped; more than ``most`` count as so.

    The optimal string alignment distance (restricted Damerau-Levenshtein), which is looked for only
    as deep as ``most`` goes: names are compared by the thousand, and nearly all differ at once.
    """
    at = 0
    for letter, match in zip(one, other, strict=False):
        if letter != match:
            break
        at += 1
    one, other = one[at:], other[at:]
    if not (one and other) or abs(len(one) - len(other)) > most or not most:
        return min(max(len(one), len(other)), most + 1)
    steps = [(one[1:], other[1:]), (one[1:], other), (one, other[1:])]
    if one[:2] == other[1::-1]:
        steps.append((one[2:], other[2:]))
    return 1 + min(slips(*step, most - 1) for step in steps)
