"""A contact's note, untrusted Markdown, as safe HTML. Only this room knows markdown and nh3."""

from netcrm.text.counts import check_prose
from netcrm.text.limits import ProseFault
from netcrm.text.prose.fill import Link, Prose, fill_links
from netcrm.text.prose.render import render_line, render_prose
from netcrm.text.prose.tokens import cut_line

__all__ = [
    "Link",
    "Prose",
    "ProseFault",
    "check_prose",
    "cut_line",
    "fill_links",
    "render_line",
    "render_prose",
]
