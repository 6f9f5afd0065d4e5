"""Values in little room: pickled, for the same process and its children, and never kept."""

import io
import os
import pickle
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple


class Packed(NamedTuple):
    """A value that takes a third of its room, and some time to be had again."""

    data: bytes

    def value(self) -> Any:  # noqa: ANN401  a value is anything
        """The value itself, made anew."""
        return pickle.loads(self.data)  # noqa: S301  packed by this program, a moment ago


def packed(value: object) -> Packed:
    """Pack a value."""
    held = io.BytesIO()
    _Pickler(held, 5).dump(value)
    return Packed(held.getvalue())


class Spool:
    """Packed values in a file without a name, which is gone with the process.

    Forked processes read what lay there when they began; only the first one lays down more.
    """

    def __init__(self, folder: Path) -> None:
        """Make the file in a folder; nobody else ever sees it. Raises OSError."""
        from tempfile import TemporaryFile  # noqa: PLC0415  slow, and for large builds alone

        self._file = TemporaryFile(dir=folder, buffering=0)  # noqa: SIM115  see close
        self._end = 0

    def close(self) -> None:
        """Let go of the file, and of all that lies there."""
        self._file.close()

    def laid(self, value: object) -> object:
        """What stands for a packed value; any other stays as it is. Raises OSError."""
        if type(value) is not Packed:
            return value
        size = os.pwrite(self._file.fileno(), value.data, self._end)
        if size < len(value.data):
            return value
        self._end += size
        return Laid(self, self._end - size, size)

    def taken(self, at: int, size: int) -> bytes:
        """What lies at a place. Raises OSError."""
        return os.pread(self._file.fileno(), size, at)


class Laid(NamedTuple):
    """A packed value that lies in a spool."""

    spool: Spool
    at: int
    size: int

    def value(self) -> Any:  # noqa: ANN401  a value is anything
        """The value itself, made anew."""
        return Packed(self.spool.taken(self.at, self.size)).value()


class Unpacked:
    """The parts of results whose fleeting ones are packed, for as long as they are in use."""

    def __init__(self) -> None:
        """Hold nothing."""
        self._held: dict[int, tuple[object, dict[str, Any]]] = {}

    def of(self, parts: Mapping[str, Any]) -> Mapping[str, Any]:
        """The parts as they were before they were packed."""
        known = self._held.get(id(parts))
        if known is None:
            if len(self._held) >= _MOST:
                self._held.clear()
            found = {n: p.value() if isinstance(p, (Packed, Laid)) else p for n, p in parts.items()}
            known = self._held[id(parts)] = (parts, found)
        return known[1]


_MOST = 64
"""Results that are held unpacked: those in use are asked for again and again."""


class _Pickler(pickle.Pickler):
    """Pickles frozen dataclasses by their fields, which is several times as fast."""

    def reducer_override(self, value: Any) -> Any:  # noqa: ANN401  a value is anything
        """How to make a dataclass anew."""
        kind = type(value)
        return (kind, _getter(kind)(value)) if is_dataclass(kind) else NotImplemented


@cache
def _getter(kind: Any) -> Callable[[object], tuple[Any, ...]]:  # noqa: ANN401
    """What gives the fields of a class as a tuple."""
    names = [field.name for field in fields(kind)]
    get = attrgetter(*names)
    return get if len(names) > 1 else lambda value: (get(value),)
