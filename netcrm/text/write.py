"""What netcrm writes: every YAML reader, and our own, takes it for the very text it was given."""

import re

from netcrm.text.plain import stands_plain

_ESCAPED = re.compile(r'["\\\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]')
_IN_FLOW = frozenset(",[]{}?:")


def scalar(text: str) -> str:
    """A text as a field's value, a list item on a line of its own, or a dated line's TEXT.

    Plain where it can stand plain, else in double quotes (FORMAT.md, "Dated lines").
    """
    return text if stands_plain(text) else quote(text)


def flow_list(items: tuple[str, ...]) -> str:
    """A list in brackets on one line."""
    return f"[{', '.join(_flow_item(item) for item in items)}]"


def _flow_item(text: str) -> str:
    """One item of such a list."""
    return text if stands_plain(text) and not _IN_FLOW & set(text) else quote(text)


def quote(text: str) -> str:
    r"""A text in double quotes, with ``\"``, ``\\`` and ``\uXXXX`` and no other escapes."""
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    char = match.group()
    if char in '"\\':
        return "\\" + char
    return "\\uFFFD" if "\ud800" <= char <= "\udfff" else f"\\u{ord(char):04X}"


def dated_line(day: str, words: str, text: str, indent: int = 2) -> str:
    """A dated line without attributes: ``- DATE WORD [DETAIL]: TEXT``."""
    key = f"{day} {words}".strip()
    return f"{' ' * indent}- {key}: {scalar(text)}" if text else f"{' ' * indent}- {key}:"
