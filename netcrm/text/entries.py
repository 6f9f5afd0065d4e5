"""Lists of dated lines as typed: where each line begins and ends, and where the list does."""

from netcrm.text.enclosed import read_flow
from netcrm.text.entry import read_entry
from netcrm.text.extent import below
from netcrm.text.keys import is_field_line, key_end
from netcrm.text.lines import (
    Lines,
    after_bullet,
    check_indent,
    is_dash,
    is_item,
    say_stray,
    skip_blanks,
)
from netcrm.text.mapped import flow_entries
from netcrm.text.nodes import Entries, Entry
from netcrm.text.source import INDENT_CURE, Source
from netcrm.text.usual import usual_entry
from netcrm.text.values import read_value
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
        return flow_entries(source, found.node), end
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
        return flow_entries(source, found.node), found.after
    place = source.place(line, start, len(line.text.rstrip()))
    key = canonical(line.text[line.indent : max(key_end(line.text, line.indent), line.indent)])
    example = _EXAMPLES.get(key, _EXAMPLES["history"])
    hint = f"put each on a line of its own below: '  - {example}'"
    source.say("NC208", place, "dated lines do not stand beside their key", hint)
    found = read_value(source, lines, index, start, depth)
    return None, found.after


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
            end = below(lines, index, line.depth, dashes=False)
            entry = usual_entry(source, line) if end == index + 1 else None
            if entry is None:
                column = after_bullet(source, line)
                entry = read_entry(source, lines[index:end], 0, column, read_entries)
            if entry is not None:
                entries.append(entry)
            index = end
        else:
            entry, index = _undashed(source, lines, index, depth)
            if entry is not None:
                entries.append(entry)
    return tuple(entries)


def _undashed(source: Source, lines: Lines, index: int, depth: int) -> tuple[Entry | None, int]:
    """A line where a dash is missing: reported, and read as if it were there."""
    line = lines[index]
    check_indent(source, line)
    if not line.text[line.indent].isdigit():
        if "\t" not in line.text[: line.indent]:
            say_stray(source, line, "this is no dated line", "write it as '- DATE KIND: TEXT'")
        return None, index + 1
    end = below(lines, index, line.depth, dashes=False) if line.depth >= depth else index + 1
    place = source.place(line, line.indent, len(line.text.rstrip()))
    source.say("NC208", place, "a dated line without its hyphen", "begin it with '- '")
    return read_entry(source, lines[:end], index, line.indent, read_entries), end
