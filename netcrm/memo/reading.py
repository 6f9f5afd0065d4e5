"""Reading from a memo: all that a running result reads is recorded on its behalf."""

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from netcrm.memo.answers import Answers
from netcrm.memo.crew import ALONE, Crew
from netcrm.memo.facets import (
    Facet,
    Spot,
    bucket_of,
    input_of,
    keys_of,
    order_of,
    own_of,
    part_of,
    results_of,
)
from netcrm.memo.indexes import Indexes
from netcrm.memo.layer import Layer, StrataError, Stratum
from netcrm.memo.packed import Unpacked, packed
from netcrm.memo.past import EMPTY, Held, Input, Past, Result
from netcrm.memo.readers import Readers
from netcrm.memo.record import Record

T = TypeVar("T")
Args = tuple[Any, ...]


class Reading:
    """What a memo holds, and how results read one another while they run."""

    def __init__(
        self,
        strata: tuple[Stratum, ...],
        past: Past | None = None,
        *,
        once: bool = False,
        crew: Crew = ALONE,
    ) -> None:
        """Begin with what the past holds; without one, the first update runs everything.

        A memo that is updated ``once`` and never again need not record who read what, which
        takes time. Where a stratum allows it, a ``crew`` makes many results at once.
        """
        self._past = past
        self._once = once
        self._crew = crew
        self._packing = False
        self.meanwhile: Callable[[], None] | None = None
        """What to do while the crew is at work on the last stratum."""
        self.spill: Callable[[], None] | None = None
        """What to do after each stratum but the last, where nothing is known yet."""
        self.touched: set[Facet] = set()
        """What the last update changed; of the first, which changes everything, nothing."""
        self.lost: list[Result] = []
        """The results that a process died of: what stands for them is not to be kept."""
        self._layers = tuple(Layer(stratum) for stratum in strata)
        self._level = {stratum.name: level for level, stratum in enumerate(strata)}
        self._index_level: dict[str, int] = {}
        for level, stratum in enumerate(strata):
            for name in stratum.indexes:
                if self._index_level.setdefault(name, level) != level:
                    raise StrataError(f"two strata make rows for {name!r}")
        self._inputs: dict[Input, Hashable] = {}
        self._inputs_changed: set[Input] = set()
        self._begun = False
        """Whether there are results yet, of an update or of the past."""
        self._today = date.min
        self._indexes = Indexes(past)
        self._readers = Readers()
        self._answers = Answers()
        self._unpacked = Unpacked()
        self._record: Record | None = None
        self._running = len(strata)
        self.running = ""
        """The name of the stratum that is being run; empty between updates."""
        if past is not None:
            self._recall(past)

    def _recall(self, past: Past) -> None:
        """Begin where another memo stopped."""
        self._today = past.today
        self._inputs = dict(past.inputs())
        self._begun = bool(self._inputs)
        for layer in self._layers:
            layer.keys = dict.fromkeys(past.keys(layer.stratum.name))
            layer.listed = bool(self._inputs)

    @property
    def inputs(self) -> Mapping[Input, Hashable]:
        """The versions of all inputs, as of the last update."""
        return self._inputs

    # Reading: each of these notes what was read on behalf of the result that is running. Between
    # updates none is, and nothing is noted. All of it runs hundreds of times for each contact.

    def input(self, kind: str, key: str) -> Hashable:
        """The version of an input; None where there is none."""
        if self._record is not None:
            self._record.facets.add(input_of(kind, key))
        return self._inputs.get((kind, key))

    def part(self, stratum: str, key: str, part: str) -> Any:  # noqa: ANN401  a part is anything
        """A part of a lower stratum's result; None where there is none."""
        level = self._level[stratum]
        if self._record is not None:
            self._check(level, stratum)
            self._record.facets.add(part_of(stratum, key, part))
        layer = self._layers[level]
        parts = (layer.held.get(key) or self._held(layer, key)).parts
        if part not in layer.stratum.fleeting:
            return parts.get(part)
        if part in parts:
            return self._unpacked.of(parts)[part]
        if key not in layer.keys:
            return None
        return self._unpacked.of(self._made_again(layer, key).parts).get(part)

    def bucket(self, index: str, key: str) -> tuple[Any, ...]:
        """The items of one bucket, in order."""
        if self._record is not None:
            self._check(self._index_level[index], index)
            self._record.facets.add(bucket_of(index, key))
        return self._indexes.read(index, key)

    def order(self, index: str, key: str) -> tuple[Spot, ...]:
        """Where the items of one bucket come from, in order: to read some of them with ``own``."""
        if self._record is not None:
            self._check(self._index_level[index], index)
            self._record.facets.add(order_of(index, key))
        return self._indexes.order(index, key)

    def own(self, index: str, key: str, owner: str) -> tuple[Any, ...]:
        """The items that one result has in a bucket, in the order made."""
        if self._record is not None:
            self._check(self._index_level[index], index)
            self._record.facets.add(own_of(index, key, owner))
        return self._indexes.own(index, key, owner)

    def sizes(self, index: str) -> Mapping[str, int]:
        """The keys of an index in order, each with how many items its bucket holds."""
        if self._record is not None:
            self._check(self._index_level[index], index)
            self._record.facets.add(keys_of(index))
        return self._indexes.sizes(index)

    def results(self, stratum: str) -> tuple[str, ...]:
        """The keys of a lower stratum, in order."""
        if self._record is not None:
            self._check(self._level[stratum], stratum)
            self._record.facets.add(results_of(stratum))
        return tuple(sorted(self._layers[self._level[stratum]].keys))

    def owners(self, index: str, key: str) -> Collection[str]:
        """The results that have rows in a bucket, as far as is known now; nothing is recorded."""
        return self._indexes.entries((index, key)).keys()

    def ran(self, stratum: str) -> Sequence[str]:
        """The keys of a stratum that ran in the last update, or in this one once it has come to it.

        Nothing is recorded: no result may depend on it.
        """
        return self._layers[self._level[stratum]].ran

    @property
    def today(self) -> date:
        """The day; reading it is not recorded: ask ``reached`` about it and the day after."""
        return self._today

    def reached(self, day: date) -> bool:
        """Whether ``day`` is today or earlier."""
        reached = day <= self._today
        if self._record is not None:
            self._record.asked(day, reached=reached)
        return reached

    def noted(self) -> Record:
        """What the running result has read so far, and will have read when it is done."""
        return self._record or Record()

    def answer(self, function: Callable[..., T], of: object, args: Args) -> T:
        """What ``function(of, *args)`` gives, worked out once an update; its reads are ours too."""
        key = (function, args)
        known = self._answers.get(key)
        if known is None:
            known = self._work_out(function, of, args)
            self._answers.put(key, known)
        answer: T
        answer, record = known
        if self._record is not None and record is not None:
            self._record.include(record)
        return answer

    def _work_out(
        self, function: Callable[..., T], of: object, args: Args
    ) -> tuple[T, Record | None]:
        """An answer, and what it read if that is asked for."""
        outer = self._record
        record = self._record = None if outer is None else Record()
        try:
            return function(of, *args), record
        finally:
            self._record = outer

    def _check(self, level: int, name: str) -> None:
        if level >= self._running:
            message = f"{self.running!r} may not read {name!r}, which is not below it"
            raise StrataError(message)

    def _held(self, layer: Layer, key: str) -> Held:
        """A result, fetched from the past if need be; nothing where there is none.

        Where its rows stand is fetched only when they are to move.
        """
        found = layer.held.get(key)
        if found is None:
            if self._past is None or key not in layer.keys:
                return EMPTY
            found = layer.held[key] = Held(self._past.parts(layer.stratum.name, key))
        return found

    def _made_again(self, layer: Layer, key: str) -> Held:
        """A result of the past with its fleeting parts; what it reads is recorded there."""
        outer, self._record = self._record, None
        level, self._running = self._running, self._level[layer.stratum.name]
        try:
            parts = layer.stratum.run(self, key).parts
        finally:
            self._record, self._running = outer, level
        fleeting = {n: packed(parts[n]) for n in layer.stratum.fleeting if n in parts}
        known = layer.held[key]
        made = layer.held[key] = known._replace(parts={**known.parts, **fleeting})
        return made
