"""How wide text is on a terminal, and text made safe to print there."""

import unicodedata

# Characters that would move the cursor or turn the reading direction of what follows.
_TURNING = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C}
_SHOWN = {code: 0x2400 + code for code in range(0x20)} | {0x7F: 0x2421}
_HIDDEN = _SHOWN | dict.fromkeys((*range(0x80, 0xA0), *sorted(_TURNING)), 0xFFFD)
_HIDDEN_BUT_BREAKS = {code: shown for code, shown in _HIDDEN.items() if code != ord("\n")}

TAB = " " * 4


def safe(text: str) -> str:
    """The text with control characters shown instead of obeyed; tabs are spaces."""
    return text.replace("\t", TAB).translate(_HIDDEN)


def width(text: str) -> int:
    """Columns the text takes: wide characters two, marks and joiners none."""
    return len(text) if text.isascii() else sum(map(_char_width, text))


def _char_width(char: str) -> int:
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1


def pad(text: str, columns: int) -> str:
    """The text with spaces up to so many columns."""
    return text + " " * (columns - width(text))


def cut(text: str, columns: int) -> str:
    """As much of the text as fits, ending in ``…`` if something was left out."""
    if width(text) <= columns:
        return text
    kept = ""
    for char in text:
        if width(kept) + _char_width(char) > columns - 1:
            break
        kept += char
    return f"{kept}…"
