"""How alike two names are, for asking "did you mean?"."""

import unicodedata
from collections.abc import Iterator

_END = 3
"""Letters at either end of a name by which names like it are looked up."""

_LENGTHS = (5, 10)
"""Letters from which a name may have one slip, and two; in shorter names a slip is another name."""


def skeleton(text: str) -> str:
    """The letters and digits of a name, without case and accents: ``Ana-Pirès`` is anapires."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
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

    The optimal string alignment distance (restricted Damerau-Levenshtein).
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, row, above = row, [i], before
        for j, match in enumerate(other, 1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != match))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == match:
                cost = min(cost, above[j - 2] + 1)
            row.append(cost)
    return min(row[-1], most + 1)
