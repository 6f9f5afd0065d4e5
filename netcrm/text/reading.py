"""From pieces to texts: one text, or a list of them; what has another shape is said."""

import re

from netcrm.model import Place
from netcrm.text.nodes import Entries, Mapping, Node, Scalar, Sequence
from netcrm.text.plain import reads_alike
from netcrm.text.source import Source

Value = Node | Entries | None

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
    if isinstance(value, Scalar) and value.text:
        return _own_words(source, value)
    return one_text(source, value, what)


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


def names_of(source: Source, value: Value, what: str) -> tuple[Scalar, ...]:
    """The items of a list of names or tags, which may also be typed ``a, b and c``."""
    if isinstance(value, Sequence):
        return tuple(_items(source, value, what))
    found = _own_words(source, one_text(source, value, what, "one text or a list"))
    return split_names(found) if found else ()


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


def shown_values(value: Value) -> tuple[str, ...]:
    """A value as typed, for showing: its text, or its items."""
    if isinstance(value, Scalar):
        return (value.text,) if value.text else ()
    if isinstance(value, Sequence):
        return tuple([_shown_item(item) for item in value.items])
    if isinstance(value, Mapping):
        return (value.text,) if value.text else ()
    return ()


def _shown_item(item: Node) -> str:
    """An item of a list as typed."""
    return item.text if isinstance(item, Scalar) else ", ".join(shown_values(item))
