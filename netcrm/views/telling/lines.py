"""Phrases of dated lines: which came, which went, and what became of those that stayed."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from netcrm.model import Attribute, Event, Need, Promise

_HAPPENED = {
    "met": "met {}",
    "meeting": "met with {}",
    "meal": "had a meal with {}",
    "coffee": "had coffee with {}",
    "visit": "had a visit with {}",
    "event": "was at an event with {}",
    "call": "called {}",
    "video": "had a video call with {}",
    "letter": "exchanged letters with {}",
    "email": "e-mailed with {}",
    "message": "exchanged messages with {}",
    "gave": "helped {}",
    "received": "was helped by {}",
    "introduced": "introduced {}",
    "wrote": "wrote to {}",
    "offered": "offered help to {}",
    "offered-me": "was offered help by {}",
    "thanked": "thanked {}",
    "told": "told {} how it went",
    "asked": "asked {}",
    "asked-me": "was asked by {}",
    "heard": "noted what {} said",
    "life": "noted news of {}",
    "note": "noted something about {}",
}
_NOTED = frozenset({"heard", "life", "note"})

Told = tuple[int, str]
"""Rank and words of a phrase, before it is known whom it is about."""
MET, HAPPENED, KEPT, PLANNED, WRITTEN = 1, 0, 2, 3, 4


class Compared(NamedTuple):
    """Lines of two states: those that came, those that went, and those that differ by now."""

    came: tuple[Any, ...]
    went: tuple[Any, ...]
    differ: tuple[tuple[Any, Any], ...]


def compared(old: Sequence[Any], new: Sequence[Any], same: Callable[[Any], object]) -> Compared:
    """Compare lines; ``same`` says by what two that differ are the same line still."""
    gone = _less(old, new)
    came = _less(new, old)
    differ = []
    for line in gone:
        twin = next((other for other in came if same(other) == same(line)), None)
        if twin is not None:
            came.remove(twin)
            differ.append((line, twin))
    went = [line for line in gone if not any(line is old for old, _ in differ)]
    return Compared(tuple(came), tuple(went), tuple(differ))


def _less(some: Sequence[Any], others: Sequence[Any]) -> list[Any]:
    """The lines that say what none of the others says, as often as they say it more."""
    left = Counter(content(line) for line in others)
    found = []
    for line in some:
        if left[content(line)]:
            left[content(line)] -= 1
        else:
            found.append(line)
    return found


def content(line: Any) -> tuple[object, ...]:  # noqa: ANN401  any kind of dated line
    """What a dated line says, without where it stands."""
    pairs: tuple[Attribute, ...] = line.attributes
    slots = tuple(content(slot) for slot in getattr(line, "slots", ()))
    head = tuple(
        str(getattr(line, name, ""))
        for name in ("date", "due", "day", "kind", "state", "who", "label", "detail", "text")
    )
    return (*head, tuple((pair.name, pair.values) for pair in pairs), slots)


def history(old: Sequence[Event], new: Sequence[Event], words: Callable[[str], str]) -> list[Told]:
    """Phrases of history lines. ``words`` names kinds of the user's own."""
    found = compared(old, new, lambda line: (line.date, line.kind, line.text))
    told: list[Told] = [_happened(line.kind, words) for line in found.came]
    for before, after in found.differ:
        if after.closed and not before.closed:
            told.append((KEPT, "picked up what {} said"))
        elif after.outcome != before.outcome and after.kind in {"asked", "asked-me"}:
            asked = after.kind == "asked"
            told.append((KEPT, "noted the answer of {}" if asked else "answered {}"))
        else:
            told.append((WRITTEN, "added to a line about {}"))
    reworded = min(len(found.came), len(found.went))
    days = Counter((line.date, line.kind) for line in found.went)
    for index, line in reversed(list(enumerate(found.came))):
        if reworded and days[line.date, line.kind]:
            days[line.date, line.kind] -= 1
            told[index] = (WRITTEN, "reworded a line about {}")
    told += [(WRITTEN, "took back a line about {}")] * (days.total() > 0)
    return told


def _happened(kind: str, words: Callable[[str], str]) -> Told:
    if kind in _HAPPENED:
        return (WRITTEN if kind in _NOTED else MET if kind == "met" else HAPPENED), _HAPPENED[kind]
    return HAPPENED, f"noted '{words(kind).replace('{', '').replace('}', '')}' with {{}}"


def promises(old: Sequence[Promise], new: Sequence[Promise]) -> Iterator[Told]:
    """Phrases of promises."""
    found = compared(old, new, lambda line: (line.who, line.text))
    for line in found.came:
        mine = line.who == "me"
        if line.closed:
            yield KEPT, "kept a promise to {}" if mine else "noted a promise that {} kept"
        else:
            yield PLANNED, "promised something to {}" if mine else "noted a promise of {}"
    for before, after in found.differ:
        mine = after.who == "me"
        if after.dropped and not before.dropped:
            yield KEPT, "let go of a promise to {}" if mine else "let go of a promise of {}"
        elif after.closed and not before.closed:
            yield KEPT, "kept a promise to {}" if mine else "noted a promise that {} kept"
        else:
            yield WRITTEN, "changed a promise to {}" if mine else "changed a promise of {}"
    if found.went:
        yield WRITTEN, "took back a promise to {}"


def needs(old: Sequence[Need], new: Sequence[Need]) -> Iterator[Told]:
    """Phrases of needs and of the turns that meet them."""
    found = compared(old, new, lambda line: line.id or (line.date, line.text))
    for line in found.came:
        yield PLANNED, "noted that {} needs help" if line.state == "open" else "noted help for {}"
    for before, after in found.differ:
        if after.state != before.state:
            yield KEPT, "noted that a need of {} is " + ("met" if after.state == "done" else "over")
        elif _done(after) > _done(before):
            yield KEPT, "kept a turn for {}"
        elif len(after.slots) > len(before.slots):
            yield PLANNED, "planned a turn for {}"
        else:
            yield WRITTEN, "changed a need of {}"
    if found.went:
        yield WRITTEN, "took back a need of {}"


def _done(need: Need) -> int:
    return sum(slot.closed for slot in need.slots)
