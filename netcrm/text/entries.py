"""Dated lines as typed: cutting a list of them into keys, texts and attributes."""

from netcrm.model import Place
from netcrm.text.flow import say_refused
from netcrm.text.keys import MAP_NAMES, is_attribute, is_field_line, key_end
from netcrm.text.nodes import Entries, Entry, Mapping, Pair, Scalar, Sequence
from netcrm.text.plain import same_syntax
from netcrm.text.quoted import BLOCK, closing
from netcrm.text.source import BLANKS, INDENT_CURE, Line, Source
from netcrm.text.values import (
    Lines,
    after_bullet,
    below,
    check_indent,
    is_dash,
    is_item,
    read_block_value,
    read_flow,
    read_quoted,
    read_value,
    say_stray,
    skip_blanks,
    whole,
)
from netcrm.text.words import canonical

_EXAMPLES = {
    "history": "2026-03-14 call: TEXT",
    "needs": "2026-03-14 open: TEXT",
    "slots": "2026-03-14 open: TEXT",
    "promises": "2026-03-14 me: TEXT",
    "dates": "05-14 wedding: TEXT",
}


def read_entries(
    source: Source, lines: Lines, index: int, column: int, depth: int
) -> tuple[Entries | None, int]:
    """The dated lines of the key in line ``index``, whose value begins at ``column``.

    Returns them, or None where there are none or they cannot be read, and the first line after.
    """
    line = lines[index]
    start = skip_blanks(line.text, column)
    if start < len(line.text) and not line.text.startswith("#", start):
        return _beside(source, lines, index, start, depth)
    end = _list_end(lines, index, depth)
    first = next((i for i in range(index + 1, end) if not lines[i].skipped), None)
    if first is None:
        return None, end
    head = lines[first]
    if head.text[head.indent] == "[":
        found = read_flow(source, lines[:end], first, head.indent, depth)
        return _flow_entries(source, found.node), end
    place = source.across(head, head.indent, lines[end - 1], len(lines[end - 1].text))
    return Entries(_read_list(source, lines[:end], first), place), end


def _list_end(lines: Lines, index: int, depth: int) -> int:
    """The end of a list of dated lines.

    A stray line at the key's own depth does not end it if the list goes on below: what a mail
    program wraps to the first column must not cost the lines after it.
    """
    end = below(lines, index, depth)
    while end < len(lines):
        line = next((i for i in range(end, len(lines)) if not lines[i].skipped), len(lines))
        after = next((i for i in range(line + 1, len(lines)) if not lines[i].skipped), len(lines))
        if after == len(lines) or lines[line].depth < depth or not _goes_on(lines, line, after):
            break
        end = below(lines, line, depth)
    return end


def _goes_on(lines: Lines, line: int, after: int) -> bool:
    """Whether a line is stray, and the one after it a dated line of the list above."""
    key = key_end(lines[line].text, lines[line].indent)
    names_list = key > 0 and not lines[line].text[key + 1 :].strip()
    dated = is_dash(lines[after]) and lines[after].text[lines[after].indent + 2 :][:1].isdigit()
    deeper = lines[after].depth > lines[line].depth
    return dated and deeper and not names_list and not is_field_line(lines[line])


def _beside(
    source: Source, lines: Lines, index: int, start: int, depth: int
) -> tuple[Entries | None, int]:
    """Dated lines typed on the key's own line: a list in brackets, or a mistake (NC208)."""
    line = lines[index]
    if line.text[start] == "[":
        found = read_flow(source, lines, index, start, depth)
        return _flow_entries(source, found.node), found.after
    place = source.place(line, start, len(line.text.rstrip()))
    key = canonical(line.text[line.indent : max(key_end(line.text, line.indent), line.indent)])
    example = _EXAMPLES.get(key, _EXAMPLES["history"])
    hint = f"put each on a line of its own below: '  - {example}'"
    source.say("NC208", place, "dated lines do not stand beside their key", hint)
    found = read_value(source, lines, index, start, depth)
    return None, found.after


def _flow_entries(source: Source, node: object) -> Entries | None:
    """The entries of ``[{date: …}, …]``."""
    if not isinstance(node, Sequence):
        return None
    entries: list[Entry] = []
    for item in node.items:
        if isinstance(item, Mapping):
            entries.append(_mapped(source, item.pairs, item.place))
        elif isinstance(item, Scalar):
            entries.append(_from_scalar(item, (), item.place))
        else:
            hint = "write each as '- DATE KIND: TEXT' on a line of its own"
            source.say("NC208", item.place, "a list is no dated line", hint)
    return Entries(tuple(entries), node.place)


def _read_list(source: Source, lines: Lines, index: int) -> tuple[Entry, ...]:
    """The entries from line ``index`` to the end of ``lines``."""
    entries: list[Entry] = []
    depth = lines[index].depth
    while index < len(lines):
        line = lines[index]
        if line.skipped:
            index += 1
        elif is_item(line):
            if line.depth != depth:
                source.note_difference(source.place(line, 0, line.indent + 1), INDENT_CURE)
            end = _entry_end(lines, index)
            entry = _read_entry(source, lines[:end], index, after_bullet(source, line))
            if entry is not None:
                entries.append(entry)
            index = end
        else:
            entry, index = _undashed(source, lines, index, depth)
            if entry is not None:
                entries.append(entry)
    return tuple(entries)


