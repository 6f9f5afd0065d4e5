"""Forked processes that take keys from one pipe and answer through others."""

import os
import signal
import struct
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from selectors import EVENT_READ, BaseSelector, DefaultSelector
from typing import Any, NamedTuple, NoReturn

from netcrm.memo.parcel import packed, packed_error, unpacked

_PATIENCE = 120.0
"""Seconds after which a child is given up at one key: for what hangs, not for what is slow."""
_AT = struct.Struct("<i")
_SIZE = struct.Struct("<q")

Work = Callable[[str], Any]


class Done(NamedTuple):
    """What a key came to; ``lost`` where a child died of it."""

    key: str
    value: Any
    lost: bool = False


class Children:
    """Processes that take handfuls of keys from one pipe and answer each through its own.

    Raises OSError where not even one can be had.
    """

    def __init__(
        self, handfuls: Sequence[Sequence[str]], work: Work, begin: Callable[[], None], jobs: int
    ) -> None:
        self._handfuls = handfuls
        self._children: dict[int, int] = {}
        """By the pipe that each answers through."""
        self._at: dict[int, int] = {}
        """The handful that each took last."""
        self._ended: set[int] = set()
        """Those that did all there was to do."""
        self._died = False
        self._take, give = os.pipe()
        os.write(give, b"".join(map(_AT.pack, range(len(handfuls)))))
        os.close(give)  # so that behind the last handful there is an end, and nobody waits
        try:
            for _ in range(min(jobs, len(handfuls))):
                self._fork(work, begin)
        except BaseException as error:
            if not (self._children and isinstance(error, OSError)):
                self.end()
                raise

    def _fork(self, work: Work, begin: Callable[[], None]) -> None:
        with _uninterrupted():
            answer, write = os.pipe()
            try:
                pid = os.fork()
                if pid == 0:
                    self._go_on(work, begin, answer, write)
            except OSError:
                os.close(answer)
                raise
            finally:
                os.close(write)
            self._children[answer] = pid

    def _go_on(self, work: Work, begin: Callable[[], None], answer: int, write: int) -> NoReturn:
        """Be a child, to its end."""
        status = 1
        try:
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            for other in (*self._children, answer):
                os.close(other)
            self._serve(work, begin, write)
            status = 0
        finally:
            os._exit(status)

    def _serve(self, work: Work, begin: Callable[[], None], write: int) -> None:
        """Do what is handed out until there is no more."""
        try:
            begin()
        except Exception as error:  # noqa: BLE001  whatever it is, it is raised in the parent
            _send(write, packed_error(error))
            return
        for at in self._taken():
            _send(write, packed(at))
            for key in self._handfuls[at]:
                _send(write, _answer(key, work))
        _send(write, packed(None))

    def _taken(self) -> Iterator[int]:
        """The numbers of handfuls, until there are no more."""
        while len(token := os.read(self._take, _AT.size)) == _AT.size:
            yield _AT.unpack(token)[0]

    def results(self, work: Work | None) -> Iterator[Done]:
        """What comes from the children, until all have ended; meanwhile ``work`` is done here."""
        partial = {answer: bytearray() for answer in self._children}
        with DefaultSelector() as selector:
            for answer in self._children:
                selector.register(answer, EVENT_READ)
            if work:
                for key in self._until_one_dies():
                    yield Done(key, work(key))
                    yield from self._heard(selector, 0, partial)
            while selector.get_map():
                yield from self._heard(selector, None, partial)

    def _until_one_dies(self) -> Iterator[str]:
        """The keys that are taken by the parent itself."""
        for at in self._taken():
            for key in self._handfuls[at]:
                if self._died:
                    return
                yield key

    def _heard(
        self, selector: BaseSelector, wait: float | None, partial: dict[int, bytearray]
    ) -> Iterator[Done]:
        """What the children have sent; those that have ended are heard no longer."""
        for chosen, _ in selector.select(wait):
            data = os.read(chosen.fd, 1 << 20)
            partial[chosen.fd] += data
            yield from self._done(chosen.fd, partial[chosen.fd])
            if not data:
                selector.unregister(chosen.fd)
                self._died |= chosen.fd not in self._ended

    def _done(self, answer: int, data: bytearray) -> Iterator[Done]:
        """What the whole messages of one child say."""
        for message in _messages(data):
            found = unpacked(message)
            if isinstance(found, BaseException):
                raise found
            if isinstance(found, int):
                self._at[answer] = found
            elif found is None:
                self._ended.add(answer)
            else:
                yield found

    def in_hand(self, waiting: Mapping[str, None]) -> tuple[str, ...]:
        """Of those that wait, the keys at which children have died."""
        hands = (self._handfuls[at] for at in self._at.values())
        found = (next((key for key in hand if key in waiting), None) for hand in hands)
        return tuple(key for key in found if key is not None)

    def end(self) -> None:
        """See that no child goes on, and that none is left."""
        for pid in self._children.values():
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
            with suppress(ChildProcessError):
                os.waitpid(pid, 0)
        for pipe in (self._take, *self._children):
            os.close(pipe)
        self._children = {}


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Keep an interrupt back: it must not come while a child still takes itself for its parent.

    A child never hears of it; its parent tells it when to end.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _answer(key: str, work: Work) -> bytes:
    """In a child: what a key comes to, or the exception that is raised in the parent."""
    signal.setitimer(signal.ITIMER_REAL, _PATIENCE)
    try:
        return packed(Done(key, work(key)))
    except Exception as error:  # noqa: BLE001  whatever it is
        return packed_error(error)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _send(write: int, data: bytes) -> None:
    left = memoryview(_SIZE.pack(len(data)) + data)
    while left:
        left = left[os.write(write, left) :]


def _messages(data: bytearray) -> Iterator[bytes]:
    """Take whole messages off the front."""
    at = 0
    while len(data) - at >= _SIZE.size:
        (size,) = _SIZE.unpack_from(data, at)
        if len(data) - at - _SIZE.size < size:
            break
        at += _SIZE.size + size
        yield bytes(memoryview(data)[at - size : at])
    del data[:at]
