"""What passed between you, the life of an ask, what still waits, and help that went on."""

from typing import Any

import pytest

from netcrm.config import DEFAULTS
from netcrm.model import Event
from netcrm.queries.exchange import WAITS, between, chains, waiting
from netcrm.views.asks import ask_life
from netcrm.website.pages.exchange import keys, page
from tests.views.build import TODAY, ago, ahead, line, need, person, promise, ref, slot, world


def life(days: int, *lines: Event, **attributes: Any) -> tuple[str, ...]:  # noqa: ANN401
    asked = line(f"{ago(days)} asked", **attributes)
    contact = person("ana", asked, *lines)
    return ask_life(contact, contact.history[0], DEFAULTS, lambda day: day <= TODAY).words


@pytest.mark.parametrize(
    ("outcome", "days", "said"),
    [
        ("", 59, "waits for an answer"),
        ("open", 59, "waits for an answer"),
        ("", 60, "no answer; it may rest"),
        ("no", 60, "answered no, which is fine"),
        ("partly", 0, "answered partly"),
        ("withdrawn", 5, "taken back"),
    ],
)
def test_how_an_ask_stands(outcome: str, days: int, said: str) -> None:
    assert life(days, outcome=outcome) == (said,)


def test_thanks_and_news_belong_to_the_ask_before_them() -> None:
    assert life(9, line(f"{ago(8)} thanked"), line(f"{ago(2)} told"), outcome="yes") == (
        "answered yes",
        "thanked 7 March 2026",
        "told 13 March 2026",
    )
    before = line(f"{ago(10)} thanked")
    coming = line(f"{ahead(1)} told")
    assert life(9, before, coming, outcome="yes") == ("answered yes",)
    later = line(f"{ago(5)} asked", outcome="no")
    assert life(9, later, line(f"{ago(4)} told"), outcome="yes") == ("answered yes",)
    tied = line(f"{ago(4)} told", for_=ago(9))
    assert life(9, later, tied, outcome="yes") == ("answered yes", "told 11 March 2026")
    other = line(f"{ago(8)} told", for_=ago(20))
    assert life(9, other, outcome="yes") == ("answered yes",)


def test_the_story_has_turns_and_kept_promises_and_counts_days_both_ways_together() -> None:
    turn = need(
        f"{ago(9)} open", "Dinners", slot(f"{ago(8)} me", closed=True), slot(f"{ago(7)} me")
    )
    contact = person(
        "ana",
        line(f"{ago(4)} gave"),
        line(f"{ago(4)} received"),
        line(f"{ago(3)} asked-me", outcome="no"),
        line(f"{ahead(3)} gave"),
        line(f"{ago(2)} coffee"),
        needs=[turn],
        promises=[promise("me", ago(6), closed=True), promise("them", ago(6), closed=True)],
    )
    found = between(world(contact), "ana")
    kinds = [getattr(one.line, "kind", type(one.line).__name__) for one in found.story]
    assert kinds == ["asked-me", "gave", "received", "Promise", "Slot"]
    assert found.sentence == "Something passed between you on 3 days since 7 March 2026."
    assert found.story[0].came_of_it == ("you said no",)


def test_no_sentence_sets_one_side_against_the_other() -> None:
    gifts = [line(f"{ago(days)} gave") for days in range(1, 9)]
    said = between(world(person("ana", *gifts)), "ana").sentence
    assert said == "Something passed between you on 8 days since 7 March 2026."
    assert between(world(person("ana", line(f"{ago(1)} asked"))), "ana").sentence == ""


def test_what_waits_and_where() -> None:
    people = (
        person("ana", line(f"{ago(9)} asked"), line(f"{ago(70)} asked")),
        person("bo", line(f"{ago(9)} asked-me"), line(f"{ago(8)} asked-me", settled=True)),
        person("cy", line(f"{ago(9)} received"), line(f"{ago(8)} asked", outcome="yes")),
        person("dee", line(f"{ago(9)} received"), kin=True),
        person("ed", line(f"{ahead(1)} asked"), line(f"{ago(9)} asked-me", outcome="yes")),
    )
    ask = world(*people)
    found = {wait: [one.owner.id for one in waiting(ask, wait)] for wait in WAITS}
    assert found == {
        "open": ["ana"],
        "asked-me": ["bo"],
        "thank": ["cy"],
        "tell": ["cy"],
        "no-answer": ["ana"],
    }


@pytest.mark.parametrize("status", ["lost", "apart", "died"])
def test_nothing_waits_with_those_who_are_not_brought_up(status: str) -> None:
    gone = person("ana", line(f"{ago(9)} asked"), line(f"{ago(9)} received"), status=status)
    ask = world(gone)
    assert not any(waiting(ask, wait) for wait in WAITS)


_TWO = (("ana", "bo"), ("bo", "ana"))


def test_help_goes_on_from_one_to_the_next() -> None:
    def passed(days: int, giver: str) -> Event:
        return line(f"{ago(days)} gave", from_=(ref(giver),))

    people = (
        person("ana"),
        person("bo", passed(20, "ana")),
        person("cy", passed(10, "bo")),
        person("dee", passed(30, "bo")),
    )
    found = [[step.to.id for step in way] for way in chains(world(*people))]
    assert found == [["bo", "cy"], ["dee"]]
    many = [
        *(person(who, *(passed(60 - n, other) for n in range(40))) for who, other in _TWO),
        person("cy"),
    ]
    steps = [step for way in chains(world(*many)) for step in way]
    assert len(set(steps)) == 80
    round_and_round = (person("ana", passed(5, "bo")), person("bo", passed(5, "ana")))
    assert len(chains(world(*round_and_round))) == 1
    assert chains(world(person("ana", line(f"{ago(1)} received", from_=(ref("bo"),))))) == ()


def test_a_long_list_goes_on_in_another_page() -> None:
    ask = world(*(person(f"p{n:03}", line(f"{ago(9)} asked")) for n in range(201)))
    assert keys(ask) == (1, 2)
    first, second = (page(ask, number) for number in (1, 2))
    assert [len(group.lines) for group in (*first.groups, *second.groups)] == [200, 1]
    assert len(first.parts) == 2
