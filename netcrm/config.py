"""The settings: each with its type, its default and its documentation in one place.

The manual, the commented ``netcrm.toml`` and ``netcrm settings`` are all made from this table.
A threshold marked [D] is a design choice, one marked [S] comes from a source (MODEL.md).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from netcrm.model import KINDS, Kind


def _setting(default: Any, doc: str, **limits: Any) -> Any:  # noqa: ANN401  fields of every type
    """A field of Settings with its documentation.

    ``limits`` are what a typed value must keep to: ``least`` for whole numbers (1 if not given),
    ``one_of`` for text, where DATE stands for any day.
    """
    metadata = {"doc": doc, **limits}
    if callable(default):
        return field(default_factory=default, metadata=metadata)
    return field(default=default, metadata=metadata)


@dataclass(frozen=True, slots=True)
class Circles:
    """How often, in days, you want to be in touch with the people of each circle."""

    inner: int = _setting(7, "[S Dunbar] the few you lean on")
    close: int = _setting(30, "[S Dunbar] good friends")
    active: int = _setting(90, "[D] people you see now and then")
    wide: int = _setting(182, "[S Dunbar] the wider circle")
    known: int = _setting(365, "[S Dunbar] people you know")


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set in ``netcrm.toml``."""

    today: date | None = _setting(
        None, "the day everything is reckoned from, for samples and tests; unset: the clock's"
    )
    title: str = _setting("My people", "the name of the site")
    keep: bool = _setting(
        False,  # noqa: FBT003  the default of a setting
        "[D] keep in `.netcrm/` what a build worked out, so that the next one makes only the pages"
        " that change; the first takes nearly twice as long",
    )
    season: str = _setting(
        "working",
        "`working`, `looking` or `resting until DATE`",
        one_of=("working", "looking", "resting until DATE"),
    )
    front: int = _setting(
        5, "[D] how many lines the morning shows before it folds the rest", least=0
    )
    circles: Circles = _setting(Circles, "days between contacts, by circle")
    kinds: Mapping[str, Kind] = _setting(
        lambda: KINDS,
        "more kinds of history line: `[kinds.walk]` with `words`, `contact`, `minutes`",
    )
    learned_count: int = _setting(4, "[D] contact days a rhythm is learned from, at least")
    learned_days: int = _setting(90, "[D] days those must span, at least")
    learned_last: int = _setting(6, "[D] how many of the last gaps count")
    learned_floor: int = _setting(30, "[D] the shortest rhythm that is learned, in days")
    kin_factor: int = _setting(2, "[D] a learned rhythm is this many times longer for kin")
    soon: float = _setting(0.75, "[D] `soon` from this share of the rhythm on")
    quiet: float = _setting(2.0, "[D] `quiet` from this many rhythms on")
    long_quiet: float = _setting(8.0, "[S Navarro] `long-quiet` from this many rhythms on")
    long_quiet_days: int = _setting(365, "[D] ... and from this many days on")
    long_ago_days: int = _setting(1095, "[S Levin] `long-ago` from this many days on")
    wrote_rest: int = _setting(14, "[D] days someone you wrote to is left in peace", least=0)
    welcome_back: int = _setting(21, "[D] days without a line after which no backlog is listed")
    dates_ahead: tuple[int, ...] = _setting(
        (28, 14, 2), "[D] days ahead at which a birthday or date is mentioned, folded"
    )
    after_need: int = _setting(
        7, "[D] days after a need's `until` at which to ask how it is", least=0
    )
    hard_after: tuple[int, ...] = _setting(
        (1, 7, 30, 90, 365), "[D] days after a hard event at which to come back to it"
    )
    life_after: tuple[int, ...] = _setting(
        (7, 30), "[D] days after any other event in someone's life at which to come back to it"
    )
    life_last: int = _setting(14, "[D] days the last of these windows stays open")
    promise_week: int = _setting(
        6, "[D] promises due within this many days are this week's", least=0
    )
    met_days: int = _setting(14, "[D] days after a first meeting in which to write", least=0)
    thanks_days: int = _setting(30, "[D] days in which help waits to be thanked for", least=0)
    told_days: int = _setting(
        30, "[D] days in which an answered ask waits to be told about", least=0
    )
    theirs_silent: int = _setting(
        90, "[D] days after a hard event in which what they promised is not mentioned", least=0
    )


DEFAULTS = Settings()
