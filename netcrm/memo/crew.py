"""A crew: the same work for many keys, done in forked processes at once.

The children begin with all that their parent knows and send back what each key came to. Keys are
handed out a few at a time, so that none waits for another. What is sent is pickled: it goes from a
process to its own parent and is never kept. A child that dies costs only the key it died of.
"""

import io
import os
import pickle
import signal
import struct
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from operator import attrgetter
from selectors import EVENT_READ, DefaultSelector
from typing import Any, NamedTuple

_LEAST = 256
"""Keys below which it takes less time to do the work here."""
_HANDFUL = 16
"""Keys that are handed out at a time."""
_HANDFULS = 8192
"""Handfuls at most, so that the pipe from which they are taken holds all of them at once."""
_PATIENCE = 120.0
"""Seconds without a word after which a child is given up: for what hangs, not for what is slow."""
_AT = struct.Struct("<i")
_SIZE = struct.Struct("<q")

Work = Callable[[str], Any]
Progress = Callable[[str, int, int], None]
"""Told what is being made, how many are done, and how many there are."""


class Done(NamedTuple):
    """What a key came to; ``lost`` where a child died of it."""

    key: str
    value: Any
    lost: bool = False


def silent(what: str, done: int, of: int) -> None:
    """Show no progress."""


@dataclass(frozen=True, slots=True)
class Crew:
    """How many processes to work in, and whom to tell how far they are."""

    jobs: int = 1
    progress: Progress = silent

    def run(
        self,
        what: str,
        keys: Sequence[str],
        work: Work,
        begin: Callable[[], None],
        meanwhile: Callable[[], None] | None = None,
    ) -> Iterator[Done]:
        """Do the work for each key, in any order.

        ``begin`` runs first in each child, and ``meanwhile`` here while they are at work. An
        exception from the work is raised here.
        """
        made = self._apart(keys, work, begin, meanwhile) if self._many(keys) else _here(keys, work)
        for at, done in enumerate(made, 1):
            self.progress(what, at, len(keys))
            yield done

    def _many(self, keys: Sequence[str]) -> bool:
        """Whether to fork at all; never beside other threads, whose locks a child would inherit."""
        can = hasattr(os, "fork") and threading.active_count() == 1
        return can and self.jobs > 1 and len(keys) >= _LEAST

    def _apart(
        self,
        keys: Sequence[str],
        work: Work,
        begin: Callable[[], None],
        meanwhile: Callable[[], None] | None,
    ) -> Iterator[Done]:
        """Work here too: each process costs the memory of all that it touches."""
        size = max(_HANDFUL, -(-len(keys) // _HANDFULS))
        handfuls = [keys[at : at + size] for at in range(0, len(keys), size)]
        waiting = dict.fromkeys(keys)
        children = _Children(handfuls, work, begin, self.jobs - 1)
        try:
            if meanwhile:
                meanwhile()
            for done in children.results(work):
                waiting.pop(done.key, None)
                yield done
        finally:
            children.end()
        for key in waiting:
            yield from _alone(key, work, begin)


ALONE = Crew()


def _here(keys: Sequence[str], work: Work) -> Iterator[Done]:
    return (Done(key, work(key)) for key in keys)


def _alone(key: str, work: Work, begin: Callable[[], None]) -> Iterator[Done]:
    """One of the keys that a child had in hand when it died, in a child of its own."""
    child = _Children([[key]], work, begin, 1)
    try:
        found = list(child.results(None))
    finally:
        child.end()
    yield from found or [Done(key, None, lost=True)]


class _Children:
    """Processes that take handfuls of keys from one pipe and answer each through its own."""

    def __init__(
        self, handfuls: Sequence[Sequence[str]], work: Work, begin: Callable[[], None], jobs: int
    ) -> None:
        self._handfuls = handfuls
        self._pids: list[int] = []
        self._answers: list[int] = []
        self._take, give = os.pipe()
        os.write(give, b"".join(map(_AT.pack, range(len(handfuls)))))
        os.close(give)  # so that behind the last handful there is an end, and nobody waits
        for _ in range(min(jobs, len(handfuls))):
            self._fork(work, begin)

    def _fork(self, work: Work, begin: Callable[[], None]) -> None:
        answer, write = os.pipe()
        pid = os.fork()
        if pid == 0:
            status = 1
            try:
                for other in (*self._answers, answer):
                    os.close(other)
                signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent tells when to end
                begin()
                for key in self._taken():
                    _send(write, _made(key, work))
                status = 0
            finally:
                os._exit(status)
        os.close(write)
        self._pids.append(pid)
        self._answers.append(answer)

    def _taken(self) -> Iterator[str]:
        """The keys of one handful after another, until there are no more."""
        while len(token := os.read(self._take, _AT.size)) == _AT.size:
            yield from self._handfuls[_AT.unpack(token)[0]]

    def results(self, work: Work | None) -> Iterator[Done]:
        """What comes from the children, until all have ended; between, ``work`` is done here."""
        partial = {answer: bytearray() for answer in self._answers}
        with DefaultSelector() as selector:
            for answer in self._answers:
                selector.register(answer, EVENT_READ)
            for key in self._taken() if work else ():
                yield Done(key, work(key) if work else None)
                for chosen, _ in selector.select(0):
                    yield from _heard(selector, chosen.fd, partial)
            while selector.get_map():
                ready = selector.select(_PATIENCE)
                for chosen, _ in ready:
                    yield from _heard(selector, chosen.fd, partial)
                if not ready:
                    return

    def end(self) -> None:
        """See that no child goes on, and that none is left."""
        for pid in self._pids:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
            with suppress(ChildProcessError):
                os.waitpid(pid, 0)
        for pipe in (self._take, *self._answers):
            os.close(pipe)
        self._pids, self._answers = [], []


def _made(key: str, work: Work) -> object:
    """In a child: what a key comes to, or the exception that is raised in the parent."""
    try:
        return Done(key, work(key))
    except Exception as error:  # noqa: BLE001  whatever it is
        return error


def _heard(selector: DefaultSelector, answer: int, partial: dict[int, bytearray]) -> Iterator[Done]:
    """Take what a child has sent; at the end, hear it no longer."""
    data = os.read(answer, 1 << 20)
    if not data:
        selector.unregister(answer)
    partial[answer] += data
    yield from _messages(partial[answer])


def _send(write: int, made: object) -> None:
    data = _dumps(made)
    data = _SIZE.pack(len(data)) + data
    while data:
        data = data[os.write(write, data) :]


def _messages(data: bytearray) -> Iterator[Done]:
    """Take whole messages off the front."""
    at = 0
    while len(data) - at >= _SIZE.size:
        (size,) = _SIZE.unpack_from(data, at)
        if len(data) - at - _SIZE.size < size:
            break
        at += _SIZE.size + size
        found = pickle.loads(memoryview(data)[at - size : at])  # noqa: S301  our own child's
        if isinstance(found, BaseException):
            raise found
        yield found
    del data[:at]


def _dumps(value: object) -> bytes:
    held = io.BytesIO()
    _Pickler(held, 5).dump(value)
    return held.getvalue()


class _Pickler(pickle.Pickler):
    """Sends frozen dataclasses by their fields, which is several times as fast."""

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
