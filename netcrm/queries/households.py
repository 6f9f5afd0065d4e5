"""Who shares a household: the same words, or someone's id, which includes that contact."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from netcrm.memo import Row
from netcrm.model import MY_ID, Ref
from netcrm.queries.ask import Ask, query
from netcrm.queries.people import by_id, card, resolve
from netcrm.text.words import fold


class Household(NamedTuple):
    """Some people who share one house.

    ``words`` are those that name it, as first typed; empty where it is named by whom it is. Then
    ``key``, which tells it from others, is that id; else it is the words, folded. ``members`` are
    ids in order and hold ``me`` where it is your own.
    """

    key: str
    words: str
    members: tuple[str, ...]


class Node(NamedTuple):
    """What a household can be tied to: a contact's id, or words."""

    kind: str
    text: str


class Tie(NamedTuple):
    """What someone's file says of their household; ``typed`` is how."""

    id: str
    node: Node
    typed: str


def rows(ask: Ask, owner: str) -> Iterator[Row]:
    """What ties someone to a house, if their file names one; your own file too."""
    ref = ask.contact(owner).household
    if ref is not None:
        place = (owner == MY_ID, fold(owner))
        yield Row("tie", "", place, Tie(owner, house_node(ask, ref), ref.target))


def all_rows(ask: Ask) -> Iterator[Row]:
    """Each member's household, and each that several share."""
    for house in households(ask):
        for member in house.members:
            yield Row("house", member, (), house)
        if is_shared(house):
            yield Row("home", house.key, (), house)


@query
def households(ask: Ask) -> tuple[Household, ...]:
    """All households, those of one person too, by the order of their first members."""
    ties = ask.bucket("tie", "")
    edges = [(Node("id", tie.id), tie.node) for tie in ties]
    root = _joined(edges)
    members: dict[Node, dict[str, None]] = defaultdict(dict)
    theirs: dict[Node, list[Tie]] = defaultdict(list)
    for tie, edge in zip(ties, edges, strict=True):
        house = root[edge[0]]
        members[house] |= {node.text: None for node in edge if node.kind == "id"}
        theirs[house].append(tie)
    found = [
        _household(theirs[house], tuple(sorted(members[house], key=_order))) for house in members
    ]
    return tuple(sorted(found, key=lambda house: _order(house.members[0])))


def house_of(ask: Ask, identity: str) -> Household | None:
    """Someone's household, if they are tied to one."""
    found: Household | None = ask.only("house", identity)
    return found


def is_shared(house: Household) -> bool:
    """Whether several people live there, you among them."""
    return len(house.members) > 1


def homes(ask: Ask) -> tuple[str, ...]:
    """The keys of all households that several people share, in order."""
    return tuple(ask.sizes("home"))


def home(ask: Ask, key: str) -> Household:
    """A household that several people share. Raises KeyError where there is none."""
    found: Household | None = ask.only("home", key)
    if found is None:
        raise KeyError(key)
    return found


def house_name(ask: Ask, house: Household) -> str:
    """What a household is called: by its words, or by whom it is."""
    if house.words:
        return house.words
    if house.key == MY_ID:
        return "your household"
    return f"the household of {card(ask, house.key).name}"


def housemates(ask: Ask, identity: str) -> tuple[str, ...]:
    """The others of someone's household, in order; ``me`` is never among them."""
    house = house_of(ask, identity)
    members = house.members if house else ()
    return tuple(other for other in members if other not in (identity, MY_ID))


def shares_my_house(ask: Ask, identity: str) -> bool:
    """Whether someone lives in your own household, the one of ``me.md``."""
    house = house_of(ask, identity)
    return house is not None and MY_ID in house.members


def house_node(ask: Ask, ref: Ref) -> Node:
    """What a ``household`` means: a contact by id (in brackets by name too), else its words.

    A name without brackets stays words, so that ``household: Bell`` is nobody called Bell.
    """
    words = fold(ref.target)
    if words == MY_ID:
        return Node("id", MY_ID)
    found = resolve(ask, ref).id if ref.linked else by_id(ask, words)
    return Node("text", words) if found is None else Node("id", found)


def _order(identity: str) -> tuple[bool, str]:
    """The order of ids; ``me`` comes last."""
    return identity == MY_ID, fold(identity)


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


def _household(ties: list[Tie], members: tuple[str, ...]) -> Household:
    """The words of the first member whose household is words, else of whom it is.

    That is somebody others name and who names nobody; where all do, the first who is named.
    """
    typed = next((tie for tie in ties if tie.node.kind == "text"), None)
    if typed is not None:
        return Household(typed.node.text, typed.typed, members)
    naming = {tie.id for tie in ties}
    named = sorted((tie.node.text for tie in ties), key=_order)
    host = next((one for one in named if one not in naming), named[0])
    return Household(host, "", members)
