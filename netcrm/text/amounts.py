"""Lengths of time as people type them: how long a visit was, how often to be in touch."""

import re

_HOURS = re.compile(
    r"(?P<h>\d{1,3}(?:[.,]\d{1,2})?)\s*(?:h|hr|hrs|hour|hours)(?:\s*(?P<m>\d{1,2})\s*(?:m|min)?)?"
)
_MINUTES = re.compile(r"(?P<m>\d{1,4})\s*(?:m|min|mins|minute|minutes)")
_EVERY = re.compile(
    r"(?:every\s+)?(?:(?P<n>\d{1,4})\s*)?(?P<unit>d|day|days|w|week|weeks|month|months|y|year|years)"
)

DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}
"""A day is 1, a week 7, a month 30, a year 365 days (MODEL.md, "Rhythm")."""

_ADVERBS = {
    "daily": 1,
    "weekly": 7,
    "fortnightly": 14,
    "biweekly": 14,
    "monthly": 30,
    "bimonthly": 60,
    "quarterly": 90,
    "yearly": 365,
    "annually": 365,
}

CADENCE_CURE = "write it as 30 days, 2 weeks, 3 months, 1 year, weekly, monthly or yearly"
LENGTH_CURE = "write it as 90m, 2h, 1h30 or 1.5h"


def read_length(text: str) -> int | None:
    """Minutes of a length such as ``90m``, ``2h``, ``1h30`` or ``1.5h``; None if it is none."""
    word = text.strip().casefold()
    match = _HOURS.fullmatch(word)
    if match:
        hours = float(match["h"].replace(",", "."))
        return round(hours * 60) + int(match["m"] or 0)
    match = _MINUTES.fullmatch(word)
    return int(match["m"]) if match else None


def read_cadence(text: str) -> int | None:
    """Days of a rhythm such as ``2 weeks`` or ``monthly``; None if it cannot be read."""
    word = " ".join(text.casefold().split())
    if word in _ADVERBS:
        return _ADVERBS[word]
    match = _EVERY.fullmatch(word)
    if match is None or (match["n"] is None and not word.startswith("every")):
        return None
    return int(match["n"] or 1) * DAYS[match["unit"][0]] or None
