"""Many pairs of a facet and a reader, in twelve bytes each, until they are sorted."""

from array import array
from collections.abc import Iterator

_BITS = 6
"""Pairs lie in so many powers of two heaps, so that one heap at a time is sorted."""


class Pairs:
    """Who reads what, as it comes to be known: numbers of facets, each with a reader's number."""

    def __init__(self) -> None:
        """Hold none."""
        self.clear()

    def clear(self) -> None:
        """Forget all of them."""
        self._facets = [array("q") for _ in range(1 << _BITS)]
        self._readers = [array("I") for _ in range(1 << _BITS)]

    def add(self, facet: int, reader: int) -> None:
        """Note that ``reader`` reads ``facet``, a number of 64 bits with a sign."""
        heap = facet >> (64 - _BITS)  # those of negative numbers are found from the end
        self._facets[heap].append(facet)
        self._readers[heap].append(reader)

    def __iter__(self) -> Iterator[tuple[int, "array[int]"]]:
        """Each facet with its readers, in the order of the numbers."""
        half = 1 << (_BITS - 1)
        for heap in range(-half, half):
            found: dict[int, array[int]] = {}
            for facet, reader in zip(self._facets[heap], self._readers[heap], strict=True):
                found.setdefault(facet, array("I")).append(reader)
            yield from sorted(found.items())
