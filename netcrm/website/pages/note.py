"""The note of a contact as HTML: the prose room makes it, here its links get their addresses."""

from html import escape

from netcrm.queries.ask import Ask
from netcrm.website.render import Html


def note(ask: Ask, text: str) -> Html | None:
    """A note as HTML; None where there is none."""
    return Html(f"<p>{escape(text)}</p>") if text.strip() else None
