"""A stage in a sentence that can be read aloud to the person it is about."""

from netcrm.model import STAGES, Contact
from netcrm.views.contact_days import ContactDay
from netcrm.views.rhythm_words import last_noted
from netcrm.views.stage.hours import Hours
from netcrm.views.stage.stages import Past, Rung
from netcrm.views.statuses import UNMENTIONED
from netcrm.views.words import capital, count, long_date

_HOUR = 60


def stage_sentence(number: int, found: Rung, past: Past, *, own: bool) -> str:
    """The stage, whose word it is, and what the log tells of."""
    word = STAGES[number]
    if own:
        return f"“{capital(word)}” is your own word.{_in_the_log(past.hours)}"
    said = {"hours": _time, "days": _days, "via": _introduced, "none": _none}[found.why](past)
    return f"{capital(word)}: {said}."


def question(contact: Contact) -> str:
    """What to ask where the log cannot know; empty where nothing is to be asked.

    Those who are never brought up are left in peace; who is part of daily life is seen without a
    log, so that the log is no place to look.
    """
    if contact.met is None or contact.daily_life or contact.status.state in UNMENTIONED:
        return ""
    since = long_date(contact.met)
    return f"You have known {contact.name} since {since}: what would you call it?"


def about(minutes: int) -> str:
    """A length of time as it is shown: ``about 34 h``; ``45 min`` below an hour."""
    if minutes < _HOUR:
        return f"{minutes} min"
    return f"about {round(minutes / _HOUR)} h"


def _in_the_log(hours: Hours) -> str:
    """Time together in a sentence of its own; empty where there is none."""
    said = _lengths(hours)
    return f" {capital(said)}." if said else ""


def _lengths(hours: Hours) -> str:
    """Time together, and what does not count beside it: ``about 34 h in the log``."""
    both = ((hours.minutes, "in the log"), (hours.work_minutes, "at work"))
    return " and ".join(f"{about(minutes)} {where}" for minutes, where in both if minutes)


def _time(past: Past) -> str:
    return f"{_lengths(past.hours)}{_help(past)}"


def _days(past: Past) -> str:
    first, last = past.days[0], past.days[-1]
    said = _lengths(past.hours)
    hours = f", {said}" if said else ""
    begun, where = long_date(last_noted(first)), _where(past.days)
    if first is last:
        return f"one day noted{where}, {begun}{hours}"
    noted = f"{count(len(past.days), 'day')} noted{where}, {begun} to"
    return f"{noted} {long_date(last_noted(last))}{hours}{_help(past)}"


def _where(days: tuple[ContactDay, ...]) -> str:
    """How many of some days were not with them alone: those carry less, or no hours."""
    crowd = sum(day.crowd for day in days)
    house = sum(day.source == "household" and not day.crowd for day in days)
    told = ((crowd, "in a larger group"), (house, "with the household"))
    return "".join(f", {_some(found, len(days))}{words}" for found, words in told if found)


def _some(found: int, every: int) -> str:
    if every == 1:
        return ""
    return "all " if found == every else f"{found} of them "


def _help(past: Past) -> str:
    if past.given and past.received:
        return ", and help both ways"
    return ", and help" if past.given or past.received else ""


def _introduced(past: Past) -> str:
    del past
    return "you were introduced"


def _none(past: Past) -> str:
    del past
    return "no meeting noted yet"
