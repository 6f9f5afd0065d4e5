"""What the four kinds of dated line have in common: a day, words, a text and attributes."""

from typing import NamedTuple

from netcrm.model import Attribute, Place, Ref
from netcrm.text.dates import Read, read_date
from netcrm.text.keys import ATTRIBUTE_NAMES, MAP_NAMES
from netcrm.text.nodes import Entries, Entry, Pair, Scalar
from netcrm.text.plain import reads_alike
from netcrm.text.reading import Value, one_text, shown_values
from netcrm.text.refs import links_of
from netcrm.text.source import BLANKS, Source
from netcrm.text.words import canonical, nearest

_DATES = ("date", "due")
_WORDS = ("kind", "state", "who", "label")


class Parts(NamedTuple):
    """A dated line cut up: its day as read, the words after it, its TEXT and its attributes.

    ``words`` is what stands between the day and the colon, from ``offset`` in ``day_text`` on;
    ``given`` is set where a map gives it by itself, and so is ``detail``. ``values`` are the
    attributes by canonical name. ``bare`` is false for keys in quotes or in map form. ``links``
    are the ``[[links]]`` in TEXT.
    """

    day: Read
    day_place: Place
    day_text: str
    words: str
    offset: int
    given: Scalar | None
    detail: str | None
    text: Scalar
    colon: bool
    values: dict[str, Value]
    attributes: tuple[Attribute, ...]
    place: Place
    bare: bool
    links: tuple[Ref, ...]

    @property
    def date_place(self) -> Place:
        """Where the day itself stands."""
        file, line, column, start, end = self.day_place
        return Place(file, line, column, start, min(start + self.day.length, end))

    @property
    def word(self) -> Scalar:
        """The words and where they stand, for saying what is wrong with them."""
        if self.given is not None:
            return self.given
        file, line, column, start, end = self.day_place
        shift = self.offset if end - start == len(self.day_text) else 0
        return Scalar(self.words, Place(file, line, column + shift, start + shift, end))


def cut_entry(source: Source, entry: Entry, *, day: bool = True) -> Parts:
    """Cut up a dated line. Without ``day`` its first word need not be one."""
    values, attributes = _attributes(source, entry) if entry.attributes else ({}, ())
    if entry.mapped:
        return _from_map(source, entry, values, attributes)
    read = read_date(entry.key.text)
    key = entry.key
    words = key.text[read.length :] if read.value is not None or day else key.text
    words = words.lstrip(BLANKS)
    if entry.text.plain and entry.text.text and not reads_alike(entry.text.text):
        source.note_difference(entry.text.place)
    return Parts(
        read,
        key.inner,
        key.text,
        words.rstrip(BLANKS),
        len(key.text) - len(words),
        None,
        None,
        entry.text,
        entry.colon,
        values,
        attributes,
        entry.place,
        key.plain,
        links_of(source, entry.text),
    )


def _from_map(
    source: Source, entry: Entry, values: dict[str, Value], attributes: tuple[Attribute, ...]
) -> Parts:
    """The parts of a dated line in map form."""
    by_name: dict[str, Scalar] = {}
    for pair in entry.attributes:
        name = canonical(pair.key.text)
        if name in MAP_NAMES and not isinstance(pair.value, Entries):
            found = one_text(source, pair.value, name)
            if found is not None:
                by_name[name] = found
    nothing = Scalar("", entry.key.place)
    date = next((by_name[name] for name in _DATES if name in by_name), nothing)
    words = next((by_name[name] for name in _WORDS if name in by_name), nothing)
    detail = by_name.get("detail", nothing).text
    text = by_name.get("text", nothing)
    read = read_date(date.text)
    place = date.inner if date.text else entry.place
    return Parts(
        day=read,
        day_place=place,
        day_text=date.text,
        words=words.text,
        offset=0,
        given=words,
        detail=detail,
        text=text,
        colon=True,
        values=values,
        attributes=attributes,
        place=entry.place,
        bare=False,
        links=links_of(source, text),
    )


def _attributes(source: Source, entry: Entry) -> tuple[dict[str, Value], tuple[Attribute, ...]]:
    """The attributes by canonical name, each once (NC105), and all of them as typed."""
    values: dict[str, Value] = {}
    shown: list[Attribute] = []
    for pair in entry.attributes:
        name = canonical(pair.key.text)
        if entry.mapped and name in MAP_NAMES:
            continue
        if name in values:
            hint = "keep one of them; the first one counts"
            source.say("NC105", pair.key.place, f"{pair.key.text!r} is given twice here", hint)
            continue
        values[name] = pair.value
        shown.append(_shown(source, entry, pair, name))
    return values, tuple(shown)


def _shown(source: Source, entry: Entry, pair: Pair, name: str) -> Attribute:
    """An attribute as typed; in a map, one that looks like a slip is reported (NC202)."""
    known = name in ATTRIBUTE_NAMES or name.startswith("x_")
    if entry.mapped and not known:
        likely = nearest(name, (*ATTRIBUTE_NAMES, *sorted(MAP_NAMES)))
        if likely:
            hint = f"did you mean {likely!r}? A name of your own begins with x-"
            source.say("NC202", pair.key.place, f"{pair.key.text!r} is no attribute", hint)
    spelled = name.replace("_", "-") if name.startswith("x_") else name
    values = () if isinstance(pair.value, Entries) else shown_values(pair.value)
    value = pair.value.place if pair.value is not None else pair.key.place
    return Attribute(spelled, values, pair.key.place, value)
