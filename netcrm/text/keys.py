"""Where a key ends, and which keys and attributes the format names."""

from netcrm.text.source import BLANKS, Line
from netcrm.text.words import canonical

FIELD_NAMES: tuple[str, ...] = (
    "name",
    "kind",
    "aka",
    "met",
    "met_at",
    "via",
    "work",
    "since",
    "place",
    "organisation",
    "groups",
    "tags",
    "household",
    "likes",
    "offers",
    "goal",
    "circle",
    "cadence",
    "seen",
    "stage",
    "standing",
    "kin",
    "status",
    "snooze",
    "birthday",
    "dates",
    "email",
    "phone",
    "url",
    "address",
    "private",
    "history",
    "needs",
    "promises",
    "not_same",
    "meets",
    "schema",
)
FIELD_ALIASES = {"aliases": "aka"}
DATED_FIELDS = frozenset({"history", "needs", "promises", "dates"})

ATTRIBUTE_NAMES: tuple[str, ...] = (
    "with",
    "at",
    "outcome",
    "to",
    "for",
    "from",
    "context",
    "private",
    "done",
    "settled",
    "weight",
    "id",
    "until",
    "slots",
    "notes",
    "made",
    "dropped",
    "once",
)
"""Every attribute the format names, wherever it may stand."""

MAP_NAMES = frozenset({"date", "kind", "detail", "text", "due", "who", "state", "label"})
"""The keys of a dated line in map form, beside the attributes."""

_FIELDS = frozenset(FIELD_NAMES) | frozenset(FIELD_ALIASES)
_ATTRIBUTES = frozenset(ATTRIBUTE_NAMES)


def key_end(text: str, start: int) -> int:
    """The index of the colon that ends the key begun at ``start``, or -1.

    It is the first ``:`` before a space or the line's end; NBSP and a fullwidth ``：`` count.
    """
    wide = -1 if text.isascii() else text.find("：", start)
    at = text.find(":", start)
    while at >= 0:
        if 0 <= wide < at:
            return wide
        if at + 1 == len(text) or text[at + 1] in BLANKS:
            return at
        at = text.find(":", at + 1)
    return wide


def field_name(key: str) -> str:
    """A key as this format spells it, if it names that field; else its canonical form."""
    name = canonical(key)
    return FIELD_ALIASES.get(name, name)


def is_field_name(key: str) -> bool:
    """Whether the format names this field."""
    return canonical(key) in _FIELDS


def is_attribute(key: str) -> bool:
    """Whether this is an attribute the format names, or one of the user's own (``x-…``)."""
    name = canonical(key)
    return name in _ATTRIBUTES or name.startswith("x_")


def is_field_line(line: Line) -> bool:
    """Whether a line reads ``field: …`` with a field that the format names."""
    end = key_end(line.text, line.indent)
    return end > line.indent and is_field_name(line.text[line.indent : end].strip("\"' \t\u00a0"))