def _entry_end(lines: Lines, index: int) -> int:
    """The end of the entry that begins in line ``index``: its deeper lines."""
    return below(lines, index, lines[index].depth, dashes=False)


def _undashed(source: Source, lines: Lines, index: int, depth: int) -> tuple[Entry | None, int]:
    """A line where a dash is missing: reported, and read as if it were there."""
    line = lines[index]
    check_indent(source, line)
    if not line.text[line.indent].isdigit():
        if "\t" not in line.text[: line.indent]:
            say_stray(source, line, "this is no dated line", "write it as '- DATE KIND: TEXT'")
        return None, index + 1
    end = _entry_end(lines, index) if line.depth >= depth else index + 1
    place = source.place(line, line.indent, len(line.text.rstrip()))
    source.say("NC208", place, "a dated line without its hyphen", "begin it with '- '")
    return _read_entry(source, lines[:end], index, line.indent), end


def _read_entry(source: Source, lines: Lines, index: int, column: int) -> Entry | None:
    """The entry whose key begins at ``column`` of line ``index``; its lines end with ``lines``."""
    line = lines[index]
    text = line.text
    if column == len(text):
        return _bare(source, lines, index)
    if text[column] == "{":
        found = read_flow(source, lines, index, column, line.depth)
        pairs = found.node.pairs if isinstance(found.node, Mapping) else None
        return None if pairs is None else _mapped(source, pairs, found.node.place)  # type: ignore[union-attr]
    if text[column] in "&*!" and text[column + 1 : column + 2] not in {"", *BLANKS}:
        stop = len(text.rstrip())
        say_refused(source, source.place(line, column, stop), text[column:stop])
        return None
    if text[column] in "\"'":
        quoted = _quoted_key(source, lines, index, column)
        if quoted is not None:
            return quoted
    end = key_end(text, column)
    if end >= 0 and canonical(text[column:end].strip("\"'")) in MAP_NAMES:
        return _block_map(source, lines, index, column)
    return _typed_entry(source, lines, index, column, end)


def _bare(source: Source, lines: Lines, index: int) -> Entry | None:
    """A dash alone on its line: a map below it, or nothing."""
    line = lines[index]
    first = next((i for i in range(index + 1, len(lines)) if not lines[i].skipped), None)
    if first is None:
        say_stray(
            source, line, "an empty line in a list", "write '- DATE KIND: TEXT', or delete it"
        )
        return None
    return _read_entry(source, lines, first, lines[first].indent)


def _typed_entry(source: Source, lines: Lines, index: int, column: int, end: int) -> Entry:
    """An entry as this format writes it: ``DATE WORD [DETAIL]: TEXT``."""
    line = lines[index]
    place = whole(source, lines, index, line.indent, len(lines))
    if end < 0:
        stop = len(line.text.rstrip(BLANKS))
        key = Scalar(line.text[column:stop], source.place(line, column, stop))
        nothing = Scalar("", source.place(line, stop, stop))
        text, attributes = _rest(source, lines, index, column, nothing)
        return Entry(key, colon=False, text=text, attributes=attributes, place=place)
    stop = column + len(line.text[column:end].rstrip(BLANKS))
    key = Scalar(line.text[column:stop], source.place(line, column, stop))
    source.note_key(line, column, end)
    text, attributes = _text_and_attributes(source, lines, index, column, end + 1)
    return Entry(key, colon=True, text=text, attributes=attributes, place=place)


def _text_and_attributes(
    source: Source, lines: Lines, index: int, column: int, after: int
) -> tuple[Scalar, tuple[Pair, ...]]:
    """TEXT, which begins at or after column ``after``, and the attributes below."""
    line = lines[index]
    depth = line.depth + column - line.indent
    start = skip_blanks(line.text, after)
    if start < len(line.text) and line.text[start] in "\"'":
        found = read_quoted(source, lines, index, start, depth, literal=True)
        if found is not None:
            text = found.node if isinstance(found.node, Scalar) else _nothing(source, line)
            return _rest(source, lines, found.after - 1, column, text, depth)
    if start < len(line.text) and line.text[start] in "|>" and BLOCK.fullmatch(line.text, start):
        found = read_block_value(source, lines, index, start, depth)
        text = found.node if isinstance(found.node, Scalar) else _nothing(source, line)
        return _rest(source, lines, found.after - 1, column, text, depth)
    stop = max(len(line.text.rstrip(BLANKS)), start)
    text = Scalar(line.text[start:stop], source.place(line, start, stop))
    if text.text and not same_syntax(text.text):
        source.note_difference(text.place)
    return _rest(source, lines, index, column, text, depth)


def _nothing(source: Source, line: Line) -> Scalar:
    """An empty text at a line's end, where one could not be read."""
    end = len(line.text)
    return Scalar("", source.place(line, end, end))


