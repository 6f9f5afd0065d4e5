"""Ways to someone: who leads, through whom, and what comes first."""

from netcrm.queries.acquaintances import ties
from netcrm.queries.paths import Found, paths
from netcrm.queries.standing import before_you_ask
from netcrm.views.introducing import notes
from netcrm.views.ways import ways
from tests.views.build import ago, ahead, line, me, need, person, promise, slot, world

KNOWN = [line(f"{ago(days)} coffee") for days in (5, 60, 120, 200, 260, 300)]
HELP = line(f"{ago(20)} gave")
CARRIES = (*KNOWN, HELP)
"""Six contact days over more than half a year, and help: a friendly one, who was helped."""


def found(*people: object, to: str = "dee", size: str = "", **more: object) -> Found:
    return paths(world(*people, **more), (to,), size)  # type: ignore[arg-type]


def led(result: Found) -> list[tuple[str, ...]]:
    return [tuple(step.who.id for step in way.steps) for way in result.ways]


def test_the_shortest_way_leads_through_one_who_carries_an_introduction() -> None:
    ana, dee = person("ana", *CARRIES), person("dee", via=["ana"])
    result = found(ana, dee)
    assert led(result) == [("ana", "dee")]
    start, end = result.ways[0].steps
    assert start.reason == "An introduction fits today."
    assert end.reason == "Ana introduced Dee to you."
    assert [line_.file for line_ in end.evidence] == ["contacts/dee.md"]


def test_an_acquaintance_is_no_way_until_they_were_helped() -> None:
    days = [line(f"{ago(n)} coffee") for n in (5, 40, 80)]
    dee = person("dee", via=["ana"])
    result = found(person("ana", *days), dee)
    assert result.ways == ()
    assert [near.who.id for near in result.near] == ["ana"]
    assert "Not yet for an introduction" in result.near[0].reason
    assert led(found(person("ana", *days, HELP), dee)) == [("ana", "dee")]


def test_a_larger_wish_takes_more_of_who_leads_and_a_smaller_one_no_less() -> None:
    people = (person("ana", *CARRIES), person("dee", via=["ana"]))
    assert led(found(*people, size="referral")) == [("ana", "dee")]
    assert led(found(*people, size="money")) == []
    days = [line(f"{ago(n)} coffee") for n in (5, 40, 80)]
    assert led(found(person("ana", *days), people[1], size="advice")) == []


def test_a_way_goes_over_people_you_hardly_know_but_starts_with_one_you_do() -> None:
    people = (
        person("ana", *CARRIES),
        person("bo", via=["ana"]),
        person("cy", via=["bo"]),
        person("dee", via=["cy"]),
    )
    assert led(found(*people)) == [("ana", "bo", "cy", "dee")]


def test_whom_you_can_ask_yourself_is_never_in_the_middle() -> None:
    people = (
        person("ana", *CARRIES),
        person("bo", *CARRIES, via=["ana"]),
        person("dee", via=["bo"]),
    )
    assert led(found(*people)) == [("bo", "dee")]


def test_nobody_apart_lost_or_dead_is_on_a_way() -> None:
    dee = person("dee", via=["ana"])
    for status in ("apart", "lost", "died"):
        gone = person("ana", *CARRIES, status=status)
        assert found(gone, dee) == Found((), ())
        ask = world(gone, dee)
        assert ties(ask, "dee") == ()
        assert ties(ask, "ana") == ()


def test_family_needs_no_sum_and_who_rests_is_waited_for() -> None:
    dee = person("dee", via=["ana"])
    (way,) = found(person("ana", *CARRIES, kin=True), dee).ways
    assert way.steps[0].reason == "Ana is family; you need no file to ask."
    assert [line_.text for line_ in way.steps[0].evidence] == ["kin: yes"]
    assert way.steps[0].first == ()
    (way,) = found(person("ana", *CARRIES, kin=True, snooze=ahead(9)), dee).ways
    assert [first.text for first in way.steps[0].first] == [
        "Left in peace until 24 March 2026, by your own word: wait."
    ]


def test_what_comes_first_is_said_and_who_needs_nothing_first_leads() -> None:
    late = person("ana", *CARRIES, promises=[promise("me", ago(3))])
    dee = person("dee", via=["ana", "bo"])
    result = found(late, person("bo", *CARRIES), dee)
    assert led(result) == [("bo", "dee"), ("ana", "dee")]
    assert [first.rule for first in result.ways[1].steps[0].first] == ["promise"]


