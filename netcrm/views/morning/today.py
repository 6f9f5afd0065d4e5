"""Birthdays and dates of today and tomorrow; those some days ahead are folded."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from netcrm.config import Settings
from netcrm.model import Anniversary, Evidence, PartialDate, Reached
from netcrm.views import proof
from netcrm.views.days import after, coming, within
from netcrm.views.morning.items import Item
from netcrm.views.morning.subject import Subject, bare
from netcrm.views.words import capital, long_date, ordinal


class Day(NamedTuple):
    """A day to remember: what it is, when it falls, and the year it began, if known."""

    what: str
    date: date
    began: int | None
    evidence: Evidence


def today(subject: Subject, settings: Settings, reached: Reached) -> Iterator[Item]:
    """The days to remember that fall today, tomorrow or a named number of days ahead."""
    for day in _days(subject):
        if within(reached, after(day.date, -1), after(day.date, 1)):
            when = "today" if reached(day.date) else "tomorrow"
            yield subject.item(_words(day, f"{when}, "), day.date, day.evidence)
        elif any(_exactly(reached, after(day.date, -ahead)) for ahead in settings.dates_ahead):
            yield subject.item(_words(day, ""), day.date, day.evidence, folded=True)


def _days(subject: Subject) -> Iterator[Day]:
    contact = subject.contact
    if contact.birthday is not None:
        known = _whole(contact.birthday)
        proven = proof.of_field(contact, "birthday", contact.birthday, known)
        for day in coming(contact.birthday, subject.year):
            yield Day("Birthday", day, contact.birthday.year, proven)
    for occasion in contact.dates:
        what = ": ".join(part for part in (occasion.label, occasion.text) if part)
        proven = proof.of_occasion(occasion)
        began = occasion.day.year
        if occasion.once and began is not None:
            yield Day(what, occasion.day.on(began), None, proven)
            continue
        for day in coming(occasion.day, subject.year):
            yield Day(what, day, began, proven)


def _words(day: Day, when: str) -> str:
    years = 0 if day.began is None else day.date.year - day.began
    number = f", the {ordinal(years)}" if years > 0 else ""
    return f"{capital(bare(day.what))} ({when}{long_date(day.date)}{number})."


def _exactly(reached: Reached, day: date) -> bool:
    return within(reached, day, after(day, 1))


def _whole(day: Anniversary) -> PartialDate | None:
    return None if day.year is None else PartialDate(day.year, day.month, day.day)
