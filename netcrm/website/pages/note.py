"""The note of a contact as HTML: the prose room makes it, here its links get their addresses."""

from netcrm.queries.ask import Ask
from netcrm.queries.people import resolve_text
from netcrm.text.prose import Link, fill_links, render_prose
from netcrm.website.pages.parts import person
from netcrm.website.render import Html


def note(ask: Ask, text: str, root: str, prefix: str) -> Html | None:
    """A note as HTML for a page ``root`` away from the top; None where there is none.

    ``prefix`` keeps the footnotes of several notes on one page apart.
    """
    if not text.strip():
        return None

    def link_of(target: str) -> Link | None:
        found = resolve_text(ask, target).id
        if found is None:
            return None
        who = person(ask, found)
        return Link(f"{root}{who.url}", who.text)

    return Html(fill_links(render_prose(text, prefix), link_of))
