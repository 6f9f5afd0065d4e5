"""The memo: results that are run again only when something they read has changed."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple, TypeVar

from netcrm.memo.facets import Facet, bucket_of, input_of, keys_of, part_of, results_of
from netcrm.memo.indexes import Indexes
from netcrm.memo.past import KEYS, NOTHING, Changes, Input, Outcome, Past, Result
from netcrm.memo.record import Record

T = TypeVar("T")
Args = tuple[Any, ...]


class StrataError(Exception):
    """A result read its own stratum or a higher one: a mistake in the program, not in the data."""


@dataclass(frozen=True, slots=True)
class Stratum:
    """A layer of results. They read inputs and lower strata, never their own or a higher one.

    ``keys`` says which results there are; ``run`` makes the one for a key; ``indexes`` are those
    that its rows go to. Parts that are ``fleeting`` are not kept for the next process: there they
    are made again when they are asked for, and count as changed where the part changed that each
    is named with.
    """

    name: str
    keys: "Callable[[Memo], Iterable[str]]"
    run: "Callable[[Memo, str], Outcome]"
    indexes: tuple[str, ...] = ()
    fleeting: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Layer:
    """A stratum as it stands.

    ``keys`` are those of its results; ``outcomes`` the results at hand, the others are still in the
    past; ``records`` what each read that has run here, and what the list of keys did; ``changed``
    the keys whose results came to differ from the past.
    """

    stratum: Stratum
    keys: dict[str, None] = field(default_factory=dict)
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    records: dict[str, Record] = field(default_factory=dict)
    changed: set[str] = field(default_factory=set)
    listed: bool = False


class Change(NamedTuple):
    """What an update did to one stratum: the keys that ran, that came out new, that went."""

    ran: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]


class Memo:
    """Inputs, strata of results over them, and indexes between the strata.

    Inputs are given to :meth:`update` as versions: values that differ where the input differs.
    What a version stands for is for the functions to fetch. An exception from one of them leaves
    the memo unfit for use.
    """

    def __init__(
        self, strata: tuple[Stratum, ...], past: Past | None = None, *, once: bool = False
    ) -> None:
        """Begin with what the past holds; without one, the first update runs everything.

        A memo that is updated ``once`` and never again need not record who read what, which
        takes time.
        """
        self._past = past
        self._once = once
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
        self._readers: defaultdict[Facet, set[tuple[int, str]]] = defaultdict(set)
        self._answers: dict[Hashable, tuple[Any, Record | None]] = {}
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
        parts = (layer.outcomes.get(key) or self._outcome(layer, key)).parts
        if part in parts or part not in layer.stratum.fleeting or key not in layer.keys:
            return parts.get(part)
        return self._made_again(layer, key).parts.get(part)

    def bucket(self, index: str, key: str) -> tuple[Any, ...]:
        """The items of one bucket, in order."""
        if self._record is not None:
            self._check(self._index_level[index], index)
            self._record.facets.add(bucket_of(index, key))
        return self._indexes.read(index, key)

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

    def answer(self, function: Callable[..., T], of: object, args: Args) -> T:
        """What ``function(of, *args)`` gives, worked out once an update; its reads are ours too."""
        key = (function, args)
        known = self._answers.get(key)
        if known is None:
            known = self._answers[key] = self._work_out(function, of, args)
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
        dirty = self._turned(today) if today != self._today else [set() for _ in self._layers]
        self._today = today
        self._spread(touched, dirty)
        changes = []
        for level in range(len(self._layers)):
            change, touched = self._drain(level, dirty[level])
            changes.append(change)
            self._spread(touched, dirty)
        self._running, self.running = len(self._layers), ""
        self._record = None
        return tuple(changes)

    def _turned(self, today: date) -> list[set[str]]:
        """The results that heard something about days that is no longer true."""
        found = [
            {key for key, record in layer.records.items() if not record.holds_on(today)}
            for layer in self._layers
        ]
        self._add_past(found, () if self._past is None else self._past.overdue(today))
        return found

    def _spread(self, touched: set[Facet], dirty: list[set[str]]) -> None:
        """Mark the readers of what changed."""
        for facet in touched:
            for level, key in self._readers.get(facet, ()):
                dirty[level].add(key)
        if touched and self._past is not None:
            self._add_past(dirty, self._past.readers(frozenset(touched)))

    def _add_past(self, dirty: list[set[str]], results: Iterable[Result]) -> None:
        """Mark results that have not run here: of those that have, the past knows no more."""
        for stratum, key in results:
            level = self._level[stratum]
            if key not in self._layers[level].records:
                dirty[level].add(key)

    def _outcome(self, layer: Layer, key: str) -> Outcome:
        """A result, fetched from the past if need be; nothing where there is none."""
        found = layer.outcomes.get(key)
        if found is None:
            if self._past is None or key not in layer.keys:
                return NOTHING
            found = layer.outcomes[key] = self._past.outcome(layer.stratum.name, key)
        return found

    def _made_again(self, layer: Layer, key: str) -> Outcome:
        """A result of the past with its fleeting parts; what it reads is recorded there."""
        outer, self._record = self._record, None
        level, self._running = self._running, self._level[layer.stratum.name]
        try:
            parts = layer.stratum.run(self, key).parts
        finally:
            self._record, self._running = outer, level
        fleeting = {name: parts[name] for name in layer.stratum.fleeting if name in parts}
        known = layer.outcomes[key]
        made = layer.outcomes[key] = known._replace(parts={**known.parts, **fleeting})
        return made

    def _drain(self, level: int, dirty: set[str]) -> tuple[Change, set[Facet]]:
        """Run what is to be run in one stratum; its buckets move only when all of it has."""
        layer, self._running = self._layers[level], level
        self.running = layer.stratum.name
        touched: set[Facet] = set()
        wanted = self._wanted(layer, level, dirty)
        gone = [key for key in layer.keys if key not in wanted]
        ran = [key for key in wanted if key in dirty or key not in layer.keys]
        made = [(key, *self._run(layer, key)) for key in ran]
        changed = []
        for key, outcome, record in (*made, *((key, NOTHING, None) for key in gone)):
            is_new = key not in layer.keys
            moved = self._settle(layer.stratum, key, self._outcome(layer, key), outcome)
            self._note(level, key, record)
            if record is None:
                layer.keys.pop(key, None)
                layer.outcomes.pop(key, None)
            else:
                layer.keys[key] = None
                layer.outcomes[key] = outcome
            if is_new or record is None:
                moved.add(results_of(layer.stratum.name))
            if moved and record is not None:
                changed.append(key)
            touched |= moved
        layer.changed.update(ran, gone)
        return Change(tuple(ran), tuple(changed), tuple(gone)), touched

    def _wanted(self, layer: Layer, level: int, dirty: set[str]) -> dict[str, None]:
        """The keys a stratum should have; asked again only if what its list read has changed."""
        if layer.listed and KEYS not in dirty:
            return dict(layer.keys)
        record = Record()
        self._record = None if self._once else record
        wanted = dict.fromkeys(layer.stratum.keys(self))
        self._note(level, KEYS, record)
        layer.changed.add(KEYS)
        layer.listed = True
        return wanted

    def changes(self) -> Changes:
        """Everything that came to differ from the past."""
        results: dict[Result, Outcome | None] = {}
        records: dict[Result, Record | None] = {}
        for layer in self._layers:
            for key in layer.changed:
                result = (layer.stratum.name, key)
                results[result] = _lasting(layer, key)
                records[result] = layer.records.get(key)
        return Changes(
            self._today,
            {key: self._inputs.get(key) for key in self._inputs_changed},
            results,
            records,
            {bucket: self._indexes.slots(bucket) for bucket in self._indexes.moved},
        )

    def kept(self) -> None:
        """All changes are part of the past now."""
        self._inputs_changed.clear()
        self._indexes.moved.clear()
        for layer in self._layers:
            layer.changed.clear()

    def _run(self, layer: Layer, key: str) -> tuple[Outcome, Record]:
        """One result and what it read."""
        record = Record()
        self._record = None if self._once else record
        outcome = layer.stratum.run(self, key)
        for row in outcome.rows:
            if row.index not in layer.stratum.indexes:
                message = f"{layer.stratum.name!r} makes rows for {row.index!r}, not its own"
                raise StrataError(message)
        return outcome, record

    def _settle(self, stratum: Stratum, key: str, before: Outcome, after: Outcome) -> set[Facet]:
        """Compare a result with the one before; returns what changed (early cutoff: nothing)."""
        names = before.parts.keys() | after.parts.keys()
        touched = {
            part_of(stratum.name, key, name)
            for name in names
            if _differs(stratum, name, before.parts, after.parts)
        }
        return touched | self._indexes.replace(key, before.rows, after.rows)

    def _note(self, level: int, key: str, record: Record | None) -> None:
        """Remember who reads what, in place of what was remembered for this result."""
        records = self._layers[level].records
        before = records.pop(key).facets if key in records else set()
        now = record.facets if record is not None else set()
        for facet in before - now:
            readers = self._readers[facet]
            readers.discard((level, key))
            if not readers:
                del self._readers[facet]
        for facet in now - before:
            self._readers[facet].add((level, key))
        if record is not None:
            records[key] = record


def _lasting(layer: Layer, key: str) -> Outcome | None:
    """A result as it is kept."""
    outcome = layer.outcomes.get(key)
    if outcome is None or not layer.stratum.fleeting:
        return outcome
    kept = {n: part for n, part in outcome.parts.items() if n not in layer.stratum.fleeting}
    return outcome._replace(parts=kept)


def _differs(stratum: Stratum, name: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> bool:
    """Whether a part has changed. For a fleeting one its witness tells.

    The part itself may have been made again from what its reader did not see.
    """
    told = stratum.fleeting.get(name, name)
    return bool(old.get(told) != new.get(told))
