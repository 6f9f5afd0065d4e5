"""The changes of a folder, one after the other: ``for changes in changes_of(...): build()``.

What the system tells of changes are hints, and looking is the truth: events get lost, queues run
over, folders are replaced under one's feet and machines sleep. So hints only say when to look
and where to begin; and every few seconds, when nothing else happens, everything is looked at.
"""

import errno
import time
from collections.abc import Iterator

from netcrm.serve.mailbox import State
from netcrm.serve.mounts import silent_disk
from netcrm.serve.watched import Watch

_NAP = 1.0
"""Seconds that a machine sleeps at least, if it sleeps."""
_SHARE, _POLLS = 50, 10
"""Looking at everything takes at most one part in so many of the time; the other is for polling."""
_FULL = {errno.ENOSPC: "folders", errno.EMFILE: "programs"}
"""What the system has a limit for."""
_TRIES = 4
"""How often in a row changes may go unheard."""


def changes_of(watch: Watch) -> Iterator[tuple[str, ...]]:
    """What has changed, each time something has, until ``watch.box`` is stopped.

    The first is given at once, whatever it holds, and nothing that comes after it is missed.
    Names are those that ``watch.look`` gives. Whoever takes them acts on them before asking for
    the next; what changes meanwhile is the next.
    """
    eyes = _Eyes(watch)
    try:
        eyes.open()
        yield eyes.everything()
        while not watch.box.stopped:
            found = eyes.changed()
            if found and not watch.box.stopped:
                yield found
    finally:
        eyes.close()


class _Eyes:
    """The state of watching."""

    def __init__(self, watch: Watch) -> None:
        from netcrm.serve.events import Sight  # noqa: PLC0415  `netcrm --help` is for every command

        self._watch = watch
        self._sight = Sight(watch.root, watch.folders, watch.box, watch.matters)
        self._polling = watch.poll
        self._there = True
        self._failures = 0
        self._unheard = 0
        self._due = 0.0
        self._day = watch.day()
        self._slept = watch.slept()

    def open(self) -> None:
        """Begin to watch, by events where they can be had."""
        if self._polling:
            self._say_polling("as you asked")
            return
        kind = silent_disk(self._watch.root)
        if kind:
            self._poll(f"a disk of type {kind} does not tell of every change")
            return
        try:
            self._sight.open()
        except OSError as error:
            full = _FULL.get(error.errno or 0)
            self._poll(
                f"the system watches no more {full}" if full else f"{error.strerror or error}"
            )

    def close(self) -> None:
        """Watch no more."""
        self._sight.close()

    def _poll(self, why: str) -> None:
        """From now on look again and again."""
        self._polling = True
        self._sight.close()
        self._say_polling(why)

    def _say_polling(self, why: str) -> None:
        self._watch.say(f"looking for changes every {self._watch.pace.poll:g} s: {why}")

    def changed(self) -> tuple[str, ...]:
        """What differs, once something has happened or it is time to look; often nothing."""
        pace, box = self._watch.pace, self._watch.box
        left = max(self._due - time.monotonic(), 0)
        if self._polling:
            box.take()  # what was heard before it was given up
            box.wait(left)
            return self._looked()
        if box.wait(min(pace.beat, left)).events:
            return self._heard()
        return self._looked() if self._is_time() else ()

    def _heard(self) -> tuple[str, ...]:
        """What differs when something was heard, after waiting for its end."""
        pace, box = self._watch.pace, self._watch.box
        burst = self._burst()
        self._unheard = 0
        files = box.take()
        if burst.folders:
            self._again_if_lost()
        if burst.folders or burst.files > pace.many:
            found = self._at_rest(self.everything())
            self._due = time.monotonic() + pace.beat  # some of it may have come unseen
            return found
        return self.everything() if time.monotonic() > self._due else self._watch.look(files)

    def _burst(self) -> State:
        """Wait until what has begun to happen has happened."""
        pace, box = self._watch.pace, self._watch.box
        began = time.monotonic()
        state = box.wait(0)
        while not box.stopped:
            crowd = state.files > pace.many
            quiet = pace.crowd if crowd else pace.quiet if state.settled else pace.open
            left = began + (pace.crowds if crowd else pace.patience) - time.monotonic()
            if left <= 0:
                break
            before, state = state, box.wait(min(quiet, left), state.events)
            if state.events == before.events:
                break
        return state

    def _is_time(self) -> bool:
        """Whether everything should be looked at though nothing was heard."""
        day, slept = self._watch.day(), self._watch.slept()
        woken = slept > self._slept + _NAP
        another = day != self._day
        self._day, self._slept = day, slept
        return self._again_if_lost() or woken or another or time.monotonic() >= self._due

    def _again_if_lost(self) -> bool:
        """Watch anew where folders are others than they were, or nobody watches them."""
        if not self._sight.lost():
            self._failures = 0
            return False
        self._say_there()
        self._failures += 1
        self._sight.close()
        if self._failures > _TRIES:
            self._poll("the system does not keep telling of changes")
        else:
            self.open()
        return True

    def _say_there(self) -> None:
        """Say when the folder has gone, and when it is back."""
        there = self._sight.there
        if there != self._there:
            self._there = there
            root = self._watch.root
            self._watch.say(f"{root} is back" if there else f"{root} is gone: waiting for it")

    def _looked(self) -> tuple[str, ...]:
        """What differs when nothing was heard. A file may be half written, so look twice."""
        self._say_there()
        if not self.everything():
            return ()
        time.sleep(self._watch.pace.open)
        found = self._at_rest(self.everything())
        self._mistrust(found)
        return found

    def _at_rest(self, found: tuple[str, ...]) -> tuple[str, ...]:
        """What differs once very many files have come to rest: their words may have been lost."""
        pace = self._watch.pace
        until = time.monotonic() + pace.crowds
        while len(found) > pace.many and time.monotonic() < until and not self._watch.box.stopped:
            time.sleep(pace.crowd)
            before, found = found, self.everything()
            if found == before:
                break
        return found

    def _mistrust(self, found: tuple[str, ...]) -> None:
        """Rely on events no longer where changes are found that nobody told of."""
        if any(found) and not self._polling:
            self._unheard += 1
            if self._unheard > _TRIES:
                self._poll("the system does not tell of changes here")

    def everything(self) -> tuple[str, ...]:
        """Look at everything, and note when to do so again."""
        pace = self._watch.pace
        began = time.monotonic()
        found = self._watch.look(None)
        ended = time.monotonic()
        often, share = (pace.poll, _POLLS) if self._polling else (pace.idle, _SHARE)
        self._due = ended + max(often, share * (ended - began))
        return found
