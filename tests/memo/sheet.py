"""A toy world for the memo: cells in three layers that read whatever lies below them.

A cell's formula is an input: a list of reads, which are added up. Cells that come out odd have no
cell above them, so that results come and go by themselves.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, NamedTuple

from netcrm.memo import Change, Memo, Outcome, Past, Row, Stratum

LAYERS = ("low", "middle", "high")
NAMES = ("a", "b", "c", "d", "e")
FIRST = date(2026, 1, 1)
Inputs = Mapping[tuple[str, str], Hashable]


Cell = tuple[str, str]
"""A layer and a name."""


class Read(NamedTuple):
    """Something a formula reads: ``how``, and of which layer, cell, bucket or day."""

    how: str
    layer: str
    what: str


def day_of(what: str) -> date:
    return FIRST + timedelta(days=NAMES.index(what))


def look(memo: Memo, read: Read) -> object:
    """What a read gives."""
    match read.how:
        case "input":
            return memo.input("number", read.what)
        case "value" | "parity":
            return memo.part(read.layer, read.what, read.how)
        case "bucket":
            return memo.bucket(f"of {read.layer}", str(NAMES.index(read.what)))
        case "sizes":
            return tuple(memo.sizes(f"of {read.layer}").items())
        case "results":
            return memo.results(read.layer)
        case _:
            return memo.reached(day_of(read.what))


def number(found: object) -> int:
    """Anything that was read, as a number."""
    if isinstance(found, tuple):
        return sum(number(one) * at for at, one in enumerate(found, 1))
    return len(found) if isinstance(found, str) else int(found or 0)  # type: ignore[call-overload]


def asked(memo: Memo, read: Read) -> object:
    """A question, whose answer the memo remembers."""
    return look(memo, read)


@dataclass
class Sheet:
    """A memo of cells, over a past if need be, and what each was told when it last ran."""

    past: Past | None = None
    memo: Memo = field(init=False)
    told: dict[Cell, dict[Read, object]] = field(default_factory=dict)
    ran: list[Cell] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.memo = Memo(tuple(self.stratum(layer) for layer in LAYERS), self.past)

    def stratum(self, layer: str) -> Stratum:
        return Stratum(
            layer,
            lambda memo: keys(memo, layer),
            lambda memo, key: self.run(memo, layer, key),
            (f"of {layer}",),
        )

    def run(self, memo: Memo, layer: str, key: str) -> Outcome:
        """Add up what a cell's formula reads; every other read asks for a remembered answer."""
        formula: Any = memo.input(layer, key)
        told: dict[Read, object] = {}
        for at, read in enumerate(formula or ()):
            told[read] = memo.answer(asked, memo, (read,)) if at % 2 else look(memo, read)
        value = sum(map(number, told.values())) % 5
        self.told[layer, key] = {Read("formula", layer, key): formula, **told}
        self.ran.append((layer, key))
        rows = (
            Row(f"of {layer}", str(value), (key,), (key, value)),
            Row(f"of {layer}", str(value % 2), (key,), (key, value // 2)),
        )
        return Outcome({"value": value, "parity": value % 2 + 1}, rows)

    def update(self, inputs: Inputs, today: date) -> tuple[Change, ...]:
        self.ran.clear()
        return self.memo.update(inputs, today)

    def cells(self) -> frozenset[Cell]:
        """All there are."""
        return frozenset((layer, key) for layer in LAYERS for key in self.memo.results(layer))

    def state(self) -> object:
        """Everything there is to read."""
        reads = [
            Read(how, layer, name)
            for layer in LAYERS
            for name in NAMES
            for how in ("value", "parity", "bucket", "sizes", "results")
        ]
        return {read: look(self.memo, read) for read in reads}

    def now(self, read: Read) -> object:
        """What a read that was once answered would be answered now."""
        if read.how == "formula":
            return self.memo.input(read.layer, read.what)
        return look(self.memo, read)


def keys(memo: Memo, layer: str) -> Iterable[str]:
    """The cells of a layer: those that are listed, or those over an even one."""
    if layer == LAYERS[0]:
        listed: Any = memo.input("cells", "")
        return listed or ()
    below = LAYERS[LAYERS.index(layer) - 1]
    return tuple(key for key in memo.results(below) if memo.part(below, key, "parity") == 1)
