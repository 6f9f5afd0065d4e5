"""Who reads what: from the number of a facet to the results that have run here and read it."""

from array import array

from netcrm.memo.record import Reads

Reader = tuple[int, str]
"""A level and a key."""


class Readers:
    """The reverse of all records, made when it is first asked for."""

    def __init__(self) -> None:
        """Know of nobody."""
        self._numbers: dict[Reader, int] = {}
        self._names: list[Reader] = []
        self._of: dict[int, array[int]] = {}
        self._waiting: dict[Reader, tuple[Reads | None, Reads | None]] = {}

    def note(self, reader: Reader, before: Reads | None, now: Reads | None) -> None:
        """A result that read one thing reads another now."""
        first = self._waiting.get(reader, (before,))[0]
        self._waiting[reader] = first, now

    def of(self, facets: "set[int]") -> "set[Reader]":
        """The results that read one of these facets."""
        for reader, (before, now) in self._waiting.items():
            self._change(reader, before, now)
        self._waiting.clear()
        found = {at for facet in facets for at in self._of.get(facet, ())}
        return {self._names[at] for at in found}

    def _change(self, reader: Reader, before: Reads | None, now: Reads | None) -> None:
        old = set(before.numbers) if before else set()
        new = set(now.numbers) if now else set()
        at = self._numbers.get(reader)
        if at is None:
            at = self._numbers[reader] = len(self._names)
            self._names.append(reader)
        for facet in old - new:
            self._of[facet].remove(at)
            if not self._of[facet]:
                del self._of[facet]
        for facet in new - old:
            self._of.setdefault(facet, array("I")).append(at)
