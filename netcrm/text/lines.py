"""Lines of front matter, one by one: where the text begins, what its bullet is, what is wrong."""

from netcrm.text.source import BLANKS, INDENT_CURE, Line, Source

Lines = tuple[Line, ...]
DASH_CURE = "netcrm reads it as meant; a space after the hyphen pleases them all"
BULLETS = "*+•‣–—●"


def skip_blanks(text: str, start: int) -> int:
    """The column of the first character from ``start`` on that is no space."""
    while start < len(text) and text[start] in BLANKS:
        start += 1
    return start


def check_indent(source: Source, line: Line) -> None:
    """Report a tab in a line's indentation (NC110), and note spaces that YAML does not know."""
    lead = line.text[: line.indent]
    if not lead.strip(" "):
        return
    tab = lead.find("\t")
    if tab >= 0:
        place = source.place(line, tab, tab + 1)
        hint = "indent with spaces; most editors can do so by themselves"
        source.say("NC110", place, "a tab as indentation", hint)
    elif "\u00a0" in lead or "\u3000" in lead:
        source.note_difference(source.place(line, 0, line.indent), INDENT_CURE)


def is_dash(line: Line) -> bool:
    """Whether a line begins a list item as this format writes one."""
    return line.text.startswith("- ", line.indent) or line.text[line.indent :] == "-"


def is_bullet(line: Line) -> bool:
    """Whether a line begins a list item, with a hyphen or with another bullet and a space."""
    head = line.text[line.indent : line.indent + 2]
    return (head[1:] in {" ", "\u00a0"} and head[0] in BULLETS) or is_dash(line)


def is_item(line: Line) -> bool:
    """Whether a line begins a list item, in this format's way or a near one."""
    return line.text.startswith("-", line.indent) or is_bullet(line)


def after_bullet(source: Source, line: Line) -> int:
    """The column of what follows a list item's dash; other bullets are reported (NC104)."""
    check_indent(source, line)
    if not is_dash(line):
        _say_bullet(source, line)
    return skip_blanks(line.text, line.indent + 1)


def _say_bullet(source: Source, line: Line) -> None:
    """Report another bullet than a hyphen (NC104), or note the space that is missing behind one."""
    if line.text[line.indent] in BULLETS:
        place = source.place(line, line.indent, line.indent + 1)
        hint = "begin the line with a hyphen and a space: '- '"
        source.say("NC104", place, f"{line.text[line.indent]!r} is no bullet here", hint)
    else:
        source.note_difference(source.place(line, line.indent, line.indent + 1), DASH_CURE)


def say_stray(source: Source, line: Line, message: str, hint: str) -> None:
    """Report a line that belongs to nothing (NC104)."""
    place = source.place(line, line.indent, len(line.text.rstrip()))
    source.say("NC104", place, message, hint)
