"""What an earlier process worked out, as a memo asks for it: a little at a time."""

from collections.abc import Hashable, Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple, Protocol

from netcrm.memo.facets import Facet, Row
from netcrm.memo.record import Record

Input = tuple[str, str]
"""An input's kind and key, such as ``("file", "ana")``."""
Slot = tuple[tuple[str | int, ...], str, int, Any]
"""Sort key, owner, position among the owner's rows, item: the first three put it in its place."""
Result = tuple[str, str]
"""A stratum and a key."""


class Outcome(NamedTuple):
    """What one result comes to: named parts, each compared by itself, and rows for indexes."""

    parts: Mapping[str, Any]
    rows: tuple[Row, ...] = ()


NOTHING = Outcome({})


class Past(Protocol):
    """Everything as it stood after the last update of another memo with the same strata."""

    @property
    def today(self) -> date:
        """The day it was for."""

    def inputs(self) -> Mapping[Input, Hashable]:
        """The versions of all inputs."""

    def keys(self, stratum: str) -> Iterable[str]:
        """The keys of a stratum's results."""

    def outcome(self, stratum: str, key: str) -> Outcome:
        """One result."""

    def slots(self, index: str, key: str) -> list[Slot]:
        """The slots of one bucket; none where there is no such bucket."""

    def sizes(self, index: str) -> Mapping[str, int]:
        """How many items each bucket of an index holds."""

    def readers(self, touched: frozenset[Facet]) -> Iterable[Result]:
        """The results that read one of these facets; a stratum's list of keys is ``KEYS``."""

    def overdue(self, today: date) -> Iterable[Result]:
        """The results that heard something about days that is not true on this one."""


class Changes(NamedTuple):
    """What came to be since the past: what has to be kept for the next process.

    ``results`` holds None for those that went; ``records`` what each that ran has read; ``buckets``
    the slots of each that moved (none: it is empty now).
    """

    today: date
    inputs: Mapping[Input, Hashable | None]
    results: Mapping[Result, Outcome | None]
    records: Mapping[Result, Record | None]
    buckets: Mapping[tuple[str, str], list[Slot]]


KEYS = "\0keys"
"""The key under which a stratum's own list of results is remembered as a reader."""
