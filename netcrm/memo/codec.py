"""Values as JSON and back: the frozen values of this program and nothing else.

Never pickle: a folder may come from someone else, and what is read back from it can only ever be
plain values. Classes are written as numbers in a list of names; those that may be read back are
dataclasses and named tuples of one package.
"""

import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from importlib import import_module
from operator import attrgetter
from typing import Any

_Out = Callable[[Any], Any]
_PLAIN: frozenset[type] = frozenset((str, int, float, bool, type(None)))
_dumps = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode


class CodecError(Exception):
    """A value that cannot be written, or a text that is none of ours."""


class Codec:
    """Writes and reads values; ``package`` is the one whose classes may be read back.

    ``names`` is the list that classes are numbered by. It grows as values are written and has to
    be kept beside them.
    """

    def __init__(self, package: str, names: tuple[str, ...] = ()) -> None:
        """Number the classes as they were, if they have been numbered before."""
        self._package = package
        self.names = list(names)
        self._makers: dict[str, Callable[..., Any]] = {}
        self._writers: dict[type, _Out] = {
            **dict.fromkeys(_PLAIN, _same),
            tuple: self._items,
            date: lambda value: {"d": value.isoformat()},
        }

    def write(self, value: object) -> str:
        """The value as JSON. Raises CodecError for what is not ours to write."""
        return _dumps(self._out(value))

    def read(self, text: str) -> Any:  # noqa: ANN401  a value is anything
        """The value a text stands for. Raises CodecError for what is none of ours."""
        try:
            return self._in(json.loads(text))
        except (ValueError, TypeError, LookupError, AttributeError, ImportError) as error:
            raise CodecError(str(error)) from error

    def _out(self, value: Any) -> Any:  # noqa: ANN401
        """Lists stand for tuples; all else that JSON lacks is an object of one member."""
        write = self._writers.get(type(value)) or self._learn(value)
        return write(value)

    def _items(self, value: tuple[Any, ...]) -> Any:  # noqa: ANN401
        """The items of a tuple; most are written as they are, and asked for nothing."""
        out, plain = self._out, _PLAIN
        return [item if type(item) in plain else out(item) for item in value]

    def _learn(self, value: object) -> _Out:
        """How values of one more class are written."""
        kind = type(value)
        if isinstance(value, Mapping):
            found: _Out = self._mapping
        elif is_dataclass(kind):
            found = self._dataclass(kind)
        elif isinstance(value, tuple):
            number = self._number(kind)
            found = lambda made: {number: self._items(made)}  # noqa: E731
        else:
            raise CodecError(f"{kind.__qualname__} is no value that is kept")
        self._writers[kind] = found
        return found

    def _mapping(self, value: Mapping[Any, Any]) -> Any:  # noqa: ANN401
        return {"m": [[self._out(key), self._out(item)] for key, item in value.items()]}

    def _dataclass(self, kind: type) -> _Out:
        """Fields in order, without those at the end that hold their defaults."""
        number = self._number(kind)
        defaults = [field.default for field in fields(kind)]
        names = [field.name for field in fields(kind)]
        get = attrgetter(*names) if len(names) > 1 else lambda made: (getattr(made, names[0]),)

        def write(made: object) -> Any:  # noqa: ANN401
            content = list(get(made))
            while content and content[-1] == defaults[len(content) - 1]:
                content.pop()
            return {number: self._items(tuple(content))}

        return write

    def _number(self, kind: type) -> str:
        name = f"{kind.__module__}:{kind.__qualname__}"
        if name not in self.names:
            self.names.append(name)
        return str(self.names.index(name))

    def _in(self, value: Any) -> Any:  # noqa: ANN401
        kind = type(value)
        if kind is list:
            return tuple(self._in_all(value))
        if kind is not dict:
            return value
        ((name, content),) = value.items()
        if name == "d":
            return date.fromisoformat(content)
        if name == "m":
            return {self._in(key): self._in(item) for key, item in content}
        maker = self._makers.get(name) or self._maker(name)
        return maker(*self._in_all(content))

    def _in_all(self, values: list[Any]) -> list[Any]:
        """Each of several values; most are what they are."""
        read = self._in
        return [read(v) if type(v) is list or type(v) is dict else v for v in values]

    def _maker(self, number: str) -> Callable[..., Any]:
        """The class of a number. Raises CodecError for one that is no value of the package."""
        name = self.names[int(number)]
        module, _, qualname = name.partition(":")
        if module.split(".")[0] != self._package:
            raise CodecError(f"{name} is none of ours")
        found: Any = sys.modules.get(module) or import_module(module)
        for part in qualname.split("."):
            found = getattr(found, part)
        if not (isinstance(found, type) and (is_dataclass(found) or issubclass(found, tuple))):
            raise CodecError(f"{name} is no value")
        self._makers[number] = found
        return found


def _same(value: object) -> object:
    return value
