"""Asking questions of the whole.

A question is a function whose first argument is an :class:`Ask`. Questions read the inputs
(contacts, settings, whether a day has been reached), buckets of indexes and results of lower
strata through the Ask and by asking other questions, and in no other way, so that what an answer
depends on is recorded. :func:`query` makes a question remember its answers until the next update.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date, timedelta
from functools import wraps
from typing import Any, TypeVar, TypeVarTuple, cast

from netcrm.config import Settings
from netcrm.memo import Memo, Spot
from netcrm.model import MY_ID, Contact, Problem
from netcrm.text.words import fold

Args = TypeVarTuple("Args")
T = TypeVar("T")

SETTING = "setting"
FOLDER = "folder"
"""Kinds of input: a setting by its name; what is wrong with the folder itself."""


class _Settings:
    """The settings, each read of a field recorded by itself."""

    def __init__(self, memo: Memo) -> None:
        self.memo = memo


def _setting(name: str) -> property:
    return property(lambda self: self.memo.input(SETTING, name))


for _field in fields(Settings):  # as __getattr__, it would take three times as long
    setattr(_Settings, _field.name, _setting(_field.name))


class Ask:
    """A memo as questions see it: contacts, indexes, settings and one day."""

    def __init__(self, memo: Memo) -> None:
        """Look at this memo; questions may be asked while it updates and after."""
        self.memo = memo
        """For the decorators below: questions ask through the methods."""
        self.settings = cast("Settings", _Settings(memo))

    def ids(self) -> tuple[str, ...]:
        """The ids of all contacts, in order; ``me`` is not among them."""
        everyone = (identity for identity in self.memo.results("file") if identity != MY_ID)
        return tuple(sorted(everyone, key=fold))

    @property
    def me(self) -> Contact | None:
        """What ``me.md`` says, if there is one."""
        return cast("Contact | None", self.memo.part("file", MY_ID, "contact"))

    @property
    def goal(self) -> str:
        """What you are after, as ``me.md`` says; empty where it says nothing."""
        return cast("str", self.memo.part("file", MY_ID, "goal") or "")

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems of the folder itself: settings, files that are no contacts."""
        found = self.memo.input(FOLDER, "problems")
        return cast("tuple[Problem, ...]", () if found is None else found)

    def has(self, identity: str) -> bool:
        """Whether there is such a contact (``me`` included)."""
        return self.memo.part("file", identity, "card") is not None

    def contact(self, identity: str) -> Contact:
        """The contact with this id. Raises KeyError where there is none."""
        found: Contact = self.part("file", identity, "contact")
        return found

    def shadowed(self, identity: str) -> tuple[Contact, ...]:
        """Further files with the same id, by file name."""
        found = self.memo.part("file", identity, "shadowed")
        return cast("tuple[Contact, ...]", found or ())

    def part(self, stratum: str, key: str, part: str) -> Any:  # noqa: ANN401  a part is anything
        """A part of a result. Raises KeyError where there is none."""
        found = self.memo.part(stratum, key, part)
        if found is None:
            raise KeyError(key)
        return found

    def bucket(self, index: str, key: str) -> tuple[Any, ...]:
        """The items of one bucket of an index, in order."""
        return self.memo.bucket(index, key)

    def order(self, index: str, key: str) -> tuple[Spot, ...]:
        """Where the items of one bucket come from, in order: to show some of them alone."""
        return self.memo.order(index, key)

    def at(self, index: str, key: str, spot: Spot) -> Any:  # noqa: ANN401  an item is anything
        """The item of one spot of a bucket."""
        owner, number = spot
        return self.memo.own(index, key, owner)[number]

    def only(self, index: str, key: str) -> Any:  # noqa: ANN401  an item is anything
        """The one item of a bucket, or the first; None where it is empty."""
        found = self.memo.bucket(index, key)
        return found[0] if found else None

    def sizes(self, index: str) -> Mapping[str, int]:
        """The keys of an index in order, each with how many items stand under it."""
        return self.memo.sizes(index)

    def reached(self, day: date) -> bool:
        """Whether ``day`` is today or earlier."""
        return self.memo.reached(day)

    @property
    def as_of(self) -> date:
        """The day itself, for the few places that print it: JSON and the morning's heading."""
        today = self.memo.today
        self.memo.reached(today)
        if today < date.max:
            self.memo.reached(today + timedelta(days=1))
        return today


def query(function: Callable[[Ask, *Args], T]) -> Callable[[Ask, *Args], T]:
    """Make a question remember its answers. Arguments are hashable and given by position."""

    @wraps(function)
    def asked(ask: Ask, /, *args: *Args) -> T:
        return ask.memo.answer(function, ask, args)

    return asked


def result(stratum: str, part: str) -> Callable[[Callable[[Ask, str], T]], Callable[[Ask, str], T]]:
    """Make a question about one contact a part of a stratum's results.

    While that stratum runs it is worked out; above it, it is read, so that who asks runs again
    only if the answer changes. Raises KeyError where there is no such contact.
    """

    def decorate(function: Callable[[Ask, str], T]) -> Callable[[Ask, str], T]:
        @wraps(function)
        def asked(ask: Ask, /, identity: str) -> T:
            if ask.memo.running == stratum:
                return ask.memo.answer(function, ask, (identity,))
            found: T | None = ask.memo.part(stratum, identity, part)
            if found is None:
                raise KeyError(identity)
            return found

        return asked

    return decorate
