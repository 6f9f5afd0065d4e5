"""The one authority on where ``[[links]]`` stand in a text and what they mean."""

import re
from collections.abc import Iterable

from netcrm.model.lines import Ref
from netcrm.model.place import Place
from netcrm.text.spans import scan

_LINK = re.compile(r"\[\[[^\[\]\n]+\]\]")
_BAR = re.compile(r"\\?\|")


def find_links(text: str, place: Place) -> tuple[Ref, ...]:
    """The links of a Markdown text in order; what stands in code or a comment is none.

    ``place`` is where the text's first character stands in its file.
    """
    if "[[" not in text:
        return ()
    return _refs(
        text, place, ((span.start, span.end) for span in scan(text) if span.kind == "link")
    )


def links_in_line(text: str, place: Place) -> tuple[Ref, ...]:
    """The links of a literal text, such as the TEXT of a dated line, where nothing is code."""
    if "[[" not in text:
        return ()
    return _refs(text, place, (match.span() for match in _LINK.finditer(text)))


def parse_link(inner: str) -> tuple[str, str]:
    r"""What stands between ``[[`` and ``]]`` as ``(target, shown)``; no target: it is no link.

    A path, ``.md`` and ``#heading`` are ignored, and ``\|`` divides as ``|`` does, because that is
    how a link is typed in a table.
    """
    target, shown = inner, ""
    if "|" in inner:
        target, _, shown = _BAR.sub("|", inner, count=1).partition("|")
    target = target.partition("#")[0].rpartition("/")[2].strip()
    if target[-3:].casefold() == ".md":
        target = target[:-3].rstrip()
    return " ".join(target.split()), " ".join(shown.split())


def _refs(text: str, place: Place, spans: Iterable[tuple[int, int]]) -> tuple[Ref, ...]:
    found: list[Ref] = []
    line, line_start, seen = place.line, 1 - place.column, 0
    for start, end in spans:
        target, shown = parse_link(text[start + 2 : end - 2])
        if not target:
            continue
        if breaks := text.count("\n", seen, start):
            line, line_start = line + breaks, text.rindex("\n", seen, start) + 1
        seen = start
        at = Place(place.file, line, start - line_start + 1, place.start + start, place.start + end)
        found.append(Ref(target, shown, linked=True, place=at))
    return tuple(found)
