"""The dated lines of an invented contact: history, promises and needs."""

from collections.abc import Iterator
from datetime import date, timedelta

from tests.benchmarks.dice import Dice
from tests.benchmarks.words import MEALS, PLACES

DAY = date(2026, 3, 18)
"""The day the benchmarks take for today."""

ENTRIES = 8
_FARTHEST = 2500
_KINDS = (
    *("call", "call 20m", "coffee", "message", "visit 90m", "meal", "video", "event", "wrote"),
    *("letter", "heard", "note", "gave", "received", "life", "asked favour", "thanked", "email"),
)


def history(dice: Dice, others: tuple[str, ...]) -> tuple[str, ...]:
    """``ENTRIES`` entries of history, the newest first; ``others`` are ids they may name."""
    kinds = (*(dice.pick(_KINDS) for _ in range(ENTRIES - 1)), "met")
    return tuple(
        _entry(dice, day, kind, others) for day, kind in zip(_days(dice), kinds, strict=True)
    )


def _days(dice: Dice) -> list[date]:
    """Different days before ``DAY``, the newest first, more of them lately than long ago."""
    ages: set[int] = set()
    while len(ages) < ENTRIES:
        ages.add(dice.leaning(range(1, _FARTHEST)))
    return [DAY - timedelta(days=age) for age in sorted(ages)]


def _entry(dice: Dice, day: date, kind: str, others: tuple[str, ...]) -> str:
    text = dice.sentence()
    if dice.chance(0.08):
        text += f" with [[{dice.pick(others)}]]"
    return f"{day} {kind}: {text}" + "".join(
        f"\n    {attribute}" for attribute in _attributes(dice, kind, others)
    )


def _attributes(dice: Dice, kind: str, others: tuple[str, ...]) -> Iterator[str]:
    if dice.chance(0.2):
        yield f"with: [{dice.pick(others)}]"
    if dice.chance(0.1):
        yield f"at: {dice.pick(PLACES)}"
    if kind == "life" and dice.chance(0.3):
        yield "weight: hard"
    if kind == "asked favour":
        yield f"outcome: {dice.pick(('yes', 'no', 'open'))}"


def promises(dice: Dice) -> tuple[str, ...]:
    """Now and then a promise, due soon or a little late."""
    if not dice.chance(0.15):
        return ()
    due = DAY + timedelta(days=dice.below(90) - 20)
    return (f"{due} {dice.pick(('me', 'them'))}: {dice.sentence()}",)


def needs(dice: Dice, others: tuple[str, ...]) -> tuple[str, ...]:
    """Now and then a need with three turns."""
    if not dice.chance(0.06):
        return ()
    made = DAY - timedelta(days=dice.below(30) + 1)
    who = (dice.pick(others), "open", dice.pick(("me", "open")))
    turns = "".join(
        f"\n      - {DAY + timedelta(days=3 * at + dice.below(3))} {name}: {dice.pick(MEALS)}"
        for at, name in enumerate(who)
    )
    until = DAY + timedelta(days=40)
    return (f"{made} open: Meals for a while\n    until: {until}\n    slots:{turns}",)
