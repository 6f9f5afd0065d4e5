"""Values as JSON and back: the frozen values of this program and nothing else.

Never pickle: a folder may come from someone else, and what is read back from it can only ever be
plain values. Classes are written by name; those that may be read back are dataclasses and named
tuples of one package.
"""

import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from importlib import import_module
from typing import Any

_Maker = Callable[..., Any]
_PLAIN = (str, int, float, bool, type(None))


class CodecError(Exception):
    """A value that cannot be written, or a text that is none of ours."""


class Codec:
    """Writes and reads values; ``package`` is the one whose classes may be read back."""

    def __init__(self, package: str) -> None:
        """Know no class yet."""
        self._package = package
        self._makers: dict[str, _Maker] = {}
        self._names: dict[type, tuple[str, tuple[str, ...] | None]] = {}

    def write(self, value: object) -> str:
        """The value as JSON. Raises CodecError for what is not ours to write."""
        return json.dumps(self._out(value), separators=(",", ":"))

    def read(self, text: str) -> Any:  # noqa: ANN401  a value is anything
        """The value a text stands for. Raises CodecError for what is none of ours."""
        try:
            return self._in(json.loads(text))
        except (ValueError, TypeError, KeyError, AttributeError, ImportError) as error:
            raise CodecError(str(error)) from error

    def _out(self, value: Any) -> Any:  # noqa: ANN401
        """Lists stand for tuples; all else that JSON lacks is an object of one member."""
        kind = type(value)
        if kind in _PLAIN:
            return value
        if kind is tuple:
            return [self._out(item) for item in value]
        if kind is date:
            return {"d": value.isoformat()}
        if isinstance(value, Mapping):
            return {"m": [[self._out(key), self._out(item)] for key, item in value.items()]}
        name, names = self._names.get(kind) or self._learn(kind)
        if names is None:
            return {name: [self._out(item) for item in value]}
        return {name: [self._out(getattr(value, field)) for field in names]}

    def _learn(self, kind: type) -> tuple[str, tuple[str, ...] | None]:
        if not (is_dataclass(kind) or issubclass(kind, tuple)):
            raise CodecError(f"{kind.__qualname__} is no value that is kept")
        names = tuple(field.name for field in fields(kind)) if is_dataclass(kind) else None
        found = self._names[kind] = (f"{kind.__module__}:{kind.__qualname__}", names)
        return found

    def _in(self, value: Any) -> Any:  # noqa: ANN401
        if type(value) is list:
            return tuple([self._in(item) for item in value])
        if type(value) is not dict:
            return value
        ((name, content),) = value.items()
        if name == "d":
            return date.fromisoformat(content)
        if name == "m":
            return {self._in(key): self._in(item) for key, item in content}
        maker = self._makers.get(name) or self._maker(name)
        return maker(*[self._in(item) for item in content])

    def _maker(self, name: str) -> _Maker:
        module, _, qualname = name.partition(":")
        if module.split(".")[0] != self._package:
            raise CodecError(f"{name} is none of ours")
        found: Any = sys.modules.get(module) or import_module(module)
        for part in qualname.split("."):
            found = getattr(found, part)
        if not (isinstance(found, type) and (is_dataclass(found) or issubclass(found, tuple))):
            raise CodecError(f"{name} is no value")
        self._makers[name] = found
        return found
