"""One value of ``netcrm.toml`` at a time: what TOML gave, as the type its setting asks for."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from math import isfinite
from types import UnionType
from typing import Any, Literal, NamedTuple, get_args, get_origin

MOST = 36_500
"""The largest whole number taken: a hundred years in days, so that no date runs out of range."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Refusal(NamedTuple):
    """Why a value cannot be taken, as the end of a sentence, and what to write instead."""

    reason: str
    hint: str


def read_value(kind: object, typed: object, limits: Mapping[str, Any]) -> object | Refusal:
    """The value ``typed`` as a setting of type ``kind`` takes it, or why not."""
    if isinstance(kind, UnionType):  # such as `date | None`: TOML has no null
        kind = get_args(kind)[0]
    if get_origin(kind) is Literal:
        return _text(typed, tuple(filter(None, get_args(kind))))
    if kind is int:
        return _whole(typed, limits.get("least", 1))
    if kind is str:
        return _text(typed, limits.get("one_of", ()))
    if kind == tuple[str, ...]:
        return _texts(typed)
    return _READERS[get_origin(kind) or kind](typed)


def _whole(typed: object, least: int) -> int | Refusal:
    if isinstance(typed, int) and not isinstance(typed, bool) and least <= typed <= MOST:
        return typed
    return Refusal(
        f"is not a whole number from {least} to {MOST}",
        "write a number without quotes, such as 30",
    )


def _yes_or_no(typed: object) -> bool | Refusal:
    return typed if isinstance(typed, bool) else Refusal("is not yes or no", "write true or false")


def _number(typed: object) -> float | Refusal:
    usable = isinstance(typed, int | float) and not isinstance(typed, bool)
    if usable and isfinite(typed) and 0 < typed <= MOST:  # type: ignore[arg-type, operator]
        return float(typed)  # type: ignore[arg-type]
    return Refusal("is not a number above 0", "write a number without quotes, such as 1.5")


def _numbers(typed: object) -> tuple[int, ...] | Refusal:
    items = [_whole(item, 1) for item in typed] if isinstance(typed, list) else [Refusal("", "")]
    if any(isinstance(item, Refusal) for item in items):
        return Refusal("is not a list of whole numbers above 0", "write them in brackets: [7, 30]")
    return tuple(item for item in items if isinstance(item, int))


def _texts(typed: object) -> tuple[str, ...] | Refusal:
    items = [_text(item, ()) for item in typed] if isinstance(typed, list) else [Refusal("", "")]
    if any(isinstance(item, Refusal) for item in items):
        return Refusal("is not a list of texts", 'write them in brackets: ["one", "two"]')
    return tuple(item for item in items if isinstance(item, str))


def _day(typed: object) -> date | Refusal:
    if isinstance(typed, date) and not isinstance(typed, datetime):
        return typed
    if isinstance(typed, str) and (day := day_of(typed)):
        return day
    return Refusal("is not a day", "write it as YYYY-MM-DD: 2026-03-14")


def day_of(text: str) -> date | None:
    """The day that ``text`` writes as ``YYYY-MM-DD``, or None where there is no such day."""
    if not _DAY.fullmatch(text.strip()):
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def _text(typed: object, one_of: tuple[str, ...]) -> str | Refusal:
    if not isinstance(typed, str):
        return Refusal("is not a text", 'write it between quotes: "like this"')
    words = " ".join(typed.split())
    if not one_of:
        return words or Refusal("is empty", "write something between the quotes")
    folded = words.casefold()
    if any(_fits(folded, allowed) for allowed in one_of):
        return folded
    allowed = " or ".join(f'"{word}"' for word in one_of)
    return Refusal("is not one of the words allowed here", f"write {allowed}")


def _fits(text: str, allowed: str) -> bool:
    """Whether ``text`` is the allowed one, where DATE stands for any day."""
    head, found, tail = allowed.partition("DATE")
    if not found:
        return text == allowed
    middle = text.removeprefix(head).removesuffix(tail)
    return text == f"{head}{middle}{tail}" and day_of(middle) is not None


_READERS: Mapping[object, Callable[[object], object | Refusal]] = {
    tuple: _numbers,
    float: _number,
    bool: _yes_or_no,
    date: _day,
}
