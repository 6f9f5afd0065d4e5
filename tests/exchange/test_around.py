"""Who stands around someone: whom they know, the drawing, and the way they came to you."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.queries.came_by import came_by
from netcrm.queries.introductions import chain
from netcrm.queries.ties import near, near_ties
from netcrm.views.surroundings import HEIGHT, INNER, OUTER, WIDTH, drawing
from netcrm.website.pages.around import around
from tests.views.build import ago, line, me, need, person, slot, world

NAMES = st.sampled_from("abcdefg")


def test_introductions_come_first_then_the_house_then_who_was_there() -> None:
    ana = person("ana", line(f"{ago(3)} meal", with_=["bo"]), household="cy", via=["dee"])
    others = [person(name) for name in ("bo", "cy", "dee")]
    ask = world(ana, *others)
    assert near(ask, "ana") == ("dee", "cy", "bo")
    assert [tie.words for tie in near_ties(ask, "dee")] == ["Dee introduced Ana to you."]
    assert [tie.evidence[0].file for tie in near_ties(ask, "ana")] == ["contacts/ana.md"] * 3


def test_who_takes_a_turn_is_told_on_both_pages_by_the_same_line() -> None:
    ana = person("ana", needs=[need(f"{ago(9)} open", "Dinners", slot(f"{ago(3)} bo"))])
    ask = world(ana, person("bo"))
    (of_ana,), (of_bo,) = near_ties(ask, "ana"), near_ties(ask, "bo")
    assert (of_ana.other, of_bo.other) == ("bo", "ana")
    assert of_ana[1:] == of_bo[1:]
    assert of_ana.words == "Bo takes a turn for Ana."


def test_an_introduction_is_told_on_both_pages_by_the_same_line() -> None:
    ask = world(person("ana", via=["bo"]), person("bo"))
    (of_ana,), (of_bo,) = near_ties(ask, "ana"), near_ties(ask, "bo")
    assert of_ana[1:] == of_bo[1:]
    assert of_bo.evidence[0].text == "via: bo"


def test_a_crowd_and_a_group_are_no_near_tie() -> None:
    crowd = line(f"{ago(3)} event", with_=["bo", "p1", "p2", "p3", "p4"])
    group = person("choir", line(f"{ago(3)} meeting", with_=["ana", "bo"]), kind="group")
    ask = world(person("ana", crowd, groups=["choir"]), person("bo", groups=["choir"]), group)
    assert near(ask, "ana") == ()
    assert around(ask, "ana").graph is None


@pytest.mark.parametrize("status", ["lost", "apart", "died"])
def test_who_is_not_brought_up_stands_around_nobody(status: str) -> None:
    ask = world(person("ana", via=["bo"]), person("bo", status=status))
    assert around(ask, "ana").graph is None
    assert around(ask, "bo").graph is None


def test_the_drawing_and_the_list_say_the_same() -> None:
    people = (person("ana", via=["bo"]), person("bo", via=["cy"]), person("cy"), person("dee"))
    graph = around(world(*people), "ana").graph
    assert graph is not None
    assert [(dot.name, dot.ring) for dot in graph.dots] == [("Ana", 0), ("Bo", 1), ("Cy", 2)]
    assert len(graph.strokes) == 2
    (known,) = graph.known
    assert (known.who.text, known.words) == ("Bo", "Bo introduced Ana to you.")
    assert [piece.text for piece in known.beyond] == ["Cy"]
    assert [source.file for source in known.rests_on] == ["contacts/ana.md"]


def test_many_are_all_in_the_list_and_some_in_the_drawing() -> None:
    friends = [f"p{n:03}" for n in range(205)]
    turns = [slot(f"{ago(3)} {name}") for name in friends]
    ana = person("ana", needs=[need(f"{ago(9)} open", "Dinners", *turns)])
    graph = around(world(ana, *(person(name) for name in friends)), "ana").graph
    assert graph is not None
    assert sum(dot.ring == 1 for dot in graph.dots) == INNER
    assert (len(graph.known), graph.more) == (200, 5)


@given(st.dictionaries(NAMES, st.lists(NAMES, unique=True, max_size=6)))
def test_any_surroundings_stay_within_the_drawing(knows: dict[str, list[str]]) -> None:
    near_ones = tuple(name for name in knows if name != "a")
    beyond = {one: [two for two in knows[one] if two not in ("a", one)] for one in near_ones}
    found = drawing("a", near_ones, beyond)
    names = [spot.id for spot in found.spots]
    assert len(set(names)) == len(names)
    assert names[0] == "a"
    places = {(spot.x, spot.y) for spot in found.spots}
    assert len(places) == len(names)
    assert all(0 < spot.x < WIDTH and 0 < spot.y < HEIGHT for spot in found.spots)
    assert all({stroke[:2], stroke[2:]} <= places for stroke in found.strokes)
    assert len(set(found.strokes)) == len(found.strokes)
    assert sum(spot.ring == 2 for spot in found.spots) <= OUTER


@given(st.dictionaries(NAMES, st.lists(st.sampled_from("abcdefg?"), max_size=2)))
def test_the_way_of_one_is_the_chain_in_the_forest(via: dict[str, list[str]]) -> None:
    ask = world(*(person(name, via=via.get(name, ())) for name in "abcdefg"))
    for name in "abcdefg":
        assert came_by(ask, name) == chain(ask, name)


def test_only_a_way_of_several_is_told_and_your_own_page_has_none() -> None:
    people = (person("ana", via=["bo"]), person("bo", via=["cy"]), person("cy"))
    ask = world(*people, me=me())
    assert [piece.text for piece in around(ask, "ana").came_by] == ["Cy", "Bo", "Ana"]
    assert around(ask, "bo").came_by == ()
    assert around(ask, "me") == (None, (), None)
