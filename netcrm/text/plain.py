"""Which texts may stand without quotes, so that every YAML reader takes them for the same text."""

import re

_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`")
_OFTEN_TEXT = frozenset("-?:")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
_TYPED = re.compile(
    r"""(?ix:
      ~ | null | y | n | yes | no | true | false | on | off | = | <<
    | [-+]? (0b[01_]+ | 0o?[0-7_]+ | 0x[0-9a-f_]+ | [0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?)
    | [-+]? (\.[0-9_]+ | [0-9][0-9_]*(\.[0-9_]*)?) (e[-+]?[0-9]+)?
    | [-+]? \.inf | \.nan
    | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2} .*
    )"""
)
_BEGINS_TYPED = frozenset("~yYnNtTfFoO=<+-.0123456789")
_SAFE_NUMBER = re.compile(r"0|[1-9][0-9]{0,14}")


def same_syntax(text: str) -> bool:
    """Whether YAML readers see this very text where it stands plain, whatever type they give it."""
    if not text or text != text.strip():
        return False
    if text[0] in _INDICATORS and (text[0] not in _OFTEN_TEXT or text[1:2] in {"", " ", "\t"}):
        return False
    if ": " in text or " #" in text or text[-1] == ":":
        return False
    if text.isprintable():  # and so without tabs and control characters: nearly every text
        return True
    return not (_CONTROL.search(text) or "\t#" in text or ":\t" in text)


def typed(text: str) -> bool:
    """Whether YAML 1.1 or 1.2 would make a number, date, boolean or null of this plain text."""
    return text[:1] in _BEGINS_TYPED and _TYPED.fullmatch(text) is not None


def reads_alike(text: str) -> bool:
    """Whether other readers show this plain text as typed: whole numbers do, ``0123`` does not."""
    return same_syntax(text) and (not typed(text) or bool(_SAFE_NUMBER.fullmatch(text)))


def stands_plain(text: str) -> bool:
    """Whether netcrm writes this text without quotes (FORMAT.md, "Dated lines")."""
    return same_syntax(text) and text[0] not in _INDICATORS and not typed(text)
