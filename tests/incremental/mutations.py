"""Mistakes that a memo or what stands on it could have: each makes some page go stale."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from netcrm.memo import Memo, Stratum, memo, reading, record
from netcrm.memo.answers import Answers
from netcrm.memo.facets import Facet
from netcrm.memo.indexes import Indexes
from netcrm.queries import strata, whole
from netcrm.website import site
from netcrm.website.render import Theme

Patch = pytest.MonkeyPatch
Mutation = Callable[[Patch], None]


class Forgetful(set[Facet]):
    """What was read, but for some of it."""

    def __init__(self, kept: Callable[[Facet], bool]) -> None:
        super().__init__()
        self.kept = kept

    def add(self, facet: Facet) -> None:
        if self.kept(facet):
            super().add(facet)


def forget(patch: Patch, *, kind: tuple[str, ...]) -> None:
    """Do not note that something of this kind was read."""
    kept = lambda facet: facet[: len(kind)] != kind  # noqa: E731
    for room in (memo, reading):
        patch.setattr(room, "Record", lambda: record.Record(facets=Forgetful(kept)))


def forget_absent(patch: Patch, *, read: str) -> None:
    """Do not note what was read where there was nothing."""
    reading = getattr(Memo, read)

    def noted(self: Memo, *what: str) -> Any:  # noqa: ANN401  whatever is read
        noting, self._record = self._record, None
        found = reading(self, *what)
        self._record = noting
        return reading(self, *what) if found not in (None, ()) else found

    patch.setattr(Memo, read, noted)


def forget_answers(patch: Patch) -> None:
    """Do not take over what a remembered answer read."""
    patch.setattr(record.Record, "include", lambda *_: None)


def forget_days_of_answers(patch: Patch) -> None:
    """Take over what a remembered answer read, but not which days it asked about."""

    def include(self: record.Record, other: record.Record) -> None:
        self.facets |= other.facets

    patch.setattr(record.Record, "include", include)


def forget_days(patch: Patch, *, reached: bool) -> None:
    """Do not note that a day was reached, or that it was not."""
    asked = record.Record.asked

    def noted(self: record.Record, day: Any, **said: bool) -> None:  # noqa: ANN401
        if said["reached"] != reached:
            asked(self, day, **said)

    patch.setattr(record.Record, "asked", noted)


def a_day_late(patch: Patch) -> None:
    """Hold what was said of a day for true on that day too."""

    def holds(self: record.Reads, today: Any) -> bool:  # noqa: ANN401
        begun = self.since is None or self.since <= today
        return begun and (self.until is None or today <= self.until)

    patch.setattr(record.Reads, "holds_on", holds)


def stop_too_soon(patch: Patch, *, kinds: tuple[str, ...]) -> None:
    """Take a result for unchanged though something of it has changed."""
    settle = Memo._settle  # noqa: SLF001

    def settled(self: Memo, *what: Any) -> set[Facet]:  # noqa: ANN401
        return {facet for facet in settle(self, *what) if facet[0] not in kinds}

    patch.setattr(Memo, "_settle", settled)


def compare_places_only(patch: Patch) -> None:
    """Take rows for equal that stand in the same place."""
    exchange = Indexes._exchange  # noqa: SLF001

    def exchanged(self: Indexes, owner: str, bucket: Any, come: Any, touched: Any) -> None:  # noqa: ANN401
        gone = self._plain(self.rows(bucket, owner))
        if [row[0] for row in gone] != [row[0] for row in self._plain(come)]:
            exchange(self, owner, bucket, come, touched)

    patch.setattr(Indexes, "_exchange", exchanged)


def do_not_tell(patch: Patch, *, kind: str) -> None:
    """Do not tell the readers of something of this kind that it has changed."""
    spread = Memo._spread  # noqa: SLF001

    def spread_less(self: Memo, touched: set[Facet], dirty: Any) -> None:  # noqa: ANN401
        spread(self, {facet for facet in touched if facet[0] != kind}, dirty)

    patch.setattr(Memo, "_spread", spread_less)


def remember_for_ever(patch: Patch) -> None:
    """Keep answers from one update to the next."""

    class Kept(Answers):
        def clear(self) -> None:
            """Keep everything."""

    begin = Memo.__init__

    def begun(self: Memo, *given: Any, **named: Any) -> None:  # noqa: ANN401
        begin(self, *given, **named)
        self._answers = Kept()

    patch.setattr(Memo, "__init__", begun)


def keep_buckets(patch: Patch) -> None:
    """Go on giving a bucket as it was when it was first read."""
    move = Indexes._move  # noqa: SLF001

    def moved(self: Indexes, owner: str, bucket: Any, *what: Any) -> None:  # noqa: ANN401
        known = self._read.get(bucket, self._read_before.get(bucket))
        move(self, owner, bucket, *what)
        if known is not None:
            self._read[bucket] = known

    patch.setattr(Indexes, "_move", moved)


def keep_orders(patch: Patch) -> None:
    """Go on giving the order of a bucket as it was when it was first asked for."""
    exchange = Indexes._exchange  # noqa: SLF001

    def exchanged(self: Indexes, owner: str, bucket: Any, *what: Any) -> None:  # noqa: ANN401
        known = self._orders.get(bucket)
        exchange(self, owner, bucket, *what)
        if known is not None:
            self._orders[bucket] = known

    patch.setattr(Indexes, "_exchange", exchanged)


def forget_the_first_of_several(patch: Patch) -> None:
    """Mark the readers of all that changed, but for one thing of several."""
    spread = Memo._spread  # noqa: SLF001

    def spread_less(self: Memo, touched: set[Facet], dirty: Any) -> None:  # noqa: ANN401
        spread(self, set(sorted(touched)[len(touched) > 1 :]), dirty)

    patch.setattr(Memo, "_spread", spread_less)


def swap_strata(patch: Patch, *, one: int, checked: bool) -> None:
    """Run a stratum before the one below it."""
    right = strata.strata

    def swapped(*given: Any) -> Any:  # noqa: ANN401
        found = list(right(*given))
        found[one], found[one + 1] = found[one + 1], found[one]
        return tuple(found)

    patch.setattr(whole, "strata", swapped)
    if not checked:
        patch.setattr(Memo, "_check", lambda *_: None)


def move_index(patch: Patch, *, index: str, checked: bool) -> None:
    """Let an index be filled by a stratum above its readers."""
    right = strata.strata

    def moved(*given: Any) -> Any:  # noqa: ANN401
        *below, status = (_without(stratum, index) for stratum in right(*given))
        return (*below, _with(status, index))

    patch.setattr(whole, "strata", moved)
    if not checked:
        patch.setattr(Memo, "_run", _run_unchecked)
        patch.setattr(Memo, "_check", lambda *_: None)
        patch.setattr(whole, "strata", lambda *given: moved_rows(right(*given), index))


def moved_rows(found: Any, index: str) -> Any:  # noqa: ANN401
    """Make the rows of an index in the stratum above the one that should make them."""
    at = next(n for n, stratum in enumerate(found) if index in stratum.indexes)
    low, high = found[at], found[-1]

    def below(of: Memo, key: str) -> Any:  # noqa: ANN401
        made = low.run(of, key)
        return made._replace(rows=tuple(row for row in made.rows if row.index != index))

    def above(of: Memo, key: str) -> Any:  # noqa: ANN401
        made = high.run(of, key)
        late = tuple(row for row in low.run(of, key).rows if row.index == index)
        return made._replace(rows=(*made.rows, *late))

    changed = list(found)
    changed[at] = replace(low, run=below)
    changed[-1] = replace(high, run=above)
    return tuple(changed)


def _run_unchecked(self: Memo, layer: Any, key: str) -> Any:  # noqa: ANN401
    noted = self._record = record.Record()
    return memo.Made(key, layer.stratum.run(self, key), noted.packed())


def _without(stratum: Stratum, index: str) -> Stratum:
    return replace(stratum, indexes=tuple(name for name in stratum.indexes if name != index))


def _with(stratum: Stratum, index: str) -> Stratum:
    return replace(stratum, indexes=(*stratum.indexes, index))


def read_own_template_only(patch: Patch) -> None:
    """Do not note the templates that a template includes, imports or extends."""
    patch.setattr(Theme, "reads", lambda _, template: (template,))


def trust_the_folder(patch: Patch) -> None:
    """Do not look whether pages are still what was published."""
    patch.setattr(site.Site, "_stands", lambda *_: True)


MUTATIONS: dict[str, Mutation] = {
    **{
        f"reads of {' '.join(kind)} are dropped": partial(forget, kind=kind)
        for kind in (
            ("part",),
            ("part", "file"),
            ("part", "status"),
            ("bucket",),
            ("order",),
            ("own",),
            ("keys",),
            ("results",),
            ("input",),
            ("input", "setting"),
            ("input", "files"),
            ("input", "folder"),
            ("input", "template"),
            ("input", "template", "*"),
        )
    },
    **{
        f"reads of an absent {read} are dropped": partial(forget_absent, read=read)
        for read in ("part", "input", "bucket", "order")
    },
    "reads of an answer are dropped": forget_answers,
    "days of an answer are dropped": forget_days_of_answers,
    "days that were reached are dropped": partial(forget_days, reached=True),
    "days that were not reached are dropped": partial(forget_days, reached=False),
    "days hold one day too long": a_day_late,
    "changed parts count as equal": partial(stop_too_soon, kinds=("part",)),
    "changed buckets count as equal": partial(stop_too_soon, kinds=("bucket",)),
    "changed orders count as equal": partial(stop_too_soon, kinds=("order",)),
    "changed keys count as equal": partial(stop_too_soon, kinds=("keys",)),
    "rows in the same place count as equal": compare_places_only,
    "who came and went is not told": partial(do_not_tell, kind="results"),
    "answers outlive an update": remember_for_ever,
    "buckets outlive an update": keep_buckets,
    "orders outlive an update": keep_orders,
    "one of several changes is not told": forget_the_first_of_several,
    **{
        f"stratum {one} runs after the next{'' if checked else ', unchecked'}": partial(
            swap_strata, one=one, checked=checked
        )
        for one in range(3)
        for checked in (True, False)
    },
    **{
        f"index {index} is filled late{'' if checked else ', unchecked'}": partial(
            move_index, index=index, checked=checked
        )
        for index in ("mention", "name")
        for checked in (True, False)
    },
    "templates within templates are dropped": read_own_template_only,
    "published pages are trusted": trust_the_folder,
}
