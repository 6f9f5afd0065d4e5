"""The HTML that may be typed in a note: a short list of tags; every other is shown as typed."""

import re
from html import escape
from typing import NamedTuple

from netcrm.text.prose.targets import Target, decoded
from netcrm.text.prose.tokens import RESERVED

_LINE = "a abbr b cite code del em i ins kbd mark q s samp small span strong sub sup u var"
_BLOCKS = "blockquote details div dl dd dt h1 h2 h3 h4 h5 h6 li ol p summary ul"
_TABLES = "caption table tbody td tfoot th thead tr"

PAIRED = frozenset(_LINE.split())
"""Tags in a line of text: they count only if opened and closed in one paragraph. An unclosed one
would be opened again in every paragraph after it, without end."""
BLOCK = frozenset((*_BLOCKS.split(), *_TABLES.split()))
VOID = frozenset(("br", "hr", "wbr"))

TAG = re.compile(
    rf"""<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9]*+)
    (?P<attributes>(?:\s++[A-Za-z_:][\w:.-]*+(?:\s*+=\s*+
        (?:"[^"<{RESERVED}]*+"|'[^'<{RESERVED}]*+'|[^\s"'=<>{RESERVED}]++))?+)*+)\s*+/?>""",
    re.VERBOSE,
)
_ATTRIBUTE = re.compile(r"""([A-Za-z_:][\w:.-]*+)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|(\S++))""")
_KEPT = {
    "abbr": ("title",),
    "ol": ("start",),
    "td": ("align",),
    "th": ("align",),
}
MAX_TAGS = 30
"""How many tags may be open in a line of text; more stay as typed."""


class Tag(NamedTuple):
    """A tag that may stand in a note, written anew with the attributes it may keep."""

    name: str
    closes: bool
    html: str


def read_tag(found: re.Match[str]) -> Tag | None:
    """The allowed tag that ``TAG`` found, or None."""
    name = found["name"].lower()
    if name not in PAIRED and name not in BLOCK and name not in VOID:
        return None
    name = _shifted(name)
    if found["close"]:
        return None if name in VOID else Tag(name, closes=True, html=f"</{name}>")
    attributes = {
        key.lower(): decoded(double or single or bare)
        for key, double, single, bare in _ATTRIBUTE.findall(found["attributes"])
    }
    if name == "a":
        target = Target(attributes.get("href", ""), attributes.get("title", ""))
        return Tag(name, closes=False, html=target.opening()) if target.safe else None
    kept = "".join(
        f' {key}="{escape(attributes[key])}"' for key in _KEPT.get(name, ()) if key in attributes
    )
    return Tag(name, closes=False, html=f"<{name}{kept}>")


def _shifted(name: str) -> str:
    """A heading's level below those of the page: it has its one ``h1`` and ``h2`` for sections."""
    if len(name) == 2 and name[0] == "h" and name[1].isdigit():  # noqa: PLR2004 (a letter, a digit)
        return f"h{min(int(name[1]) + 2, 6)}"
    return name