def test_what_says_that_two_know_each_other() -> None:
    both = line(f"{ago(3)} meal", with_=["bo"])
    crowd = line(f"{ago(3)} event", with_=["bo", "p1", "p2", "p3", "p4"])
    turn = need(f"{ago(3)} open", "Dinners", slot(f"{ahead(3)} bo"))
    cases = {
        "Ana and Bo were both there on 12 March 2026.": person("ana", both),
        "Bo takes a turn for Ana.": person("ana", needs=[turn]),
        "You introduced Ana and Bo on 12 March 2026.": person(
            "ana", line(f"{ago(3)} introduced", to=["bo"])
        ),
        "Ana and Bo share a house.": person("ana", household="bo"),
        "Bo introduced Ana to you.": person("ana", via=["bo"]),
    }
    for words, ana in cases.items():
        ask = world(ana, person("bo"))
        (one,), (other,) = ties(ask, "ana"), ties(ask, "bo")
        assert (one.words, one.near) == (words, True), words
        assert (other.words, other.other, one.other) == (words, "ana", "bo")
        assert one.evidence
    (far,) = ties(world(person("ana", crowd), person("bo")), "bo")
    assert not far.near


def test_a_line_that_lies_ahead_says_nothing_yet() -> None:
    ask = world(person("ana", line(f"{ahead(1)} meal", with_=["bo"])), person("bo"))
    assert ties(ask, "bo") == ()


def test_a_large_group_says_nothing_about_who_knows_whom() -> None:
    people = [person(f"p{n:02}", groups=["choir"]) for n in range(31)]
    assert ties(world(*people), "p00") == ()
    assert len(ties(world(*people[:30]), "p00")) == 29


def test_the_order_of_people_changes_nothing() -> None:
    people = (
        person("ana", *CARRIES),
        person("bo", *CARRIES),
        person("cy", *CARRIES),
        person("ed", *CARRIES),
        person("dee", via=["cy", "ed", "bo", "ana"]),
    )
    assert (
        led(found(*people))
        == led(found(*people[::-1]))
        == [(i, "dee") for i in ("ana", "bo", "cy")]
    )


def test_the_notes_name_people_and_say_nothing_of_their_files() -> None:
    secret = line(f"{ago(4)} heard", "The lump is back")
    people = (person("ana", *CARRIES, secret), person("dee", secret, via=["ana"]))
    (way,) = found(*people, me=me(name="Edie")).ways
    asking, passed_on = way.notes
    assert (asking.to, passed_on.to) == ("Ana", "Dee")
    assert "Would you be willing to introduce me to Dee?" in asking.text
    assert passed_on.text.startswith("Edie would like to …")
    for note in way.notes:
        assert "A no is fine" in note.text
        assert "lump" not in note.text


def test_the_notes_say_what_it_is_about_and_whom_it_leads_to() -> None:
    asking, passed_on = notes(("Ana", "Bo", "Dee"), None, "advice")
    assert "introduce me to Bo?" in asking.text
    assert "advice, 20 minutes at most" in asking.text
    assert "in the end is Dee" in asking.text
    assert passed_on.to == "Bo"


def test_a_view_of_no_start_or_no_tie_is_no_way() -> None:
    assert ways({}, {("a", "b"): 1}, ("b",), 3, 4) == ()
    assert ways({"a": 1}, {}, ("b",), 3, 4) == ()
    assert ways({"a": 1}, {("a", "x"): 1, ("x", "b"): 1}, ("b",), 3, 2) == ()


def test_a_way_is_no_detour_and_ends_at_the_first_target() -> None:
    ties_ = {("a", "b"): 1, ("b", "c"): 1, ("c", "d"): 1}
    assert ways({"a": 1, "b": 1}, ties_, ("c",), 3, 4) == (("b", "c"),)
    assert ways({"a": 1}, ties_, ("c", "d"), 3, 4) == (("a", "b", "c"),)


def test_the_size_asked_is_what_is_weighed() -> None:
    ask = world(person("ana", *CARRIES))
    fitting = [a.size for a in before_you_ask(ask, "ana").answers if a.verdict == "ready"]
    assert fitting == ["advice", "favour", "introduction", "referral"]
