"""What a build notes beside its results: which build it was, and what it changed."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple

from netcrm.memo import Outcome
from netcrm.memo.facets import Facet, bucket_of, input_of, keys_of, part_of, results_of
from netcrm.memo.past import KEYS, NOTHING, Changes, Past, Result
from netcrm.memo.vault import Vault, VaultError
from netcrm.queries.strata import NAMES

GENERATION = "generation"
LAST = "last"
MANY = 5000
"""Where more results than this ran, only the inputs that changed are noted."""


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


class KeepingVault(Vault):
    """A vault that counts the builds that changed anything, and notes what the last one did."""

    def __init__(self, path: Path, stamp: str, package: str) -> None:
        """Open it, or begin an empty one: a number never comes again, even in another file."""
        super().__init__(path, stamp, package)
        self._born = path.stat().st_ctime_ns // 1_000_000

    def save(self, changes: Changes, notes: Mapping[str, object]) -> None:
        """Keep what came to be since, in one step, with the notes of this build."""
        super().save(changes, {**notes, **self._news(changes)})

    def _news(self, changes: Changes) -> dict[str, object]:
        """The notes of a build that changed anything; of any other the last ones stand."""
        before = self.today
        if not (changes.inputs or changes.records or changes.today != before):
            return {}
        number = self.note(GENERATION) or self._born
        pages = tuple(sorted(k for s, k in changes.records if s == "page" and k != KEYS))
        first = before == date.min
        many = len(changes.records) > MANY
        facets = () if first else tuple(sorted(set(touched(self, changes, many=many))))
        days = (changes.today.isoformat(), before.isoformat())
        return {GENERATION: number + 1, LAST: Last(first, pages, facets, many, *days)}


def touched(past: Past, changes: Changes, *, many: bool = False) -> Iterator[Facet]:
    """Every facet that is another one since; of ``many`` changes, the inputs alone."""
    yield from (input_of(*key) for key in changes.inputs)
    if many:
        return
    yield from (bucket_of(*bucket) for bucket in changes.buckets)
    for index in {index for index, _ in changes.buckets}:
        sizes = past.sizes(index)
        new = ((k, len(slots)) for (i, k), slots in changes.buckets.items() if i == index)
        if any(sizes.get(key, 0) != size for key, size in new):
            yield keys_of(index)
    for (stratum, key), outcome in changes.results.items():
        if stratum in NAMES and key != KEYS:
            yield from _differing(past, (stratum, key), outcome or NOTHING)


def _differing(past: Past, result: Result, now: Outcome) -> Iterator[Facet]:
    """The parts of a result that came out other than before."""
    before = NOTHING
    with suppress(VaultError):  # there was none
        before = past.outcome(*result)
    if bool(before.parts) != bool(now.parts):
        yield results_of(result[0])
    for name in before.parts.keys() | now.parts.keys():
        if before.parts.get(name) != now.parts.get(name):
            yield part_of(*result, name)
