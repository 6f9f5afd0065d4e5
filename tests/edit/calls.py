"""Every call that a write makes to the system, one after the other, made to fail or to kill."""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

CALLS = (
    *("open", "close", "write", "fsync", "replace", "link", "unlink", "mkdir", "scandir"),
    *("fchmod", "fchown", "ftruncate", "listxattr", "setxattr", "lstat", "fstat"),
)
Fault = Callable[[], None]


@contextmanager
def watched(act: Callable[[int, str], Fault | None]) -> Iterator[None]:
    """Ask ``act``, at each call, with its number and name, for what is to happen after it.

    What it raises happens instead of the call. A ``write`` before an after-fault is cut in half.
    """
    count = 0

    def wrap(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def called(*given: Any, **named: Any) -> Any:  # noqa: ANN401  any call of os
            nonlocal count
            count += 1
            after = act(count, name)
            if after is not None and name == "write" and len(given[1]) > 1:
                given = (given[0], bytes(given[1])[: len(given[1]) // 2])
            result = call(*given, **named)
            if after is not None:
                after()
            return result

        return called

    real = {name: getattr(os, name) for name in CALLS if hasattr(os, name)}
    lock = fcntl.flock
    try:
        for name, call in real.items():
            setattr(os, name, wrap(name, call))
        fcntl.flock = wrap("flock", lock)
        yield
    finally:
        for name, call in real.items():
            setattr(os, name, call)
        fcntl.flock = lock


def names_of(run: Callable[[], None]) -> list[str]:
    """The calls that a run makes."""
    found: list[str] = []

    def note(_number: int, name: str) -> None:
        found.append(name)

    with watched(note):
        run()
    return found
