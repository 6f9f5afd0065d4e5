"""What to show for a name someone typed: a contact's card where it is one, else the words."""

from typing import NamedTuple

from netcrm.model import NOWHERE, Ref
from netcrm.queries.ask import Ask
from netcrm.queries.people import Card, card, resolve_text
from netcrm.text.links import links_in_line
from netcrm.text.words import fold


class Named(NamedTuple):
    """Someone named in a file: the words to show, and the card if it is a contact."""

    text: str
    card: Card | None


class Heading(NamedTuple):
    """What several people have in common: a group, an organisation, a place, a tag.

    ``key`` tells it from others of its sort: the id if it is a contact, else the folded words.
    """

    key: str
    name: str
    card: Card | None = None


def named(ask: Ask, ref: Ref) -> Named:
    """Whom a reference names and how: what it wants shown, else the name, else as typed."""
    identity = resolve_text(ask, ref.target).id
    if identity is None:
        return Named(ref.shown or ref.target, None)
    found = card(ask, identity)
    return Named(ref.shown or found.name, found)


def heading_of(ask: Ask, identity: str) -> Heading:
    """What others are listed under together with a contact. Raises KeyError where there is none."""
    found = card(ask, identity)
    return Heading(identity, found.name, found)


def heading(ask: Ask, text: str) -> Heading:
    """What a group or organisation is listed under, named by id, name, link or plain words."""
    links = links_in_line(text, NOWHERE)
    whole = len(links) == 1 and text.strip().startswith("[[") and text.strip().endswith("]]")
    words = links[0].target if whole else text.strip()
    identity = resolve_text(ask, words).id
    if identity is None:
        return Heading(fold(words), words)
    return heading_of(ask, identity)
