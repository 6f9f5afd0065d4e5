"""Lists in brackets and maps in braces, read as people mean them: items are literal text."""

import re

from netcrm.model import Place
from netcrm.text.nodes import Mapping, Node, Pair, Scalar, Sequence
from netcrm.text.quoted import ScalarError, closing, unquote
from netcrm.text.source import Line, Source

DEEPEST = 16
"""Brackets within brackets; deeper ones are refused (NC107)."""

_PLAIN_LIST = re.compile(r"\[([^\[\]{}\"'#:&*!|>@%`]*)\][ \t\u00a0\u3000]*")
_CLOSERS = {"[": "]", "{": "}"}
_SPACES = " \t\u00a0"
_ODD = re.compile(r"\A[#@`%\"'|>]|[\[\]{}]|: | #|:\Z")
"""What makes other YAML readers take a text without quotes in another way."""


def plain_list(source: Source, line: Line, start: int) -> Sequence | None:
    """A list that is closed at its line's end and holds nothing but words and commas.

    Nearly all lists are such; it is what a FlowReader reads there too, which reads all the others.
    """
    match = _PLAIN_LIST.fullmatch(line.text, start)
    if match is None:
        return None
    items: list[Node] = []
    at = start + 1
    for piece in match[1].split(","):
        text = piece.strip(_SPACES)
        if text:
            begin = at + piece.index(text)
            items.append(source.scalar(line, begin, begin + len(text)))
        at += len(piece) + 1
    return Sequence(tuple(items), source.place(line, start, match.end(1) + 1))


class FlowError(Exception):
    """A list or map that cannot be read: its code, place, message and cure."""

    def __init__(self, code: str, place: Place, message: str, hint: str) -> None:
        """Keep what is to be reported."""
        super().__init__(message)
        self.said = (code, place, message, hint)


