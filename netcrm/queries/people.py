"""Who there is, and who is meant: cards and the resolving of names."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from netcrm.model import MY_ID, ContactKind, Ref
from netcrm.queries.ask import Ask, query
from netcrm.text.words import fold


class Card(NamedTuple):
    """What any page may show of someone: an id to link to and a name to show."""

    id: str
    name: str
    kind: ContactKind


class Resolution(NamedTuple):
    """Who a reference means: ``id`` if it is one, else all ``candidates`` (none: nobody)."""

    id: str | None
    candidates: tuple[str, ...] = ()


NOBODY = Resolution(None)


@query
def card(ask: Ask, identity: str) -> Card:
    """The card of a contact. Raises KeyError where there is none."""
    contact = ask.contact(identity)
    return Card(contact.id, contact.name, contact.kind)


@query
def ids_by_fold(ask: Ask) -> Mapping[str, str]:
    """Ids by their folded form; ``me`` included where there is a ``me.md``."""
    found = {fold(identity): identity for identity in ask.ids()}
    if ask.me is not None:
        found[MY_ID] = MY_ID
    return found


@query
def ids_by_name(ask: Ask) -> Mapping[str, tuple[str, ...]]:
    """Ids by folded full name."""
    return _index((fold(ask.contact(i).name), i) for i in ask.ids())


@query
def ids_by_aka(ask: Ask) -> Mapping[str, tuple[str, ...]]:
    """Ids by folded ``aka``."""
    return _index((fold(name), i) for i in ask.ids() for name in ask.contact(i).aka)


def _index(pairs: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    """Group ids by key, each once, in order."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for key, identity in pairs:
        found[key][identity] = None
    return {key: tuple(ids) for key, ids in found.items()}


def resolve(ask: Ask, ref: Ref) -> Resolution:
    """Who ``ref`` means: by id, then unique full name, then unique aka (FORMAT.md, "Links")."""
    return resolve_text(ask, ref.target)


@query
def resolve_text(ask: Ask, target: str) -> Resolution:
    """Who a text means, by id, unique full name or unique aka; reserved words mean nobody."""
    key = fold(target)
    if key in ids_by_fold(ask):
        return Resolution(ids_by_fold(ask)[key])
    for index in (ids_by_name(ask), ids_by_aka(ask)):
        found = index.get(key, ())
        if found:
            return Resolution(found[0] if len(found) == 1 else None, found)
    return NOBODY
