"""A memo that goes no higher than what is asked of it."""

from collections.abc import Hashable, Mapping
from datetime import date
from typing import Any

from netcrm.memo.facets import Facet, Spot
from netcrm.memo.layer import Change, StrataError
from netcrm.memo.memo import Memo
from netcrm.memo.past import Input

_NO_CHANGE = Change((), (), ())


class Gradual(Memo):
    """A memo that runs a stratum when something of it, or of one above, is first read.

    It is updated a single time, which takes the inputs in and runs nothing. So whoever asks who is
    called by a name has none but the lowest stratum run. Answers are those of any other memo.
    """

    _waiting: tuple[set[str], ...] | None = None
    """What is to run in each stratum; of those below ``_reached``, all of it has."""
    _reached = 0

    def update(self, inputs: Mapping[Input, Hashable], today: date) -> tuple[Change, ...]:
        """Take changed inputs and the day; nothing is run, so nothing is said to have changed."""
        if self._waiting is not None:
            raise StrataError("this memo is updated once, and has been")
        self._waiting = ()
        return super().update(inputs, today)

    def _drain(self, _: int, dirty: set[str]) -> tuple[Change, set[Facet]]:
        """Put off what is to run. The set itself is kept: lower strata add to it as they run."""
        self._waiting = (*(self._waiting or ()), dirty)
        return _NO_CHANGE, set()

    def _reach(self, level: int) -> None:
        """Run what is to run up to a stratum, unless one is being run: that reads lower ones."""
        if self._waiting is None or self.running:
            return
        while self._reached <= level:
            _, touched = super()._drain(self._reached, self._waiting[self._reached])
            self._spread(touched, list(self._waiting))
            self._reached += 1
        self._running, self.running = len(self._layers), ""
        self._record = None

    def part(self, stratum: str, key: str, part: str) -> Any:  # noqa: ANN401  a part is anything
        """A part of a stratum's result; None where there is none."""
        self._reach(self._level[stratum])
        return super().part(stratum, key, part)

    def bucket(self, index: str, key: str) -> tuple[Any, ...]:
        """The items of one bucket, in order."""
        self._reach(self._index_level[index])
        return super().bucket(index, key)

    def order(self, index: str, key: str) -> tuple[Spot, ...]:
        """Where the items of one bucket come from, in order."""
        self._reach(self._index_level[index])
        return super().order(index, key)

    def own(self, index: str, key: str, owner: str) -> tuple[Any, ...]:
        """The items that one result has in a bucket, in the order made."""
        self._reach(self._index_level[index])
        return super().own(index, key, owner)

    def sizes(self, index: str) -> Mapping[str, int]:
        """The keys of an index in order, each with how many items its bucket holds."""
        self._reach(self._index_level[index])
        return super().sizes(index)

    def results(self, stratum: str) -> tuple[str, ...]:
        """The keys of a stratum, in order."""
        self._reach(self._level[stratum])
        return super().results(stratum)
