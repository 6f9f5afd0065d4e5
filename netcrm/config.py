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
class Stages:
    """What the log has to hold for each stage. No study gives these but the hours."""

    acquaintance_count: int = _setting(3, "[D] contact days of an acquaintance, at least")
    acquaintance_days: int = _setting(30, "[D] days those must span, at least")
    friendly_hours: int = _setting(50, "[S Hall] `friendly` from this many leisure hours on")
    friendly_count: int = _setting(
        6, "[D] ... or this many contact days, with help in one direction"
    )
    friendly_days: int = _setting(180, "[D] days those must span, at least")
    friend_hours: int = _setting(90, "[S Hall] `friend` from this many leisure hours on")
    friend_count: int = _setting(12, "[D] ... or this many contact days, with help both ways")
    friend_days: int = _setting(365, "[D] days those must span, at least")
    close_hours: int = _setting(
        200, "[S Hall] `close` from this many leisure hours on, with help both ways"
    )
    untold_days: int = _setting(
        365, "[D] where you met more than this many days before the first line, the log cannot know"
    )
    untold_count: int = _setting(3, "[D] ... while it holds fewer contact days than this")


def _length(kind: str) -> Any:  # noqa: ANN401  a field
    """The length of a kind of line where the line gives none; the table of kinds has it."""
    row = KINDS[kind]
    return _setting(row.minutes, f"[D] minutes of a line `{kind}` without a length", least=0)


@dataclass(frozen=True, slots=True)
class Lengths:
    """How long a meeting is taken to be where its line does not say."""

    meal: int = _length("meal")
    visit: int = _length("visit")
    meeting: int = _length("meeting")
    coffee: int = _length("coffee")
    event: int = _length("event")
    call: int = _length("call")
    video: int = _length("video")
    letter: int = _length("letter")
    email: int = _length("email")
    message: int = _length("message")


@dataclass(frozen=True, slots=True)
class Giving:
    """From when on no clock suggests one more word to someone, where help went one way only."""

    given: int = _setting(
        5, "[D] after so many times of help given and none received, no clock suggests more"
    )
    refused: int = _setting(
        2, "[D] ... where they said no to so many asks, too; family, needs and hard times aside"
    )


@dataclass(frozen=True, slots=True)
class Groups:
    """When someone of a group is missed."""

    missed: int = _setting(3, "[D] who was at none of so many last meetings is named")
    regular: int = _setting(
        2, "[D] who names no group in their file belongs to it after so many meetings"
    )


@dataclass(frozen=True, slots=True)
class Asking:
    """How much an ask weighs. Only the form has sources; every number is a choice."""

    helped: int = _setting(1, "[D] what help of yours adds; that it matters: [S Clark]", least=0)
    helped_days: int = _setting(365, "[D] days for which help of yours counts", least=0)
    cold_quiet: int = _setting(1, "[D] what `quiet` takes away", least=0)
    cold_long: int = _setting(
        2, "[D] what `long-quiet` and `long-ago` take away; not for advice [S Levin]", least=0
    )
    cold_days: int = _setting(180, "[D] days of quiet that take nothing away", least=0)
    power: int = _setting(
        1, "[D] what `standing: senior` takes away; that it matters: [S Brown]", least=0
    )
    moment_days: int = _setting(
        90, "[D] days after a hard event in which to wonder whether this is the moment", least=0
    )
    open_days: int = _setting(60, "[D] days after which an ask had no answer and rests")
    large: int = _setting(3, "[D] asks of this size or more are large: 3 is an introduction")
    recent_days: int = _setting(90, "[D] days in which your last large ask is still fresh")
    in_a_row: int = _setting(2, "[D] so many asks of yours as the last lines are in a row")
    patience_people: int = _setting(5, "[D] people asked for something large at once, at most")
    patience_days: int = _setting(14, "[D] ... within this many days", least=0)
    patience_asks: int = _setting(3, "[D] large asks for each time you helped someone, at most")
    patience_span: int = _setting(90, "[D] ... over this many days", least=0)


@dataclass(frozen=True, slots=True)
class Load:
    """What your circles ask of you. That time for people is finite has a source; 7 has none."""

    days: int = _setting(182, "[D] days of contacts that the wishes are laid beside")
    week: int = _setting(
        7, "[D] contacts a week holds, or what you had; that there is an end: [S Miritello]"
    )


@dataclass(frozen=True, slots=True)
class Paths:
    """How far an introduction is looked for, and who is thought to know whom."""

    best: int = _setting(3, "[D] ways to someone that are told, at most")
    steps: int = _setting(4, "[D] people on the way, the one at its end included, at most")
    group: int = _setting(
        30, "[D] in a group or organisation of at most so many, everyone knows everyone"
    )


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set in ``netcrm.toml``."""

    today: date | None = _setting(
        None, "the day everything is reckoned from, for samples and tests; unset: the clock's"
    )
    title: str = _setting("My people", "the name of the site")
    keep: bool = _setting(
        True,  # noqa: FBT003  the default of a setting
        "[D] keep in `.netcrm/` what a build worked out, so that the next one makes only the pages"
        " that change",
    )
    editor: str = _setting(
        "none",
        "the address that opens a place in your editor, for `netcrm serve`, with `{path}`, `{line}`"
        " and `{column}`: `vscode://file{path}:{line}:{column}` is one; `none`: no links",
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
    crowd: int = _setting(
        4, "[D] a line with more people than this tells of a day and of no hours", least=0
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
    tell_days: int = _setting(
        30, "[D] `looking`: days after a word with you in which someone knows, or soon will"
    )
    tell_stage: int = _setting(
        3, "[D] `looking`: from this stage on someone would want to hear it: 3 is friendly", least=0
    )
    tell_notes: int = _setting(2, "[D] `looking`: kind notes a day, then stop", least=0)
    ask_week: int = _setting(5, "[D] `looking`: asks that are a full week", least=0)
    theirs_silent: int = _setting(
        90, "[D] days after a hard event in which what they promised is not mentioned", least=0
    )
    stages: Stages = _setting(Stages, "what makes a stage, in the log")
    lengths: Lengths = _setting(
        Lengths, "how many minutes a kind of line stands for where it gives no length"
    )
    giving: Giving = _setting(Giving, "when a clock rests, because help went one way only")
    groups: Groups = _setting(Groups, "when someone of a group is missed")
    asking: Asking = _setting(Asking, "what an ask weighs, and what to see to first")
    load: Load = _setting(Load, "what your circles ask for, beside what a week holds")
    paths: Paths = _setting(Paths, "how ways to someone are looked for")
    synonyms: tuple[str, ...] = _setting(
        (), 'words to take for one another where needs and offers are matched: `["film, movie"]`'
    )


DEFAULTS = Settings()