def _rest(
    source: Source, lines: Lines, index: int, column: int, text: Scalar, depth: int | None = None
) -> tuple[Scalar, tuple[Pair, ...]]:
    """The lines below an entry's first: attributes at its key's column, else TEXT going on."""
    if index + 1 >= len(lines):
        return text, ()
    level = lines[index].depth + column - lines[index].indent if depth is None else depth
    attributes: list[Pair] = []
    more: list[tuple[Line, str]] = []
    index += 1
    while index < len(lines):
        line = lines[index]
        if line.skipped:
            index += 1
            continue
        end = key_end(line.text, line.indent) if line.depth == level else -1
        if end > 0 and is_attribute(line.text[line.indent : end].strip("\"'")):
            pair, index = read_pair(source, lines, index, end)
            attributes.append(pair)
            continue
        check_indent(source, line)
        more.append((line, " " if line.depth > level else "\n"))
        index += 1
    return (_longer(source, text, more) if more else text), tuple(attributes)


def _longer(source: Source, text: Scalar, more: list[tuple[Line, str]]) -> Scalar:
    """TEXT with the lines that go on with it (NC207), each behind a space or a line break."""
    _say_goes_on(source, more[0][0])
    parts = [text.text]
    for line, joint in more:
        if joint == "\n":
            source.note_difference(source.place(line, line.indent, len(line.text)), INDENT_CURE)
        parts += [joint, line.text[line.indent :].rstrip(BLANKS)]
    last = more[-1][0]
    end = last.start + len(last.text.rstrip(BLANKS))
    joined = "".join(parts if text.text else parts[2:])
    return Scalar(joined, Place(*text.place[:4], end), text.plain)


def _say_goes_on(source: Source, line: Line) -> None:
    """Warn that a line is taken as more TEXT (NC207)."""
    place = source.place(line, line.indent, len(line.text.rstrip()))
    content = line.text[line.indent :]
    if is_dash(line):
        hint = "if it is a line of its own, begin it in the same column as the others"
    elif key_end(content, 0) > 0:
        hint = "if it is an attribute, check its name; else put all of the text on one line"
    else:
        hint = "put all of the text on one line"
    source.say("NC207", place, "this line goes on with the text above", hint)


def read_pair(source: Source, lines: Lines, index: int, end: int) -> tuple[Pair, int]:
    """An attribute whose colon stands at ``end`` of line ``index``, and the line after it."""
    line = lines[index]
    check_indent(source, line)
    source.note_key(line, line.indent, end)
    stop = line.indent + len(line.text[line.indent : end].rstrip(BLANKS))
    key = Scalar(line.text[line.indent : stop].strip("\"'"), source.place(line, line.indent, stop))
    if canonical(key.text) == "slots":
        entries, after = read_entries(source, lines, index, end + 1, line.depth)
        return Pair(key, entries), after
    found = read_value(source, lines, index, end + 1, line.depth)
    return Pair(key, found.node), found.after


def _quoted_key(source: Source, lines: Lines, index: int, column: int) -> Entry | None:
    """An entry whose key, or which as a whole, stands in quotes."""
    line = lines[index]
    end = closing(line.text, column)
    behind = skip_blanks(line.text, end) if end > 0 else 0
    if end > 0 and line.text[behind : behind + 1] == ":":
        key = Scalar(line.text[column + 1 : end - 1], source.place(line, column, end), plain=False)
        if canonical(key.text) in MAP_NAMES:
            return _block_map(source, lines, index, column)
        text, attributes = _text_and_attributes(source, lines, index, column, behind + 1)
        place = whole(source, lines, index, line.indent, len(lines))
        return Entry(key, colon=True, text=text, attributes=attributes, place=place)
    found = read_quoted(source, lines, index, column, line.depth, literal=True)
    if found is None or not isinstance(found.node, Scalar):
        return None
    return _from_scalar(found.node, (), whole(source, lines, index, line.indent, len(lines)))


def _from_scalar(node: Scalar, attributes: tuple[Pair, ...], place: Place) -> Entry:
    """An entry that is one text as a whole: ``"2026-03-14 call: Hello"``."""
    end = key_end(node.text, 0)
    if end < 0:
        return Entry(node, False, Scalar("", node.place), attributes, place)  # noqa: FBT003
    key = Scalar(node.text[:end].strip(BLANKS), node.place, plain=False)
    text = Scalar(node.text[end + 1 :].strip(BLANKS), node.place, plain=False)
    return Entry(key, True, text, attributes, place)  # noqa: FBT003


def _block_map(source: Source, lines: Lines, index: int, column: int) -> Entry:
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
            pair, at = read_pair(source, lines, at, end)
            pairs.append(pair)
        else:
            say_stray(source, line, "this line is no part of the map", "write it as 'key: value'")
            at += 1
    place = whole(source, lines, index, first.indent, len(lines))
    return _mapped(source, tuple(pairs), place)


def _mapped(source: Source, pairs: tuple[Pair, ...], place: Place) -> Entry:
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
        return Pair(pair.key, _flow_entries(source, pair.value))
    return pair
