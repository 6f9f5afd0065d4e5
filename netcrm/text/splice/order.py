"""Where a dated line belongs among others: newest first, or as the list has it."""

from netcrm.text.dates import read_anniversary, read_date
from netcrm.text.nodes import Entry, Scalar
from netcrm.text.words import canonical

Day = tuple[int, int, int]


def place_among(entries: tuple[Entry, ...], day: str, *, yearly: bool) -> int:
    """The index that a line of this day takes.

    A list in order stays in order, newest first unless its days rise; in any other the line goes
    to the top (FORMAT.md, "Dated lines"). ``yearly`` days are compared without their year.
    """
    days = [_day(_typed(entry), yearly=yearly) for entry in entries]
    known = [it for it in days if it is not None]
    new = _day(day, yearly=yearly)
    rising = len(known) > 1 and known[0] < known[-1]
    if rising:
        if new is None or known != sorted(known):
            return len(entries)
        later = (at for at, it in enumerate(days) if it is not None and it > new)
        return next(later, len(entries))
    if new is None or known != sorted(known, reverse=True):
        return 0
    earlier = (at for at, it in enumerate(days) if it is not None and it <= new)
    return next(earlier, len(entries) if known else 0)


def _typed(entry: Entry) -> str:
    """What a dated line begins with, or gives as its date."""
    if not entry.mapped:
        return entry.key.text
    for pair in entry.attributes:
        if canonical(pair.key.text) in {"date", "due"} and isinstance(pair.value, Scalar):
            return pair.value.text
    return ""


def _day(text: str, *, yearly: bool) -> Day | None:
    if yearly:
        found = read_anniversary(text)[0]
        return (0, found.month, found.day) if found else None
    value = read_date(text).value
    return (value.year, value.month or 1, value.day or 1) if value else None
