"""Answers to questions, remembered as long as they are asked for."""

from collections.abc import Hashable
from typing import Any

from netcrm.memo.record import Record

Answer = tuple[Any, Record | None]
"""What was answered, and what was read for it if that was noted."""
_MOST = 1000
"""Answers after which those go that have not been asked for since as many others were given."""


class Answers:
    """A store that holds the last thousand or two: all of a site would fill the memory."""

    def __init__(self) -> None:
        """Know none."""
        self._young: dict[Hashable, Answer] = {}
        self._old: dict[Hashable, Answer] = {}

    def get(self, key: Hashable) -> Answer | None:
        """The answer to a question, if it is still known."""
        found = self._young.get(key)
        if found is None:
            found = self._old.pop(key, None)
            if found is not None:
                self.put(key, found)
        return found

    def put(self, key: Hashable, answer: Answer) -> None:
        """Remember an answer."""
        if len(self._young) >= _MOST:
            self._old, self._young = self._young, {}
        self._young[key] = answer

    def clear(self) -> None:
        """Forget all of them."""
        self._young.clear()
        self._old.clear()
