"""The memo: results that are run again only when something they read has changed."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from datetime import date
from itertools import chain
from typing import Any, NamedTuple, TypeVar

from netcrm.memo.answers import Answers
from netcrm.memo.crew import ALONE, Crew
from netcrm.memo.facets import (
    Bucket,
    Entries,
    Facet,
    Spot,
    bucket_of,
    input_of,
    keys_of,
    number_of,
    own_of,
    part_of,
    results_of,
)
from netcrm.memo.indexes import Indexes
from netcrm.memo.layer import Change, Layer, StrataError, Stratum
from netcrm.memo.packed import Unpacked, packed
from netcrm.memo.past import EMPTY, KEYS, NOTHING, Changes, Held, Input, Outcome, Past, Result
from netcrm.memo.readers import Readers
from netcrm.memo.record import Reads, Record

T = TypeVar("T")
Args = tuple[Any, ...]
_MANY = 256
"""Results from which on what is fleeting is packed: a few may have their room."""


class Memo:
    """Inputs, strata of results over them, and indexes between the strata.

    Inputs are given to :meth:`update` as versions: values that differ where the input differs.
    What a version stands for is for the functions to fetch. An exception from one of them leaves
    the memo unfit for use.
    """

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
            self._record.facets.add(bucket_of(index, key))
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

    # Updating.

    def update(self, inputs: Mapping[Input, Hashable], today: date) -> tuple[Change, ...]:
        """Take changed inputs (None: gone) and the day, and run again what they reach.

        Returns what became of each stratum, in order.
        """
        if self._once and self._inputs:
            raise StrataError("this memo is updated once, and has been")
        self._answers.clear()
        touched = set()
        for (kind, key), version in inputs.items():
            if self._inputs.get((kind, key)) != version:
                touched.add(input_of(kind, key))
                self._inputs_changed.add((kind, key))
                if version is None:
                    del self._inputs[kind, key]
                else:
                    self._inputs[kind, key] = version
        first = self._today == date.min
        self.touched = set() if first else set(touched)
        dirty = self._turned(today) if today != self._today else [set() for _ in self._layers]
        self._today = today
        self._running = -1
        self._spread(touched, dirty)
        changes = []
        for level in range(len(self._layers)):
            change, touched = self._drain(level, dirty[level])
            changes.append(change)
            if not first:
                self.touched |= touched
            self._spread(touched, dirty)
        self._running, self.running = len(self._layers), ""
        self._record = None
        return tuple(changes)

    def _turned(self, today: date) -> list[set[str]]:
        """The results that heard something about days that is no longer true."""
        found = [
            {key for key, reads in layer.reads.items() if not reads.holds_on(today)}
            for layer in self._layers
        ]
        self._add_past(found, () if self._past is None else self._past.overdue(today))
        return found

    def _spread(self, touched: set[Facet], dirty: list[set[str]]) -> None:
        """Mark the readers of what changed."""
        if not touched:
            return
        if any(layer.reads for layer in self._layers[self._running + 1 :]):
            for level, key in self._readers.of(set(map(number_of, touched))):
                dirty[level].add(key)
        if self._past is not None:
            self._add_past(dirty, self._past.readers(frozenset(touched)))

    def _add_past(self, dirty: list[set[str]], results: Iterable[Result]) -> None:
        """Mark results that have not run here: of those that have, the past knows no more."""
        for stratum, key in results:
            level = self._level.get(stratum)
            if level is not None and key not in self._layers[level].reads:
                dirty[level].add(key)

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

    def _drain(self, level: int, dirty: set[str]) -> tuple[Change, set[Facet]]:
        """Run what is to be run in one stratum."""
        layer, self._running = self._layers[level], level
        self.running = layer.stratum.name
        touched: set[Facet] = set()
        if layer.listed and KEYS not in dirty and len(dirty) < _MANY:
            wanted, gone = layer.keys, []
            ran = sorted(dirty & layer.keys.keys())
        else:
            wanted = self._wanted(layer, level, dirty)
            gone = [key for key in layer.keys if key not in wanted]
            ran = [key for key in wanted if key in dirty or key not in layer.keys]
        first = layer.stratum.first()
        ran.sort(key=lambda key: key not in first)
        if layer.stratum.ready:
            layer.stratum.ready(tuple(wanted), len(ran))
        changed = []
        nothing = (Made(key, NOTHING, None) for key in gone)
        for made in chain(self._made(layer, ran), nothing):
            if layer.stratum.told and made.outcome.told is not None:
                layer.stratum.told(made.key, made.outcome.told)
            is_new = made.key not in layer.keys
            moved = self._settle(level, made)
            if is_new or made.reads is None:
                moved.add(results_of(layer.stratum.name))
            if moved and made.reads is not None:
                changed.append(made.key)
            touched |= moved
        layer.changed.update(ran, gone)
        return Change(tuple(ran), tuple(changed), tuple(gone)), touched

    def _made(self, layer: Layer, keys: list[str]) -> "Iterator[Made]":
        """The results of some keys, in any order."""
        lost = layer.stratum.lost
        if lost is None:
            yield from (self._run(layer, key) for key in keys)
            return
        self._packing = bool(layer.stratum.fleeting) and len(keys) >= _MANY and not self._once
        meanwhile = self.meanwhile if layer is self._layers[-1] else None
        name = layer.stratum.name
        for done in self._crew.run(
            name,
            keys,
            lambda key: self._run(layer, key),
            self._apart,
            meanwhile,
            apart=layer.stratum.apart,
        ):
            if done.lost:
                self.lost.append((name, done.key))
                yield Made(done.key, lost(self, done.key), Record().packed())
            else:
                yield done.value

    def _apart(self) -> None:
        """Go on in a forked process."""
        if self._past is not None:
            self._past.apart()

    def _wanted(self, layer: Layer, level: int, dirty: set[str]) -> dict[str, None]:
        """The keys a stratum should have; asked again only if what its list read has changed."""
        if layer.listed and KEYS not in dirty:
            return dict(layer.keys)
        record = Record()
        self._record = None if self._once else record
        wanted = dict.fromkeys(layer.stratum.keys(self))
        self._note(level, KEYS, record.packed())
        layer.changed.add(KEYS)
        layer.listed = True
        return wanted

    def changes(self) -> Changes:
        """Everything that came to differ from the past."""
        return Changes(
            self._today,
            {key: self._inputs.get(key) for key in self._inputs_changed},
            {
                (layer.stratum.name, key): layer.kept(key)
                for layer in self._layers
                for key in layer.changed
            },
            _Moved(self._indexes),
            self._indexes.rows,
        )

    def kept(self) -> None:
        """All changes are part of the past now."""
        self._inputs_changed.clear()
        self._indexes.moved.clear()
        for layer in self._layers:
            layer.changed.clear()

    def _run(self, layer: Layer, key: str) -> "Made":
        """One result and what it read."""
        record = Record()
        self._record = None if self._once else record
        outcome = layer.stratum.run(self, key)
        for row in outcome.rows:
            if row.index not in layer.stratum.indexes:
                message = f"{layer.stratum.name!r} makes rows for {row.index!r}, not its own"
                raise StrataError(message)
        if self._packing:
            fleeting = layer.stratum.fleeting
            parts = {n: packed(p) if n in fleeting else p for n, p in outcome.parts.items()}
            outcome = outcome._replace(parts=parts)
        return Made(key, outcome, record.packed())

    def _settle(self, level: int, made: "Made") -> set[Facet]:
        """Put a result in the place of the one before; returns what changed of it.

        Where nothing did, nothing that read it runs again (early cutoff).
        """
        layer, (key, outcome, reads) = self._layers[level], made
        stratum, before, after = layer.stratum, self._held(layer, key), outcome.parts
        stands = before.stands
        if self._past is not None and key in layer.keys and key not in layer.reads:
            stands = self._past.stands(stratum.name, key)
        touched = {
            part_of(stratum.name, key, name)
            for name in before.parts.keys() | after.keys()
            if stratum.differs(name, before.parts, after)
        }
        stands, moved = self._indexes.replace(key, stands, outcome.rows)
        self._note(level, key, reads)
        if reads is None:
            layer.keys.pop(key, None)
            layer.held.pop(key, None)
        else:
            layer.keys[key] = None
            layer.held[key] = Held(after, stands)
        return touched | moved

    def _note(self, level: int, key: str, reads: Reads | None) -> None:
        """Remember who reads what, in place of what was remembered for this result."""
        if self._once:
            return
        known = self._layers[level].reads
        self._readers.note((level, key), known.get(key), reads)
        if reads is None:
            known.pop(key, None)
        else:
            known[key] = reads


class _Moved(Mapping[Bucket, Entries]):
    """The buckets that moved, each with its rows when it is asked for."""

    def __init__(self, indexes: Indexes) -> None:
        self._indexes = indexes

    def __getitem__(self, bucket: Bucket) -> Entries:
        return self._indexes.entries(bucket)

    def __iter__(self) -> Iterator[Bucket]:
        return iter(self._indexes.moved)

    def __len__(self) -> int:
        return len(self._indexes.moved)


class Made(NamedTuple):
    """A result that was made: what came of it, and what it read (None: it went)."""

    key: str
    outcome: Outcome
    reads: Reads | None
