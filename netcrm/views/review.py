"""A look back on a week or a year, and on what lies ahead: what happened, and no score."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from netcrm.model import Event, Evidence, Kind, Need, Promise, Reached, Slot
from netcrm.model import evidence as evidence_of
from netcrm.views.contact_days import is_contact
from netcrm.views.days import passed
from netcrm.views.months import Dated
from netcrm.views.morning.subject import bare

TITLES: Mapping[str, str] = {
    "met": "Whom you met",
    "seen": "Whom you were in touch with",
    "given": "What you did for others",
    "received": "What others did for you",
    "introduced": "Whom you brought together",
    "life": "What happened in their lives",
    "heard": "What you heard",
    "ahead": "What lies ahead",
}
"""The sections by name, in their order."""
OF_A_YEAR = ("met", "given", "received", "introduced", "life")
"""What a year is looked back on for; the rest is for the week."""


class Seen(NamedTuple):
    """A line of a review: whose page it stands on, its words and day, and where it stands."""

    id: str
    text: str
    date: date
    evidence: Evidence


class ReviewSection(NamedTuple):
    """Lines of one sort, by day; someone you were in touch with stands there once."""

    name: str
    title: str
    lines: tuple[Seen, ...]


def review(
    lines: Iterable[tuple[str, Dated]],
    start: date,
    end: date,
    kinds: Mapping[str, Kind],
    reached: Reached,
    names: Iterable[str] = TITLES,
) -> tuple[ReviewSection, ...]:
    """What the lines of the days ``[start, end)`` tell; empty sections are left out.

    ``lines`` are ids with a line of their file. What lies ahead is open and due in these days.
    """
    found: dict[str, list[Seen]] = {name: [] for name in TITLES if name in set(names)}
    for identity, line in lines:
        name = sort_of(line, kinds)
        day = line.date.first
        if name not in found or not start <= day < end or not _in_time(name, day, reached):
            continue
        text = bare(line.text) or (line.line.kind if isinstance(line.line, Event) else "met")
        typed = f"met: {line.date}" if line.line is None else line.text or text
        proven = evidence_of(line.date, line.place, typed)
        theirs = isinstance(line.line, Promise) and line.line.who == "them"
        said = f"Promised to you: {text}." if theirs else f"{text}."
        found[name].append(Seen(identity, said, day, proven))
    return tuple(
        ReviewSection(name, TITLES[name], _in_order(name, told))
        for name, told in found.items()
        if told
    )


def sort_of(line: Dated, kinds: Mapping[str, Kind]) -> str:
    """The section that a line belongs to; empty for those that no review tells."""
    match line.line:
        case Event() as event:
            return next((name for name, fits in _EVENTS.items() if fits(event, kinds)), "")
        case None:
            return "met"
        case Slot() | Promise() as plan:
            return "ahead" if _is_open(plan) else ""
        case Need():
            return ""


def _is_open(plan: Slot | Promise) -> bool:
    """Whether something is still to be done by you, or by whoever takes it."""
    theirs = isinstance(plan, Slot) and plan.who == "other"
    return not (plan.closed or theirs)


_EVENTS: Mapping[str, Callable[[Event, Mapping[str, Kind]], bool]] = {
    "met": lambda event, _: event.kind == "met",
    "given": lambda event, kinds: event.kind in kinds and kinds[event.kind].help == "given",
    "received": lambda event, kinds: event.kind in kinds and kinds[event.kind].help == "received",
    "introduced": lambda event, _: event.kind == "introduced",
    "life": lambda event, _: event.kind == "life",
    "heard": lambda event, _: event.kind == "heard",
    "seen": is_contact,
}


def _in_time(name: str, day: date, reached: Reached) -> bool:
    """Whether a line looks back, or, of what lies ahead, is not over."""
    return not passed(reached, day) if name == "ahead" else reached(day)


def _in_order(name: str, lines: list[Seen]) -> tuple[Seen, ...]:
    ordered = sorted(lines, key=lambda seen: (seen.date, seen.evidence.file, seen.evidence.line))
    if name != "seen":
        return tuple(ordered)
    last = {seen.id: seen for seen in ordered}
    return tuple(seen for seen in ordered if last[seen.id] is seen)
