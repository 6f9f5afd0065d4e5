"""What a build notes beside its results: which build it was, and what it changed."""

from datetime import date
from typing import NamedTuple

from netcrm.memo import Change, Memo
from netcrm.memo.facets import Facet
from netcrm.memo.vault import Vault

GENERATION = "generation"
LAST = "last"
MANY = 5000
"""Where more than this changed, only the inputs that did are noted."""


class Last(NamedTuple):
    """What the last build that changed anything did.

    ``first`` is whether it made everything anew; ``pages`` are those it made. ``touched`` are the
    facets that changed, all of them unless ``many`` is set: then only the inputs.
    """

    first: bool
    pages: tuple[str, ...]
    touched: tuple[Facet, ...]
    many: bool
    day: str
    """The day it was for."""
    day_before: str
    """The day of the build before it."""


def news(vault: Vault, memo: Memo, changes: tuple[Change, ...], before: date) -> dict[str, object]:
    """The notes of a build that changed anything; of any other the last ones stand.

    ``before`` is the day of the build before it. A number never comes again, even in another file.
    """
    first = not vault.note(GENERATION)
    if not (first or any(change.changed or change.gone for change in changes)):
        return {}
    number = vault.note(GENERATION) or vault.born // 1_000_000
    touched = set() if first else memo.touched
    many = len(touched) > MANY
    shown = (facet for facet in touched if facet[0] == "input" or not many)
    days = (memo.today.isoformat(), before.isoformat())
    last = Last(first, tuple(sorted(changes[-1].ran)), tuple(sorted(shown)), many, *days)
    return {GENERATION: number + 1, LAST: last}
