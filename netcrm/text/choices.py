"""From texts to days, to yes or no, to one of some words; what is none of them is said."""

from functools import lru_cache

from netcrm.model import PartialDate, Place
from netcrm.text.dates import CURE, Read, read_whole_date
from netcrm.text.nodes import Scalar
from netcrm.text.reading import Value, one_text
from netcrm.text.source import Source
from netcrm.text.words import canonical

YES = frozenset({"yes", "true", "on", "y", "1"})
NO = frozenset({"no", "false", "off", "n", "0"})


def date_of(source: Source, value: Value, what: str, *, whole: bool = False) -> PartialDate | None:
    """A day; a month or a year will do unless it must be ``whole``."""
    found = one_text(source, value, what)
    if found is None:
        return None
    read = read_whole_date(found.text)
    if whole and read.value is not None and not read.value.whole:
        read = Read(None, len(found.text), message=f"{found.text} names no day", hint=CURE)
    say_date(source, read, found.place, found.text)
    return read.value


def say_date(source: Source, read: Read, place: Place, typed: str) -> None:
    """Report a day that cannot be read (NC203), or one written in another way (NC402)."""
    if read.value is not None and not read.odd:
        return
    length = max(min(read.length or len(typed), place.end - place.start), 1)
    at = Place(*place[:4], place.start + length)
    if read.value is None:
        source.say("NC203", at, read.message, read.hint)
    else:
        shown, spelled = typed[: read.length].strip(), read.spelled or read.value
        source.say("NC402", at, f"{shown} is read as {spelled}", f"write it as {spelled}")


def yes_of(source: Source, value: Value, what: str) -> bool | None:
    """Yes or no; None where it is neither, which is said (NC204)."""
    found = one_text(source, value, what)
    if found is None:
        return None
    word = canonical(found.text)
    if word in YES or word in NO:
        return word in YES
    say_value(source, found, what, ("yes", "no"))
    return None


def private_of(value: Value) -> bool:
    """Whether ``private`` says so: anything but a no does."""
    return not (isinstance(value, Scalar) and canonical(value.text) in NO)


def done_of(source: Source, value: Value, what: str) -> tuple[PartialDate | None, bool]:
    """``done`` and its like: a day, or yes or no; the day if one is given, and whether it is so."""
    found = one_text(source, value, what)
    if found is None:
        return None, False
    word = canonical(found.text)
    if word in YES or word in NO:
        return None, word in YES
    day = date_of(source, found, what)
    return day, day is not None


def word_of(source: Source, value: Value, what: str, allowed: tuple[str, ...]) -> str:
    """One of the allowed words, as the format spells it; empty where it is none (NC204)."""
    found = one_text(source, value, what)
    if found is None:
        return ""
    word = by_form(allowed).get(canonical(found.text))
    if word is None:
        say_value(source, found, what, allowed)
        return ""
    return word


@lru_cache(maxsize=256)
def by_form(words: tuple[str, ...]) -> dict[str, str]:
    """The words by their canonical form."""
    return {canonical(word): word for word in words}


def say_value(source: Source, found: Scalar, what: str, allowed: tuple[str, ...]) -> None:
    """Report a value that is not allowed, with the allowed ones (NC204)."""
    choices = ", ".join(allowed[:-1]) + " or " + allowed[-1] if len(allowed) > 1 else allowed[0]
    source.say("NC204", found.place, f"{what} cannot be {found.text!r}", f"write {choices}")
