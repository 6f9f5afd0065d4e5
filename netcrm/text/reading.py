"""From pieces to values: one text, lists, names, days, yes and no; what does not fit is said."""

import re

from netcrm.model import PartialDate, Place, Ref
from netcrm.text.dates import CURE, Read, read_whole_date
from netcrm.text.links import links_in_line, parse_link
from netcrm.text.nodes import Entries, Mapping, Node, Scalar, Sequence
from netcrm.text.plain import reads_alike
from netcrm.text.source import Source
from netcrm.text.words import canonical

Value = Node | Entries | None

YES = frozenset({"yes", "true", "on", "y", "1"})
NO = frozenset({"no", "false", "off", "n", "0"})

_BETWEEN = re.compile(r"(?P<link>\[\[[^\[\]]+\]\])|,|(?<!\S)and(?!\S)")


def one_text(source: Source, value: Value, what: str, wanted: str = "one text") -> Scalar | None:
    """The text of a one-text value; None where there is none or it has another shape (NC208)."""
    if value is None:
        return None
    if isinstance(value, Scalar):
        return value if value.text else None
    if isinstance(value, Sequence) and not value.items:
        return None
    shape = "a list" if isinstance(value, Sequence | Entries) else "a map"
    hint = f"write {wanted} behind the colon"
    if source.text[value.place.start : value.place.start + 1] == "[":
        hint += "; in double quotes if the brackets belong to it"
    source.say("NC208", value.place, f"{what} should be {wanted}, not {shape}", hint)
    return None


def text_of(source: Source, value: Value, what: str) -> Scalar | None:
    """A one-text value whose words are the user's own, so that YAML's types would change it."""
    return _own_words(source, one_text(source, value, what))


def _own_words(source: Source, found: Scalar | None) -> Scalar | None:
    """A text, noted where YAML's types would change it."""
    if found is not None and found.plain and not reads_alike(found.text):
        source.note_difference(found.place)
    return found


def texts_of(source: Source, value: Value, what: str) -> tuple[Scalar, ...]:
    """The items of a list of texts; a single text is a list of one."""
    if isinstance(value, Sequence):
        return tuple(_items(source, value, what))
    found = _own_words(source, one_text(source, value, what, "one text or a list"))
    return (found,) if found else ()


def _items(source: Source, value: Sequence, what: str) -> list[Scalar]:
    """The texts of a list; an item of another shape spoils only itself (NC208)."""
    found: list[Scalar] = []
    for item in value.items:
        if isinstance(item, Scalar):
            if item.text:
                found.append(item)
                if item.plain and not reads_alike(item.text):
                    source.note_difference(item.place)
        else:
            hint = "write each item as a text, in double quotes if it begins with a bracket"
            shape = "a list" if isinstance(item, Sequence) else "a map"
            source.say("NC208", item.place, f"an item of {what} is {shape}, not a text", hint)
    return found


def split_names(value: Scalar) -> tuple[Scalar, ...]:
    """The parts of ``a, b and c``, each with its place; ``[[links]]`` are never cut."""
    here = value.inner
    exact = here.end - here.start == len(value.text)
    found, start = [], 0
    cuts = [match.span() for match in _BETWEEN.finditer(value.text) if not match["link"]]
    for end, after in (*cuts, (len(value.text), len(value.text))):
        piece = value.text[start:end]
        text = piece.strip()
        if text:
            at = start + len(piece) - len(piece.lstrip())
            place = _within(here, at, len(text)) if exact else value.place
            found.append(Scalar(text, place, value.plain))
        start = after
    return tuple(found)


def _within(place: Place, offset: int, length: int) -> Place:
    """A stretch of a one-line place."""
    start = place.start + offset
    return Place(place.file, place.line, place.column + offset, start, start + length)


def names_of(source: Source, value: Value, what: str) -> tuple[Scalar, ...]:
    """The items of a list of names or tags, which may also be typed ``a, b and c``."""
    if isinstance(value, Sequence):
        return tuple(_items(source, value, what))
    found = _own_words(source, one_text(source, value, what, "one text or a list"))
    return split_names(found) if found else ()


def ref_of(value: Scalar) -> Ref | None:
    """The person a text names, in ``[[ ]]`` or not."""
    if value.text.startswith("[["):
        links = links_in_line(value.text, value.place)
        if links:
            return links[0]._replace(place=value.inner)
        target, shown = parse_link(value.text.strip("[]"))
        return Ref(target, shown, linked=True, place=value.inner) if target else None
    return Ref(value.text, "", linked=False, place=value.inner)


def refs_of(source: Source, value: Value, what: str) -> tuple[Ref, ...]:
    """The people a value names."""
    found = (ref_of(item) for item in names_of(source, value, what))
    return tuple(ref for ref in found if ref is not None)


def one_ref(source: Source, value: Value, what: str) -> Ref | None:
    """The one person, group or organisation a value names."""
    found = text_of(source, value, what)
    return ref_of(found) if found else None


def links_of(source: Source, value: Scalar) -> tuple[Ref, ...]:
    """The ``[[links]]`` in a text, each where it stands, on whichever of its lines that is."""
    links = links_in_line(value.text, value.inner)
    place = value.place
    if not links or value.inner.end - value.inner.start == len(value.text):
        return links
    typed = links_in_line(source.text[place.start : place.end], place)
    if [link.target for link in typed] == [link.target for link in links]:
        return typed
    return tuple(link._replace(place=place) for link in links)


def say_date(source: Source, read: Read, place: Place, typed: str) -> None:
    """Report a day that cannot be read (NC203), or one written in another way (NC402)."""
    length = max(min(read.length or len(typed), place.end - place.start), 1)
    at = Place(*place[:4], place.start + length)
    if read.value is None:
        source.say("NC203", at, read.message, read.hint)
    elif read.odd:
        shown, spelled = typed[: read.length].strip(), read.spelled or read.value
        source.say("NC402", at, f"{shown} is read as {spelled}", f"write it as {spelled}")


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


def word_of(source: Source, value: Value, what: str, allowed: tuple[str, ...]) -> str:
    """One of the allowed words, as the format spells it; empty where it is none (NC204)."""
    found = one_text(source, value, what)
    if found is None:
        return ""
    by_form = {canonical(word): word for word in allowed}
    word = by_form.get(canonical(found.text))
    if word is None:
        say_value(source, found, what, allowed)
        return ""
    return word


def say_value(source: Source, found: Scalar, what: str, allowed: tuple[str, ...]) -> None:
    """Report a value that is not allowed, with the allowed ones (NC204)."""
    choices = ", ".join(allowed[:-1]) + " or " + allowed[-1] if len(allowed) > 1 else allowed[0]
    source.say("NC204", found.place, f"{what} cannot be {found.text!r}", f"write {choices}")


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


def shown_values(value: Value) -> tuple[str, ...]:
    """A value as typed, for showing: its text, or its items."""
    if isinstance(value, Scalar):
        return (value.text,) if value.text else ()
    if isinstance(value, Sequence):
        return tuple(", ".join(shown_values(item)) for item in value.items)
    if isinstance(value, Mapping):
        return (value.text,) if value.text else ()
    return ()
