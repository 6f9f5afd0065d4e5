"""Who came to you through whom."""

import pytest

from netcrm.model import Contact
from netcrm.queries import introductions
from netcrm.queries.common import introduced
from netcrm.queries.people import card
from netcrm.views import circles as rings
from netcrm.views import forest
from tests.connections.world import ask, contact, event, ref


def through(identity: str, *via: str) -> Contact:
    return contact(identity, identity.title(), via=tuple(ref(name) for name in via))


WORLD = [
    through("ana"),
    through("ben", "Ana"),
    through("cy", "ben", "ana"),
    through("dov", "Uncle  Jo"),
    through("eve", "uncle jo"),
    through("fay"),
]


def drawn(contacts: list[Contact]) -> list[str]:
    whole = ask(contacts)
    return [
        f"{'-' * branch.depth}{branch.who.name or card(whole, branch.who.id).name}"
        for branch in introductions.trees(whole)
    ]


def test_the_forest() -> None:
    assert drawn(WORLD) == ["Ana", "-Ben", "--Cy", "Uncle  Jo", "-Dov", "-Eve"]
    through = ["", "ana", "ben", "", "Uncle  Jo", "Uncle  Jo"]
    assert ["".join(branch.through) for branch in introductions.trees(ask(WORLD))] == through


def test_everyone_who_introduced_someone_is_told() -> None:
    whole = ask(WORLD)
    assert [i.by.text for i in introductions.introduced_by(whole, "cy")] == ["Ben", "Ana"]
    assert [one.id for one in introduced(whole, "ana")] == ["ben", "cy"]
    assert introduced(whole, "cy") == ()


def test_the_way_someone_came() -> None:
    whole = ask(WORLD)
    assert [who.text for who in introductions.chain(whole, "cy")] == ["Ana", "Ben", "Cy"]
    assert [who.text for who in introductions.chain(whole, "eve")] == ["Uncle  Jo", "Eve"]
    assert [who.text for who in introductions.chain(whole, "fay")] == ["Fay"]


def test_a_circle_has_a_tree_too() -> None:
    circle = [through("ben", "cy"), through("cy", "dov"), through("dov", "cy")]
    assert drawn(circle) == ["Cy", "-Ben", "-Dov"]
    assert [who.text for who in introductions.chain(ask(circle), "ben")] == ["Dov", "Cy", "Ben"]


def test_whom_you_brought_together() -> None:
    lines = (
        event("2026-01-01", "introduced", "tea", to=(ref("ben"), ref("cy"), ref("ben"))),
        event("2026-01-02", "coffee", to=(ref("ben"),)),
    )
    whole = ask([contact("ana", history=lines), contact("ben"), contact("cy")])
    for identity, others in (("ana", ["ben", "cy"]), ("ben", ["ben"]), ("cy", ["cy"])):
        found = introductions.brought_together(whole, identity)
        assert [(row.one.id, row.other.text) for row in found] == [("ana", o) for o in others]
    assert len(introductions.brought_spots(whole)) == 2


@pytest.mark.parametrize(
    ("parents", "circles"),
    [
        ({"a": ("b",), "b": ("c",)}, ()),
        ({"a": ("a",)}, (("a",),)),
        ({"a": ("b",), "b": ("a",)}, (("a", "b"),)),
        ({"c": ("a",), "a": ("b",), "b": ("c",), "d": ("a",)}, (("a", "b", "c"),)),
        ({"a": ("x", "b"), "b": ("y", "a")}, (("a", "b"),)),
        ({"a": ("b",), "b": ("a",), "c": ("d", "a"), "d": ("c",)}, (("a", "b"), ("c", "d"))),
        ({"a": ("b", "c"), "b": ("a",), "c": ("a",)}, (("a", "b"),)),
        (
            {"a": ("b",), "b": ("c",), "c": ("b", "d"), "d": ("e",), "e": ("d",)},
            (("b", "c"), ("d", "e")),
        ),
    ],
)
def test_circles(parents: forest.Parents, circles: tuple[tuple[str, ...], ...]) -> None:
    assert rings.circles(parents) == circles


def test_a_long_chain_is_no_deep_call() -> None:
    parents = {f"{n:05}": (f"{n + 1:05}",) for n in range(20_000)}
    assert len(forest.chain(parents, "00000")) == 20_001
    assert set(forest.roots(parents).values()) == {"20000"}
    assert forest.tree(forest.children(parents), "20000")[-1] == (20_000, "00000")


def test_circles_among_long_chains_are_found_at_once() -> None:
    """A walk from each of them would be two hundred million steps."""
    above = {f"a{n:05}": (f"a{n + 1:05}",) for n in range(20_000)}
    below = {f"b{n:05}": (f"b{n + 1:05}",) for n in range(20_000)}
    circle = {"b20000": ("c",), "c": ("b20000", "a00000")}
    assert rings.circles({**above, **below, **circle}) == (("b20000", "c"),)
