"""Dated lines in the forms that programs write: maps, lists in brackets, and whole in quotes."""

from netcrm.model import Place
from netcrm.text.attributes import ReadSlots, read_pair
from netcrm.text.extent import whole
from netcrm.text.keys import MAP_NAMES, key_end
from netcrm.text.lines import Lines, say_stray
from netcrm.text.nodes import Entries, Entry, Mapping, Pair, Scalar, Sequence
from netcrm.text.source import BLANKS, Source
from netcrm.text.words import canonical


def flow_entries(source: Source, node: object) -> Entries | None:
    """The entries of ``[{date: …}, …]``."""
    if not isinstance(node, Sequence):
        return None
    entries: list[Entry] = []
    for item in node.items:
        if isinstance(item, Mapping):
            entries.append(from_pairs(source, item.pairs, item.place))
        elif isinstance(item, Scalar):
            entries.append(from_scalar(item, item.place))
        else:
            hint = "write each as '- DATE KIND: TEXT' on a line of its own"
            source.say("NC208", item.place, "a list is no dated line", hint)
    return Entries(tuple(entries), node.place)


def from_scalar(node: Scalar, place: Place) -> Entry:
    """An entry that is one text as a whole: ``"2026-03-14 call: Hello"``."""
    end = key_end(node.text, 0)
    if end < 0:
        return Entry(node, False, Scalar("", node.place), (), place)  # noqa: FBT003
    key = Scalar(node.text[:end].strip(BLANKS), node.place, plain=False)
    text = Scalar(node.text[end + 1 :].strip(BLANKS), node.place, plain=False)
    return Entry(key, True, text, (), place)  # noqa: FBT003


def read_map(source: Source, lines: Lines, index: int, column: int, slots: ReadSlots) -> Entry:
    """An entry in map form, one pair a line, all at the first key's depth."""
    first = lines[index]
    depth = first.depth + column - first.indent
    pairs: list[Pair] = []
    here = first._replace(indent=column, depth=depth)
    lines = (*lines[:index], here, *lines[index + 1 :])
    at = index
    while at < len(lines):
        line = lines[at]
        end = key_end(line.text, line.indent)
        if line.skipped:
            at += 1
        elif line.depth == depth and end > 0:
            pair, at = read_pair(source, lines, at, end, slots)
            pairs.append(pair)
        else:
            say_stray(source, line, "this line is no part of the map", "write it as 'key: value'")
            at += 1
    place = whole(source, lines, index, first.indent, len(lines))
    return from_pairs(source, tuple(pairs), place)


def from_pairs(source: Source, pairs: tuple[Pair, ...], place: Place) -> Entry:
    """An entry in map form; its date, word and text are sorted out by who reads it.

    Braces round an ordinary dated line, as some tools write a map of one key, change nothing.
    """
    pairs = tuple(_with_slots(source, pair) for pair in pairs)
    if pairs and not any(canonical(pair.key.text) in MAP_NAMES for pair in pairs):
        first = pairs[0]
        text = first.value if isinstance(first.value, Scalar) else None
        nothing = Scalar("", first.key.place)
        return Entry(first.key, True, text or nothing, pairs[1:], place)  # noqa: FBT003
    at = Place(source.file, place.line, place.column, place.start, place.start)
    return Entry(Scalar("", at), True, Scalar("", at), pairs, place, mapped=True)  # noqa: FBT003


def _with_slots(source: Source, pair: Pair) -> Pair:
    """A pair of a map; slots in brackets are dated lines."""
    if canonical(pair.key.text) == "slots" and isinstance(pair.value, Sequence):
        return Pair(pair.key, flow_entries(source, pair.value))
    return pair
