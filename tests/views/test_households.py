"""Who shares a house: words, an id that includes its contact, and your own."""

import pytest

from netcrm.queries.ask import Ask
from netcrm.queries.households import (
    home,
    homes,
    house_name,
    households,
    housemates,
    shares_my_house,
)
from tests.views.build import me, person, ref, world


def named(ask: Ask) -> list[tuple[str, tuple[str, ...]]]:
    return [(house_name(ask, house), house.members) for house in households(ask)]


def test_the_same_words_are_one_house_however_they_are_typed() -> None:
    ask = world(person("a", household="The Bells"), person("b", household=" the bells "))
    assert housemates(ask, "a") == ("b",)
    assert named(ask) == [("The Bells", ("a", "b"))]


def test_an_id_includes_that_contact() -> None:
    ask = world(person("a"), person("b", household="a"), person("c", household="A"))
    assert housemates(ask, "a") == ("b", "c")
    assert housemates(ask, "c") == ("a", "b")
    assert named(ask) == [("the household of A", ("a", "b", "c"))]


def test_an_id_joins_the_house_of_that_contact() -> None:
    ask = world(person("a", household="Bells"), person("b", household="a"))
    assert housemates(ask, "b") == ("a",)
    assert named(ask) == [("Bells", ("a", "b"))]


@pytest.mark.parametrize(("linked", "mates"), [(True, ("bell",)), (False, ())])
def test_a_name_means_its_contact_only_in_brackets(*, linked: bool, mates: tuple[str, ...]) -> None:
    ask = world(
        person("a", household=ref("Sam Bell", linked=linked)), person("bell", name="Sam Bell")
    )
    assert housemates(ask, "a") == mates


def test_my_own_house_is_that_of_my_file() -> None:
    ask = world(
        person("a", household="Hill Road"),
        person("b", household="me"),
        person("c", household="Elsewhere"),
        person("d"),
        me=me(household="hill road"),
    )
    assert [shares_my_house(ask, i) for i in "abcd"] == [True, True, False, False]
    assert housemates(ask, "a") == ("b",)


def test_alone_in_a_house_and_without_one() -> None:
    ask = world(person("a", household="x"), person("b"))
    assert (housemates(ask, "a"), housemates(ask, "b")) == ((), ())


def test_a_household_has_a_page_where_several_live_there() -> None:
    ask = world(
        person("a", household="x"),
        person("b", household="y"),
        person("c", household="Y"),
        person("d", household="e"),
        person("e"),
        person("f", household="me"),
    )
    assert homes(ask) == ("e", "me", "y")
    assert [house_name(ask, home(ask, key)) for key in homes(ask)] == [
        "the household of E",
        "your household",
        "y",
    ]
    with pytest.raises(KeyError):
        home(ask, "x")


def test_of_whom_a_household_is_does_not_depend_on_who_joins_it() -> None:
    chain = (person("b", household="c"), person("c", household="d"), person("d"))
    assert homes(world(*chain)) == ("d",)
    assert homes(world(*chain, person("a", household="b"))) == ("d",)
    ring = (person("y", household="z"), person("z", household="y"))
    assert homes(world(*ring)) == ("y",)
