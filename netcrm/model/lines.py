"""Dated lines: everything that happens on a day, once it has been read."""

from dataclasses import dataclass
from typing import NamedTuple

from netcrm.model.dates import Anniversary, PartialDate
from netcrm.model.place import NOWHERE, Place
from netcrm.model.quick import quick


class Ref(NamedTuple):
    """Someone named in a file: by id, full name or ``aka``, not yet looked up.

    ``target`` is what to look up, without brackets, path, ``.md`` or ``#heading``; ``shown`` is
    what to show instead of the name (empty: the name); ``linked`` whether it stood in ``[[ ]]``.
    """

    target: str
    shown: str
    linked: bool
    place: Place


class Attribute(NamedTuple):
    """One ``attribute: value`` line under a dated line, as text, in the order typed.

    ``name`` is as this format spells it; ``values`` holds one text, or a list's items. ``place``
    is where the name stands and ``value`` where what follows it does.
    """

    name: str
    values: tuple[str, ...]
    place: Place
    value: Place = NOWHERE


@quick
@dataclass(frozen=True, slots=True)
class Event:
    """One line of ``history``.

    ``kind`` is a name in the table of kinds; ``detail`` the DETAIL as typed (for a word that is no
    kind, that word); ``minutes`` the length given; ``size`` the size of an ask or offer (empty if
    none was given); ``outcome`` of an ask (empty counts as open). ``done`` is the day something
    heard was picked up, ``closed`` whether ``done`` says so even without a day. ``links`` are the
    ``[[links]]`` in the text. ``place`` spans the whole line with its attributes; ``date_place`` is
    where its date stands.
    """

    date: PartialDate
    kind: str
    text: str
    place: Place = NOWHERE
    date_place: Place = NOWHERE
    detail: str = ""
    minutes: int | None = None
    size: str = ""
    with_: tuple[Ref, ...] = ()
    to: tuple[Ref, ...] = ()
    from_: tuple[Ref, ...] = ()
    for_: str = ""
    at: str = ""
    outcome: str = ""
    context: str = ""
    private: bool = False
    hard: bool = False
    settled: bool = False
    done: PartialDate | None = None
    closed: bool = False
    links: tuple[Ref, ...] = ()
    attributes: tuple[Attribute, ...] = ()


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot of a need: a day and who takes it.

    ``who`` is ``open``, ``me`` or ``other``; for ``other``, ``ref`` names the person. ``done`` is
    the day it was done, ``closed`` whether ``done`` says so even without a day.
    """

    date: PartialDate
    who: str
    text: str
    ref: Ref | None = None
    done: PartialDate | None = None
    closed: bool = False
    place: Place = NOWHERE
    links: tuple[Ref, ...] = ()
    attributes: tuple[Attribute, ...] = ()


@dataclass(frozen=True, slots=True)
class Need:
    """Something a person needs. ``state`` is ``open``, ``done`` or ``dropped``."""

    date: PartialDate
    state: str
    text: str
    id: str = ""
    until: PartialDate | None = None
    done: PartialDate | None = None
    private: bool = False
    notes: str = ""
    slots: tuple[Slot, ...] = ()
    place: Place = NOWHERE
    links: tuple[Ref, ...] = ()
    attributes: tuple[Attribute, ...] = ()


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise: ``who`` made it (``me`` or ``them``), and by when (``due``), if a day was named.

    ``closed`` is true once it is done or dropped, with or without a day.
    """

    who: str
    text: str
    due: PartialDate | None = None
    made: PartialDate | None = None
    done: PartialDate | None = None
    dropped: bool = False
    closed: bool = False
    place: Place = NOWHERE
    links: tuple[Ref, ...] = ()
    attributes: tuple[Attribute, ...] = ()


@dataclass(frozen=True, slots=True)
class Occasion:
    """One line of ``dates``: a day to remember, yearly unless ``once``."""

    day: Anniversary
    label: str
    text: str
    once: bool = False
    place: Place = NOWHERE
    links: tuple[Ref, ...] = ()
    attributes: tuple[Attribute, ...] = ()
