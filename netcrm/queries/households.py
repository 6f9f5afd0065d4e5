"""Who shares a household: the same words, or someone's id, which includes that contact."""

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from netcrm.model import MY_ID, Ref
from netcrm.queries.ask import Ask, query
from netcrm.queries.people import ids_by_fold, resolve
from netcrm.text.words import fold


class Household(NamedTuple):
    """Some people who share one house; ``name`` is as first typed, or of whom it is.

    ``members`` are ids in order and hold ``me`` where it is your own.
    """

    name: str
    members: tuple[str, ...]


class Node(NamedTuple):
    """What a household can be tied to: a contact's id, or words."""

    kind: str
    text: str


@query
def households(ask: Ask) -> tuple[Household, ...]:
    """All households, those of one person too, by the order of their first members."""
    ties = [(Node("id", i), house_node(ask, ref)) for i, ref in _named(ask)]
    root = _joined(ties)
    members: dict[Node, dict[str, None]] = defaultdict(dict)
    for tie in ties:
        for node in tie:
            if node.kind == "id":
                members[root[node]][node.text] = None
    order = {identity: place for place, identity in enumerate((*ask.ids(), MY_ID))}
    found = [tuple(sorted(group, key=lambda i: order[i])) for group in members.values()]
    by_place = sorted(found, key=lambda group: order[group[0]])
    return tuple(Household(_name(ask, group), group) for group in by_place)


@query
def households_by_id(ask: Ask) -> Mapping[str, Household]:
    """Each member's household."""
    return {identity: house for house in households(ask) for identity in house.members}


@query
def housemates(ask: Ask, identity: str) -> tuple[str, ...]:
    """The others of someone's household, in order; ``me`` is never among them."""
    house = households_by_id(ask).get(identity)
    members = house.members if house else ()
    return tuple(other for other in members if other not in (identity, MY_ID))


def shares_my_house(ask: Ask, identity: str) -> bool:
    """Whether someone lives in your own household, the one of ``me.md``."""
    house = households_by_id(ask).get(identity)
    return house is not None and MY_ID in house.members


def house_node(ask: Ask, ref: Ref) -> Node:
    """What a ``household`` means: a contact by id (in brackets by name too), else its words.

    A name without brackets stays words, so that ``household: Bell`` is nobody called Bell.
    """
    words = fold(ref.target)
    if words == MY_ID:
        return Node("id", MY_ID)
    found = resolve(ask, ref).id if ref.linked else ids_by_fold(ask).get(words)
    return Node("text", words) if found is None else Node("id", found)


def _named(ask: Ask) -> list[tuple[str, Ref]]:
    """Everyone whose file names a household; your own file too."""
    everyone = [ask.contact(identity) for identity in ask.ids()]
    everyone += [] if ask.me is None else [ask.me]
    return [(contact.id, contact.household) for contact in everyone if contact.household]


def _joined(ties: list[tuple[Node, Node]]) -> dict[Node, Node]:
    """The first of each set of nodes that ties join, by node."""
    near: dict[Node, list[Node]] = defaultdict(list)
    for one, other in ties:
        near[one].append(other)
        near[other].append(one)
    root: dict[Node, Node] = {}
    for start in near:
        waiting = [] if start in root else [start]
        while waiting:
            node = waiting.pop()
            if node not in root:
                root[node] = start
                waiting += near[node]
    return root


def _name(ask: Ask, members: tuple[str, ...]) -> str:
    """The words of the first member whose household is words, else the name of whom it is."""
    named = [(ref, house_node(ask, ref)) for i, ref in _named(ask) if i in members]
    words = next((ref.target for ref, node in named if node.kind == "text"), None)
    if words is not None:
        return words
    host = next((node.text for _, node in named if ask.has(node.text)), members[0])
    return ask.contact(host).name if ask.has(host) else "Your household"
