"""What is to be watched, how, and with how much patience."""

import time
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from netcrm.serve.mailbox import Mailbox

Look = Callable[[frozenset[str] | None], tuple[str, ...]]
"""What differs from when it was last acted upon: of the files named, or (None) of everything."""

_BOOT = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)


class Watched(NamedTuple):
    """A folder to watch: its name below the root (empty: the root), and whether all in it is."""

    name: str
    whole: bool


@dataclass(frozen=True, slots=True)
class Pace:
    """How long to wait, in seconds.

    A change is acted upon when nothing has come for ``quiet``; for ``open`` while a file is still
    being written or is gone and may come back, as when an editor puts a new one in its place; for
    ``crowd`` once ``many`` files have changed. But no longer than ``patience`` in all, ``crowds``
    for many. Every ``beat`` it is seen to that the folders are still there; every ``idle`` all
    is looked at, and every ``poll`` where there are no events.
    """

    quiet: float = 0.006
    open: float = 0.08
    crowd: float = 0.25
    many: int = 40
    patience: float = 0.4
    crowds: float = 5.0
    beat: float = 0.5
    idle: float = 3.0
    poll: float = 0.5


PACE = Pace()


def asleep() -> float:
    """Seconds that the machine has slept since it was started, where that can be known."""
    return time.clock_gettime(_BOOT) - time.monotonic()


@dataclass(slots=True)
class Watch:
    """What is watched, and how.

    ``root`` is a folder and ``folders`` are those in it to watch, the root among them. ``look``
    says what differs and ``matters`` which paths below the root may be worth a look (those of
    folders end with a slash). ``day`` is something that is another one when all has to be looked
    at. ``say`` takes what the user should know, a line at a time. ``poll``: use no events.
    """

    root: str
    folders: Iterable[Watched]
    look: Look
    matters: Callable[[str], bool]
    day: Callable[[], Hashable]
    say: Callable[[str], None]
    poll: bool = False
    box: Mailbox = field(default_factory=Mailbox)
    pace: Pace = PACE
    slept: Callable[[], float] = asleep
