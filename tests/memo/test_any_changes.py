"""Whatever changes: what a memo holds is what a new one works out, and nothing ran in vain."""

from datetime import timedelta
from typing import Any, NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from netcrm.memo import Change
from tests.memo.sheet import FIRST, LAYERS, NAMES, Cell, Read, Sheet

names = st.sampled_from(NAMES)


def reads(level: int) -> st.SearchStrategy[Read]:
    """What a cell of a layer may read: inputs, days, and all layers below."""
    alone = st.builds(Read, st.sampled_from(("input", "day")), st.just(""), names)
    if not level:
        return alone
    ways = st.sampled_from(("value", "parity", "bucket", "sizes", "results"))
    return alone | st.builds(Read, ways, st.sampled_from(LAYERS[:level]), names)


def formulas(level: int) -> st.SearchStrategy[Any]:
    """A formula of some length, or that there is none."""
    some = st.lists(reads(level), max_size=4, unique=True).map(tuple)
    return st.tuples(st.just((LAYERS[level],)), names.map(lambda n: (n,)), st.none() | some)


listed = st.lists(names, unique=True).map(tuple)
a_change = st.one_of(
    st.tuples(st.just(("number",)), names.map(lambda n: (n,)), st.none() | st.integers(0, 4)),
    st.tuples(st.just(("cells",)), st.just(("",)), st.none() | listed),
    *map(formulas, range(3)),
).map(lambda found: ((found[0][0], found[1][0]), found[2]))
an_update = st.tuples(st.lists(a_change, max_size=5).map(dict), st.integers(-1, 5))
all_formulas = st.fixed_dictionaries(
    {
        (layer, name): st.lists(reads(level), max_size=4, unique=True).map(tuple)
        for level, layer in enumerate(LAYERS)
        for name in NAMES
    }
)


class Before(NamedTuple):
    """What there was before an update: the cells, and what each was told."""

    cells: frozenset[Cell]
    told: dict[Cell, dict[Read, object]]


@settings(max_examples=300)
@given(all_formulas, st.lists(an_update, max_size=8))
def test_all_comes_out_as_if_it_were_new(formulas: Any, updates: Any) -> None:  # noqa: ANN401
    now = {**formulas, ("cells", ""): NAMES[:4], ("number", "a"): 1}
    kept = Sheet()
    kept.update(now, FIRST)
    for changes, days in updates:
        now |= changes
        before = Before(kept.cells(), dict(kept.told))
        done = kept.update(changes, FIRST + timedelta(days=days))
        fresh = Sheet()
        fresh.update(
            {what: version for what, version in now.items() if version is not None},
            FIRST + timedelta(days=days),
        )
        assert kept.state() == fresh.state()
        check_what_ran(kept, before, done)


def check_what_ran(kept: Sheet, before: Before, done: tuple[Change, ...]) -> None:
    """Cells ran once if they are new or were told what is no longer so, and no others did.

    Who read how many stand in each bucket may run, too, where two changed places.
    """
    ran = {(layer, key) for layer, change in zip(LAYERS, done, strict=True) for key in change.ran}
    gone = {(layer, key) for layer, change in zip(LAYERS, done, strict=True) for key in change.gone}
    cells = kept.cells()
    assert sorted(kept.ran) == sorted(ran)
    assert gone == before.cells - cells
    new = cells - before.cells
    told = {cell: before.told[cell] for cell in cells - new}
    outdated = {
        cell for cell, reads in told.items() if any(kept.now(r) != was for r, was in reads.items())
    }
    moved = {layer for layer, _ in ran | gone}
    sizes = {c for c, rs in told.items() if any(r.how == "sizes" and r.layer in moved for r in rs)}
    assert new | outdated <= ran <= new | outdated | sizes
