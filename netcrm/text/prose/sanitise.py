"""The one place that knows the library ``nh3``: what HTML a note may become, by a strict list."""

from functools import cache

import nh3

from netcrm.text.prose.tags import BLOCK, PAIRED, VOID

_TAGS = set(PAIRED | BLOCK | VOID) | {"pre", "section"}
_ATTRIBUTES = {
    "a": {"href", "id", "title"},
    "abbr": {"title"},
    "li": {"id"},
    "ol": {"start"},
    "td": {"align"},
    "th": {"align"},
}
_CLASSES = {"li": {"task"}, "section": {"footnotes"}}
_SCHEMES = {"http", "https", "mailto", "tel"}


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=_TAGS,
        clean_content_tags=set(),
        attributes=_ATTRIBUTES,
        allowed_classes=_CLASSES,
        url_schemes=_SCHEMES,
        link_rel="noopener noreferrer",
    )


def sanitised(html: str) -> str:
    """The HTML with nothing in it that could run, load or style anything. Twice is once."""
    return _cleaner().clean(html)
