"""How FORMAT.md spells days, words and keys that may be typed in several ways."""

from collections.abc import Mapping

from netcrm.model import Kind
from netcrm.text.choices import by_form
from netcrm.text.dates import read_anniversary, read_date, read_whole_date
from netcrm.text.keys import ATTRIBUTE_NAMES, FIELD_NAMES
from netcrm.text.nodes import Entries, Entry, Scalar, Sequence
from netcrm.text.source import BLANKS
from netcrm.text.splice.shape import Dated, Listed, Row, Shape
from netcrm.text.words import canonical

_DAYS = frozenset({"met", "since", "snooze", "until", "made", "done", "dropped"})
_WORDS = {
    "needs": ("open", "done", "dropped"),
    "slots": ("open", "me"),
    "promises": ("me", "them"),
    "dates": (),
}
_MAP_DAYS, _MAP_WORDS = ("date", "due"), ("kind", "state", "who", "label")
_MAP_PARTS = frozenset((*_MAP_DAYS, *_MAP_WORDS, "detail", "text"))


def field_spelled(key: str) -> str:
    """A field's key as the format spells it; one's own keys, and ``aliases``, as typed."""
    name = canonical(key)
    return name if name in FIELD_NAMES else key


def attribute_spelled(key: str) -> str:
    """An attribute's key as the format spells it; one's own as typed."""
    name = canonical(key)
    return name if name in ATTRIBUTE_NAMES else key


def value_spelled(name: str, text: str) -> str:
    """A field's or attribute's text: a day as ``YYYY-MM-DD``, anything else as typed.

    A time of day behind it is not thrown away.
    """
    if canonical(name) not in _DAYS:
        return text
    read = read_whole_date(text)
    return str(read.value) if read.value is not None and not _timed(text) else text


def key_spelled(section: str, key: str, kinds: Mapping[str, Kind]) -> str | None:
    """What stands before the colon of a dated line; None where its day cannot be read."""
    read = read_anniversary(key)[1] if section == "dates" else read_date(key)
    if read.value is None:
        words = _word_spelled(section, key.split(), kinds)
        return words if section == "promises" and words in _WORDS[section] else None
    typed = key[: read.length]
    day = typed if _timed(typed) or read.spelled else str(read.value)
    return " ".join((day, _word_spelled(section, key[read.length :].split(), kinds))).strip(BLANKS)


def _timed(text: str) -> bool:
    return ":" in text or "T" in text or " " in text.strip()


def _word_spelled(section: str, words: list[str], kinds: Mapping[str, Kind]) -> str:
    """The words after the day, a kind or state in the format's own spelling."""
    forms = by_form(_WORDS.get(section, tuple(kinds)))
    for count in (2, 1):
        name = forms.get(canonical(" ".join(words[:count])))
        if name is not None and len(words) >= count:
            return " ".join((name, *words[count:]))
    return " ".join(words)


def row_spelled(section: str, entry: Entry, kinds: Mapping[str, Kind]) -> Row | None:
    """A dated line in any form as ``DATE WORD [DETAIL]: TEXT`` and attributes.

    None where it cannot be read, or says what has no place in that form.
    """
    if not entry.colon:
        return None
    key: str | None = entry.key.text
    text = entry.text.text
    if entry.mapped:
        parts = _map_parts(entry)
        if parts is None:
            return None
        word = parts.get("word", "note" if section == "history" else "")
        key = " ".join(filter(None, (parts.get("day", ""), word, parts.get("detail", ""))))
        text = parts.get("text", "")
    key = key_spelled(section, key or "", kinds)
    pairs = tuple(
        (attribute_spelled(pair.key.text), shape_spelled(pair.key.text, pair.value, kinds))
        for pair in entry.attributes
        if not (entry.mapped and canonical(pair.key.text) in _MAP_PARTS)
    )
    if key is None or any(isinstance(shape, Unfit) for _, shape in pairs):
        return None
    fit = tuple((name, shape) for name, shape in pairs if not isinstance(shape, Unfit))
    return Row(key, colon=True, text=text, attributes=fit)


def _map_parts(entry: Entry) -> dict[str, str] | None:
    """The parts of a map's line: each at most once, and each one text."""
    found: dict[str, str] = {}
    for pair in entry.attributes:
        name = canonical(pair.key.text)
        part = "day" if name in _MAP_DAYS else "word" if name in _MAP_WORDS else name
        if name in _MAP_PARTS:
            if part in found or not isinstance(pair.value, Scalar | None):
                return None
            found[part] = pair.value.text if pair.value else ""
    return found


class Unfit:
    """What cannot stand in an attribute as netcrm writes it."""


def shape_spelled(name: str, value: object, kinds: Mapping[str, Kind]) -> Shape | Unfit:
    """The value of an attribute: a text, a list of texts, or slots."""
    if value is None:
        return None
    if isinstance(value, Scalar):
        return value_spelled(name, value.text)
    if isinstance(value, Sequence) and all(isinstance(item, Scalar) for item in value.items):
        return Listed(tuple(item.text for item in value.items if isinstance(item, Scalar)))
    if isinstance(value, Entries):
        rows = tuple(row_spelled("slots", entry, kinds) for entry in value.items)
        if None not in rows:
            return Dated(tuple(row for row in rows if row is not None))
    return Unfit()
