"""From a note's text to safe HTML."""

import re
from html import escape

from netcrm.text.counts import check_prose
from netcrm.text.prose.fill import Prose
from netcrm.text.prose.pieces import evened
from netcrm.text.prose.short import short_html
from netcrm.text.prose.tokens import (
    LINK,
    LINK_END,
    LINK_TOKEN,
    WORDS,
    WORDS_END,
    Tokens,
    neutral,
    tokenise,
    tokenise_line,
)

_STRUCTURE = re.compile(
    r"[\\*_~\[\]<&|`#>:\ufdd0-\ufddf]|^[ ]|^[-+=]|^\d+[.)]|[ ]{2}$", re.MULTILINE
)
_NO_LINKS = re.compile(r"<(code|pre)\b[^>]*>.*?</\1>", re.DOTALL)
_ANCHOR = re.compile(r"<a [^>]*>.*?</a>", re.DOTALL)
_EMPTY = "<p></p>"


def render_prose(text: str, prefix: str = "") -> Prose:
    """A note as HTML with placeholders for its links; any text, no exception.

    What is too large or too deeply nested (``check_prose``) is shown as it was typed. ``prefix``,
    letters, digits and hyphens, keeps the footnotes of several notes on one page apart.
    """
    if check_prose(text):
        return Prose(f"<pre>{escape(neutral(text), quote=False)}</pre>")
    text = neutral(text)
    if plain := _paragraphs(text):
        return Prose(plain)
    return _render(text, prefix)


def render_line(text: str) -> Prose:
    """A literal line, such as the TEXT of a dated line: nothing in it but links has a meaning."""
    tokens = tokenise_line(neutral(text))
    return Prose(escape(tokens.text, quote=False), tokens.links)


def _paragraphs(text: str) -> str:
    """The HTML of a text of nothing but paragraphs, the same as the long way makes of it."""
    if _STRUCTURE.search(text):
        return ""
    stretches = (part.strip("\n").lstrip() for part in evened(text).split("\n\n"))
    html = "\n".join(f"<p>{part}</p>" for part in stretches if part)
    return html.replace("\xa0", "&nbsp;")


def _render(text: str, prefix: str) -> Prose:
    tokens = tokenise(text)
    html = short_html(tokens)
    return _finished(_long_html(tokens, prefix) if html is None else html, tokens)


def _long_html(tokens: Tokens, prefix: str) -> str:
    from netcrm.text.prose.engine import to_html  # noqa: PLC0415 (simple notes do without it)

    return to_html(tokens, prefix)


def _finished(html: str, tokens: Tokens) -> Prose:
    from netcrm.text.prose.sanitise import sanitised  # noqa: PLC0415 (plain notes do without it)

    html = sanitised(html).replace(_EMPTY, "")
    return Prose(_settled(html, tokens) if tokens.links else html, tokens.links)


def _settled(html: str, tokens: Tokens) -> str:
    """Links in code as they were typed, and in other links as words: there they lead nowhere."""
    if "<code" in html or "<pre" in html:
        html = _NO_LINKS.sub(
            lambda found: LINK_TOKEN.sub(
                lambda link: escape(tokens.typed_links[int(link[1])], quote=False), found[0]
            ),
            html,
        )
    if "<a " not in html:
        return html
    words = str.maketrans({LINK: WORDS, LINK_END: WORDS_END})
    return _ANCHOR.sub(lambda found: found[0].translate(words), html)
