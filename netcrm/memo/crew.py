"""A crew: the same work for many keys, done in forked processes at once.

The children begin with all that their parent knows and send back what each key came to. Keys are
handed out a few at a time, so that none waits for another. What is sent is pickled: it goes from a
process to its own parent and is never kept. A child that dies costs only the key it died of.

The parent works too, for each process costs the memory of all that it touches. What ends the parent
ends everything; so once a child has died, or where the crew works ``apart``, it only listens.
"""

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from netcrm.memo.children import Children, Done, Work

_LEAST = 256
"""Keys below which it takes less time to do the work here."""
_HANDFUL = 16
"""Keys that are handed out at a time."""
_HANDFULS = 1024
"""Handfuls at most, so that the smallest pipe there is holds the numbers of all of them at once."""

Progress = Callable[[str, int, int], None]
"""Told what is being made, how many are done, and how many there are."""


def silent(what: str, done: int, of: int) -> None:
    """Show no progress."""


@dataclass(frozen=True, slots=True)
class Crew:
    """How many processes to work in, and whom to tell how far they are."""

    jobs: int = 1
    progress: Progress = silent
    apart: bool = False
    """Whether to keep even a little work out of this process: for what may end a process."""

    def run(
        self,
        what: str,
        keys: Sequence[str],
        work: Work,
        begin: Callable[[], None],
        meanwhile: Callable[[], None] | None = None,
        *,
        apart: bool = False,
    ) -> Iterator[Done]:
        """Do the work for each key, in any order; where there is much of it ``apart``, if so asked.

        ``begin`` runs first in each child, and ``meanwhile`` here while they are at work. An
        exception from the work is raised here.
        """
        many, apart = self._many(keys), self.apart or apart
        made = self._apart(keys, work, begin, meanwhile, apart=apart) if many else _here(keys, work)
        for at, done in enumerate(made, 1):
            self.progress(what, at, len(keys))
            yield done

    def _many(self, keys: Sequence[str]) -> bool:
        """Whether to fork at all; never beside other threads, whose locks a child would inherit."""
        can = hasattr(os, "fork") and threading.active_count() == 1
        return can and (self.apart or (self.jobs > 1 and len(keys) >= _LEAST))

    def _apart(
        self,
        keys: Sequence[str],
        work: Work,
        begin: Callable[[], None],
        meanwhile: Callable[[], None] | None,
        *,
        apart: bool,
    ) -> Iterator[Done]:
        """Round after round: a key at which a child died is tried alone, the rest by others."""
        waiting = dict.fromkeys(keys)
        while waiting:
            try:
                jobs = self.jobs if apart else self.jobs - 1
                children = Children(_handfuls(tuple(waiting)), work, begin, jobs)
            except OSError:  # no process is to be had
                break
            before = len(waiting)
            try:
                if meanwhile:
                    meanwhile()
                    meanwhile = None
                for done in children.results(None if apart else work):
                    waiting.pop(done.key, None)
                    yield done
            finally:
                children.end()
            for key in children.in_hand(waiting):
                del waiting[key]
                yield _alone(key, work, begin)
            if len(waiting) == before:  # none got as far as its first key
                break
            apart = True
        yield from _here(tuple(waiting), work)


ALONE = Crew()


def _here(keys: Sequence[str], work: Work) -> Iterator[Done]:
    return (Done(key, work(key)) for key in keys)


def _handfuls(keys: Sequence[str]) -> tuple[Sequence[str], ...]:
    size = max(_HANDFUL, -(-len(keys) // _HANDFULS))
    return tuple(keys[at : at + size] for at in range(0, len(keys), size))


def _alone(key: str, work: Work, begin: Callable[[], None]) -> Done:
    """The key that a child was at when it died, in a child of its own."""
    child = Children(((key,),), work, begin, 1)
    try:
        return next(child.results(None), Done(key, None, lost=True))
    finally:
        child.end()
