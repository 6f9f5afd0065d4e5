"""What can be changed in a contact file, as values, and what comes of asking for it."""

from dataclasses import dataclass
from typing import NamedTuple

from netcrm.model import PartialDate, Place

Value = str | PartialDate | tuple[str, ...]
"""What a field or attribute may be given: one text, a day, or a list of texts."""


class Draft(NamedTuple):
    """A dated line to be written: ``- DAY WORD [DETAIL]: TEXT``, attributes below.

    ``day`` is as FORMAT.md writes days; a promise without one has none. ``word`` is the kind of a
    history line, the state of a need, who made a promise or takes a slot, the label of a day.
    """

    day: str
    word: str
    text: str
    detail: str = ""
    attributes: tuple[tuple[str, Value], ...] = ()

    @property
    def key(self) -> str:
        """What stands before the colon."""
        return " ".join(part for part in (self.day, self.word, self.detail) if part)


@dataclass(frozen=True, slots=True)
class Insert:
    """A new dated line of ``history``, ``needs``, ``promises`` or ``dates``.

    It goes where the list's own order puts it. With ``within``, the place of a need, it is one of
    that need's ``slots``, which ``section`` then says.
    """

    section: str
    line: Draft
    within: Place | None = None


@dataclass(frozen=True, slots=True)
class Replace:
    """Another dated line instead of the one at ``at`` (the ``place`` of what was read)."""

    at: Place
    line: Draft


@dataclass(frozen=True, slots=True)
class Remove:
    """The dated line at ``at`` goes, with its attributes."""

    at: Place


@dataclass(frozen=True, slots=True)
class Put:
    """A field gets this value; with ``of``, an attribute of the dated line that stands there."""

    name: str
    value: Value
    of: Place | None = None


@dataclass(frozen=True, slots=True)
class Drop:
    """A field, or an attribute of a dated line, goes with all it holds."""

    name: str
    of: Place | None = None


@dataclass(frozen=True, slots=True)
class Add:
    """A list gets one more item, behind the others."""

    name: str
    item: str
    of: Place | None = None


@dataclass(frozen=True, slots=True)
class Take:
    """An item of a list goes. ``item`` is as typed, or whom a link names, or a tag without #."""

    name: str
    item: str
    of: Place | None = None


@dataclass(frozen=True, slots=True)
class Relink:
    """What names someone at ``at`` (the ``place`` of a :class:`~netcrm.model.Ref`) names another.

    In the note, in TEXT or in a field; ``target`` is an id or a name.
    """

    at: Place
    target: str


Change = Insert | Replace | Remove | Put | Drop | Add | Take | Relink


class Edit(NamedTuple):
    """A stretch ``[start, end)`` of a file, in bytes, and what stands there before and after."""

    start: int
    end: int
    old: bytes
    new: bytes

    def apply(self, data: bytes) -> bytes:
        """The file with the change made."""
        return data[: self.start] + self.new + data[self.end :]


class Refusal(NamedTuple):
    """Why a file is left as it is: nothing was changed. ``line`` counts from 1."""

    file: str
    line: int
    message: str
    hint: str