class FlowReader:
    """A cursor that walks a list or map over one line or several."""

    def __init__(self, source: Source, lines: tuple[Line, ...], index: int, column: int) -> None:
        """Start at the opening bracket; ``lines`` are those that the value may run over."""
        self.source = source
        self.lines = lines
        self.index = index
        self.column = column

    @property
    def line(self) -> Line:
        """The line the cursor is in."""
        return self.lines[self.index]

    def peek(self) -> str:
        """The next character that is no space, comment or line end; empty at the very end."""
        while True:
            text = self.line.text
            while self.column < len(text) and text[self.column] in _SPACES:
                self.column += 1
            at = self.column
            if at < len(text) and not (text[at] == "#" and self._comment(text, at)):
                return text[at]
            if self.index + 1 == len(self.lines):
                return ""
            self.index += 1
            self.column = 0

    @staticmethod
    def _comment(text: str, at: int) -> bool:
        """Whether a ``#`` begins a comment: between spaces, or first in its line."""
        alone = at + 1 == len(text) or text[at + 1] in " \t"
        return (at == 0 or text[at - 1] in " \t") and (alone or not text[:at].strip())

    def read(self, depth: int = 1) -> Sequence | Mapping:
        """The list or map whose opening bracket the cursor is on."""
        first, start = self.line, self.column
        opening = self.line.text[start]
        if depth > DEEPEST:
            place = self.source.place(first, start, start + 1)
            hint = "write a plain list: [one, two]"
            raise FlowError("NC107", place, f"brackets nested deeper than {DEEPEST}", hint)
        self.column += 1
        items: list[Node] = []
        pairs: list[Pair] = []
        while (char := self.peek()) != _CLOSERS[opening]:
            if not char:
                place = self.source.place(first, start, start + 1)
                hint = f"add the missing {_CLOSERS[opening]}, or put the whole value in quotes"
                raise FlowError("NC104", place, f"this {opening} is never closed", hint)
            if char == ",":
                self.column += 1
            elif opening == "[":
                self._item(items, depth)
            else:
                self._pair(pairs, depth)
        self.column += 1
        place = self.source.across(first, start, self.line, self.column)
        if opening == "[":
            return Sequence(tuple(items), place)
        return Mapping(tuple(pairs), place, self.source.text[place.start : place.end])

    def _item(self, items: list[Node], depth: int) -> None:
        """Read one item; one that is refused spoils only itself."""
        item = self._value("]", depth)
        if item is not None:
            items.append(item)

    def _pair(self, pairs: list[Pair], depth: int) -> None:
        """Read ``key: value`` within braces."""
        key = self._text("}", key=True)
        value: Node | None = None
        if self.peek() == ":":
            self.column += 1
            if self.peek() not in {",", "}", ""}:
                value = self._value("}", depth)
        pairs.append(Pair(key, value))

    def _value(self, closer: str, depth: int) -> Node | None:
        """An item or a pair's value: a text, or a list or map within this one."""
        text, at = self.line.text, self.column
        if text[at] in "[{" and not text.startswith("[[", at):
            return self.read(depth + 1)
        if text[at] in "&*!" and at + 1 < len(text) and text[at + 1] not in " \t,]}":
            refused = self._text(closer)
            say_refused(self.source, refused.place, refused.text)
            return None
        return self._text(closer)

    def _text(self, closer: str, *, key: bool = False) -> Scalar:
        """A text, in quotes or up to the next comma or closing bracket."""
        if self.line.text[self.column] in "\"'":
            quoted = self._quoted(closer, key=key)
            if quoted is not None:
                return quoted
        return self._literal(closer, key=key)

    def _quoted(self, closer: str, *, key: bool) -> Scalar | None:
        """A quoted text, over several lines if need be; None if the quotes are only characters."""
        first, start = self.line, self.column
        raw = first.text[start:]
        index = self.index
        while (end := closing(raw, 0)) < 0 and index + 1 < len(self.lines):
            index += 1
            raw += "\n" + self.lines[index].text
        if end < 0:
            return None
        behind = raw[end:].split("\n", 1)[0]
        after = behind.lstrip(_SPACES)[:1]
        if after not in {"", ",", closer, ":" if key else ""}:
            return None
        self.index += raw.count("\n", 0, end)
        self.column = len(self.line.text) - len(behind)
        place = self.source.across(first, start, self.line, self.column)
        try:
            return Scalar(unquote(raw[:end]), place, plain=False)
        except ScalarError as error:
            hint = "check the quotes and backslashes, or leave the quotes out"
            raise FlowError("NC104", place, f"this quoted text: {error}", hint) from error

    def _literal(self, closer: str, *, key: bool) -> Scalar:
        """A text without quotes; brackets within it are characters as long as they close."""
        first, start = self.line, self.column
        parts: list[str] = []
        last, end = first, start
        while True:
            stop, done = self._run(closer, key=key)
            piece = self.line.text[self.column : stop].strip(_SPACES)
            if piece:
                parts.append(piece)
                lead = len(self.line.text[self.column : stop].rstrip(_SPACES))
                last, end = self.line, self.column + lead
            self.column = stop
            if done or not self.peek() or self._ends(closer, key=key):
                break
        place = self.source.across(first, start, last, end)
        text = " ".join(parts)
        self._note(text, place)
        return Scalar(text, place)

    def _ends(self, closer: str, *, key: bool) -> bool:
        """Whether the cursor is on what ends a text."""
        return self.line.text[self.column] in {",", closer, ":" if key else ","}

    def _run(self, closer: str, *, key: bool) -> tuple[int, bool]:
        """How far a literal text runs in this line, and whether it ends there."""
        text, depth = self.line.text, 0
        for at in range(self.column, len(text)):
            char = text[at]
            if char == "[":
                depth += 1
            elif char == "]" and depth:
                depth -= 1
            elif (depth == 0 and char in (",", closer)) or (key and self._colon(text, at)):
                return at, True
            elif char == "#" and at > self.column and self._comment(text, at):
                return at, False
        return len(text), False

    @staticmethod
    def _colon(text: str, at: int) -> bool:
        """Whether the character at ``at`` is a colon that ends a key."""
        return text[at] == ":" and text[at + 1 : at + 2] in {"", " ", "\t", "\u00a0"}

    def _note(self, text: str, place: Place) -> None:
        """Remember what a YAML reader would take in another way."""
        if _ODD.search(text):
            self.source.note_difference(place)


def say_refused(source: Source, place: Place, text: str) -> None:
    """Report an anchor, alias or tag where it stands (NC106)."""
    what = {"&": "an anchor", "*": "an alias", "!": "a tag"}[text[0]]
    word = text.split(maxsplit=1)[0]
    hint = "put the whole value in double quotes if you mean these characters"
    source.say("NC106", place, f"{word} would be {what} in YAML and is not read", hint)
