"""Asking questions of the whole, each answered once.

A question is a function whose first argument is an :class:`Ask`; :func:`query` makes it remember
its answers. Questions read the inputs (contacts, settings, whether a day has been reached) only
through the Ask and other answers only by asking other questions, so that what an answer depends
on can be recorded.
"""

from collections.abc import Callable, Hashable, Mapping
from datetime import date
from functools import wraps
from typing import Any, TypeVar, TypeVarTuple

from netcrm.config import Settings
from netcrm.model import MY_ID, Contact, Problem

Args = TypeVarTuple("Args")
T = TypeVar("T")


class Ask:
    """The files, the settings and one day, and every answer derived from them so far.

    ``contacts`` holds each contact by id; files that share an id are in ``shadowed`` after the
    first, by file name. ``me`` is what ``me.md`` says. ``problems`` are those of the folder
    itself: settings, files that are no contacts.
    """

    def __init__(
        self,
        contacts: Mapping[str, Contact],
        *,
        today: date,
        settings: Settings,
        me: Contact | None = None,
        shadowed: Mapping[str, tuple[Contact, ...]] | None = None,
        problems: tuple[Problem, ...] = (),
    ) -> None:
        """Keep the inputs; nothing is derived yet."""
        self._contacts = contacts
        self._today = today
        self.settings = settings
        self.me = me
        self._shadowed = shadowed or {}
        self.problems = problems
        self.answers: dict[Hashable, Any] = {}
        """Every answer so far, by question and arguments: for :func:`query` alone."""

    def ids(self) -> tuple[str, ...]:
        """The ids of all contacts, in order; ``me`` is not among them."""
        return tuple(self._contacts)

    def has(self, identity: str) -> bool:
        """Whether there is such a contact (``me`` included)."""
        return identity in self._contacts or (identity == MY_ID and self.me is not None)

    def contact(self, identity: str) -> Contact:
        """The contact with this id. Raises KeyError where there is none."""
        if identity == MY_ID and self.me is not None:
            return self.me
        return self._contacts[identity]

    def shadowed(self, identity: str) -> tuple[Contact, ...]:
        """Further files with the same id, by file name."""
        return self._shadowed.get(identity, ())

    def reached(self, day: date) -> bool:
        """Whether ``day`` is today or earlier."""
        return day <= self._today

    @property
    def as_of(self) -> date:
        """The day itself, for the few places that print it: JSON and the morning's heading."""
        return self._today


def query(function: Callable[[Ask, *Args], T]) -> Callable[[Ask, *Args], T]:
    """Make a question remember its answers. Arguments are hashable and given by position."""

    @wraps(function)
    def asked(ask: Ask, /, *args: *Args) -> T:
        # Asked 200 times for each contact, two times of three again: keep this way short.
        key = (function, args)
        answers = ask.answers
        if key in answers:
            known: T = answers[key]
            return known
        answer = answers[key] = function(ask, *args)
        return answer

    return asked
