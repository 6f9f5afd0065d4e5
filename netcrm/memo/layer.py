"""The strata of a memo, and what is held of each."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from netcrm.memo.past import Held, Kept, Outcome
from netcrm.memo.record import Reads


class StrataError(Exception):
    """A result read its own stratum or a higher one: a mistake in the program, not in the data."""


@dataclass(frozen=True, slots=True)
class Stratum:
    """A layer of results. They read inputs and lower strata, never their own or a higher one.

    ``keys``, given the memo, says which results there are; ``run`` makes the one for a key;
    ``indexes`` are those that its rows go to. Parts that are ``fleeting`` are not kept for the next
    process: there they are made again when they are asked for, and count as changed where the part
    changed that each is named with.

    Where there is ``lost``, many results at once may be made in other processes, and it gives the
    result for a key at which one of them died; ``apart`` says that this is not unheard of, so that
    this process had better do none of it. ``ready`` is called with all keys, and how many of
    them are to run, before any does, and ``told`` with what an outcome tells. The keys that
    ``first``, given the memo, names are run before the others, in this order. Of the last stratum,
    those that ``hurry`` names, given also which results of the one below are to run, are run even
    before that one: they must be sure not to fail for what it has not done yet.
    """

    name: str
    keys: Callable[[Any], Iterable[str]]
    run: Callable[[Any, str], Outcome]
    indexes: tuple[str, ...] = ()
    fleeting: Mapping[str, str] = field(default_factory=dict)
    lost: Callable[[Any, str], Outcome] | None = None
    apart: bool = False
    ready: Callable[[tuple[str, ...], int], None] | None = None
    told: Callable[[str, Any], None] | None = None
    first: Callable[[Any], Iterable[str]] = lambda _: ()
    hurry: Callable[[Any, Collection[str]], Iterable[str]] = lambda *_: ()

    def differs(self, name: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> bool:
        """Whether a part has changed. For a fleeting one its witness tells.

        The part itself may have been made again from what its reader did not see.
        """
        told = self.fleeting.get(name, name)
        return bool(old.get(told) != new.get(told))


@dataclass(slots=True)
class Layer:
    """A stratum as it stands.

    ``keys`` are those of its results; ``held`` the results at hand, the others are still in the
    past; ``reads`` what each read that has run here, and what the list of keys did; ``changed``
    the keys whose results came to differ from the past; ``ran`` those that ran last, and
    ``hurried`` those that did so before their turn.
    """

    stratum: Stratum
    keys: dict[str, None] = field(default_factory=dict)
    held: dict[str, Held] = field(default_factory=dict)
    reads: dict[str, Reads] = field(default_factory=dict)
    changed: set[str] = field(default_factory=set)
    ran: Sequence[str] = ()
    hurried: Sequence[str] = ()
    listed: bool = False

    def kept(self, key: str) -> Kept | None:
        """A result that has run here as it is kept for the next process; None if it went."""
        reads = self.reads.get(key)
        if reads is None:
            return None
        held = self.held.get(key)
        if held is not None and self.stratum.fleeting:
            lasting = {n: p for n, p in held.parts.items() if n not in self.stratum.fleeting}
            held = held._replace(parts=lasting)
        return Kept(held, reads)


class Change(NamedTuple):
    """What an update did to one stratum: the keys that ran, that came out new, that went."""

    ran: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]
