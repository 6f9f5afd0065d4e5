"""The memo: results that are run again only when something they read has changed."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from datetime import date
from itertools import chain
from typing import NamedTuple

from netcrm.memo.facets import Bucket, Entries, Facet, input_of, number_of, part_of, results_of
from netcrm.memo.indexes import Indexes
from netcrm.memo.layer import Change, Layer, StrataError
from netcrm.memo.packed import packed
from netcrm.memo.past import KEYS, NOTHING, Changes, Held, Input, Outcome, Result
from netcrm.memo.readers import Readers
from netcrm.memo.reading import Reading
from netcrm.memo.record import Reads, Record

_MANY = 256
"""Results from which on what is fleeting is packed: a few may have their room."""


class Memo(Reading):
    """Inputs, strata of results over them, and indexes between the strata.

    Inputs are given to :meth:`update` as versions: values that differ where the input differs.
    What a version stands for is for the functions to fetch. An exception from one of them leaves
    the memo unfit for use.
    """

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
        self.touched = set(touched) if self._begun else set()
        dirty = self._turned(today) if today != self._today else [set() for _ in self._layers]
        self._today = today
        self._running = -1
        if self._begun:
            self._spread(touched, dirty)
        changes = []
        for level in range(len(self._layers)):
            if self._begun and level == len(self._layers) - 2:
                self._hurry(*dirty[-2:])
            change, touched = self._drain(level, dirty[level])
            changes.append(change)
            if self._begun:
                self.touched |= touched
                self._spread(touched, dirty)
            elif self.spill and level < len(self._layers) - 1:
                self.spill()
        self._begun = True
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

    def _hurry(self, below: set[str], dirty: set[str]) -> None:
        """Run some of the last stratum before the one below it, of which these are dirty.

        Whatever that one still changes of what they read makes them run once more.
        """
        level, layer = len(self._layers) - 1, self._layers[-1]
        wanted = layer.stratum.hurry(self, below) if layer.listed and KEYS not in dirty else ()
        keys = [key for key in wanted if key in dirty and key in layer.keys]
        if keys:
            self._running, self.running = level, layer.stratum.name
            if layer.stratum.ready:
                layer.stratum.ready(tuple(layer.keys), len(keys))
            for key in keys:
                made = self._run(layer, key)
                if layer.stratum.told and made.outcome.told is not None:
                    layer.stratum.told(key, made.outcome.told)
                self.touched |= self._settle(level, made)
            dirty.difference_update(keys)
        layer.hurried = keys

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
        first = {key: at for at, key in enumerate(layer.stratum.first(self))}
        ran.sort(key=lambda key: first.get(key, len(first)))
        if layer.stratum.ready:
            layer.stratum.ready(tuple(wanted), len(ran))
        changed = []
        nothing = (Made(key, NOTHING, None) for key in gone)
        for made in chain(self._made(layer, ran), nothing):
            if layer.stratum.told and made.outcome.told is not None:
                layer.stratum.told(made.key, made.outcome.told)
            if not self._begun:
                self._put_first(level, made)
                changed.append(made.key)
                continue
            is_new = made.key not in layer.keys
            moved = self._settle(level, made)
            if is_new or made.reads is None:
                moved.add(results_of(layer.stratum.name))
            if moved and made.reads is not None:
                changed.append(made.key)
            touched |= moved
        ran = list(dict.fromkeys((*layer.hurried, *ran)))
        layer.changed.update(ran, gone)
        layer.ran, layer.hurried = ran, ()
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

    def kept(self, *, before_it_is: bool = False) -> None:
        """All changes are part of the past now, or will be once it is ended (``before_it_is``).

        Processes that are forked before that see the past as it was: what they may ask it for is at
        hand from here on.
        """
        if before_it_is:
            self._indexes.settle()
        self._inputs_changed.clear()
        self._indexes.moved.clear()
        for layer in self._layers:
            layer.changed.clear()

    def forget(self) -> None:
        """Hold what the past holds too no longer: everything that is kept, and is part of it.

        What was read is for the past to know from here on, and so are rows; parts stay at hand.
        """
        self._inputs_changed.clear()
        self._indexes.forget()
        self._readers = Readers()
        for layer in self._layers:
            layer.changed.clear()
            layer.reads.clear()
            layer.held = {key: Held(held.parts) for key, held in layer.held.items() if held.parts}

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

    def _put_first(self, level: int, made: "Made") -> None:
        """Put a result where none was, nobody having read anything yet."""
        layer, (key, outcome, reads) = self._layers[level], made
        stands = self._indexes.add(key, outcome.rows)
        laid = self._past.laid(outcome.parts) if self._past and self._packing else outcome.parts
        self._note(level, key, reads)
        layer.keys[key] = None
        layer.held[key] = Held(laid, stands)

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
