"""What they asked of you: the same measure the other way round, as things stood on that day."""

from dataclasses import replace
from typing import Any

import pytest

from netcrm.model import Contact, Event
from netcrm.views.asking.terms import Terms
from tests.engine.ground import asked
from tests.views.build import ago, ahead, line, me, person


def ask(days: int, size: str = "money", **fields: Any) -> Event:  # noqa: ANN401
    return line(f"{ago(days)} asked-me", "Fifty dollars, till Friday", size=size, **fields)


def rob(*lines: Event, **fields: Any) -> Contact:  # noqa: ANN401
    return person("rob-tully", *lines, name="Rob", **fields)


MET = line(f"{ago(800)} met")


def test_the_stranger_who_asked_for_fifty_dollars() -> None:
    (found,) = asked(rob(ask(800, outcome="no"), MET))
    assert (found.early, found.capacity, found.needed) == (True, 1, 5)
    assert found.sentence == (
        "Rob asked for money or days of work on the day you met."
        " It was early by your own measure; a no was fine."
    )
    assert found.evidence[0].text == "Fifty dollars, till Friday"
    assert found.terms == Terms(stage=1, helped=0, cold=0, power=0)


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        ("", "a no is fine"),
        ("open", "a no is fine"),
        ("no", "a no was fine"),
        ("withdrawn", "a no was fine"),
        ("yes", "a no would have been fine"),
        ("partly", "a no would have been fine"),
    ],
)
def test_a_no_is_fine_whatever_came_of_it(outcome: str, said: str) -> None:
    (found,) = asked(rob(ask(800, outcome=outcome), MET))
    assert found.sentence.endswith(f"; {said}.")


@pytest.mark.parametrize(("size", "early"), [("advice", False), ("favour", True), ("", True)])
def test_advice_is_in_order_on_the_evening_you_met(size: str, *, early: bool) -> None:
    (found,) = asked(rob(ask(800, size), MET))
    assert found.early is early
    if not early:
        assert found.sentence == "Rob asked for advice on the day you met."


def calls(*days: int) -> list[Event]:
    return [line(f"{ago(each)} call") for each in days]


@pytest.mark.parametrize(
    ("lines", "size", "early"),
    [
        ([*calls(500, 460, 420), MET], "favour", False),  # an acquaintance by then
        ([*calls(300, 200, 100), MET], "favour", True),  # only since
        ([line(f"{ago(400)} received"), MET], "favour", False),  # they had helped you
        ([line(f"{ago(765)} received"), MET], "favour", False),
        ([line(f"{ago(766)} received"), MET], "favour", True),
        ([line(f"{ago(399)} received"), MET], "favour", True),
        ([line(f"{ago(401)} gave"), MET], "favour", True),
        ([line(f"{ago(500)} offered", size="favour"), MET], "favour", False),
        ([line(f"{ago(400)} offered", size="favour"), MET], "favour", False),
        ([line(f"{ago(399)} offered", size="favour"), MET], "favour", True),
        ([line(f"{ago(500)} offered", size="advice"), MET], "favour", True),
        ([line(f"{ago(500)} offered"), line(f"{ago(450)} gave"), MET], "favour", True),
        ([line(f"{ago(500)} offered"), line(f"{ago(400)} gave"), MET], "favour", False),
        ([line(f"{ago(500)} offered-me", size="money"), MET], "favour", True),
        ([line(f"{ago(500)} offered"), ask(450, "favour"), MET], "favour", True),
    ],
)
def test_as_things_stood_on_that_day(lines: list[Event], size: str, *, early: bool) -> None:
    found = asked(rob(ask(400, size), *lines))[0]
    assert found.early is early
    assert found.offered is (not early and found.capacity < found.needed)


def test_a_long_quiet_counts_as_of_that_day() -> None:
    contact = rob(ask(100), *calls(700, 600, 500), circle="close", stage="friend")
    (found,) = asked(contact)
    assert found.terms.cold == 2
    (sooner,) = asked(replace(contact, history=(ask(400), *contact.history[1:])))
    assert sooner.terms.cold == 0


def test_your_own_word_holds_but_not_for_the_day_you_met() -> None:
    assert not asked(rob(ask(10, "referral"), MET, stage="friend"))[0].early
    assert asked(rob(ask(800, "referral"), MET, stage="friend"))[0].early
    old = rob(ask(10, "referral"), line(f"{ago(10)} call"), stage="friend")
    assert not asked(old)[0].early  # the first line about an old friend is no first meeting
    assert not asked(rob(ask(10, "referral"), stage="friend"))[0].early


def test_where_the_log_could_not_know_nothing_is_judged() -> None:
    (found,) = asked(rob(ask(3), met="1999"))
    assert (found.early, found.sentence) == (
        False,
        "Rob asked for money or days of work on 12 March 2026.",
    )


def test_who_is_senior_to_you_may_ask_like_anyone() -> None:
    (found,) = asked(rob(ask(400, "favour"), *calls(500, 460, 420), senior=True))
    assert (found.terms.power, found.early) == (0, False)


def test_newest_first_settled_or_not_and_none_ahead() -> None:
    found = asked(rob(ask(800, settled=True), ask(3), line(f"{ahead(1)} asked-me"), MET))
    assert [(str(each.date), each.settled) for each in found] == [
        (ago(3), False),
        (ago(800), True),
    ]


def test_the_measure_of_a_day_that_passed_stays() -> None:
    before = asked(rob(ask(800), MET))
    later = rob(line(f"{ago(1)} visit", minutes=60000), ask(800), MET, promises=())
    assert asked(later) == tuple(
        replace(each, evidence=tuple(e._replace(line=e.line + 1) for e in each.evidence))
        for each in before
    )


@pytest.mark.parametrize(
    "fields",
    [
        *({"kin": True}, {"daily_life": True}, {"kind": "group"}, {"kind": "organisation"}),
        *({"status": "apart"}, {"status": "lost"}, {"status": "died"}, {"household": "x"}),
    ],
)
def test_nothing_is_measured_where_nothing_is_weighed(fields: dict[str, Any]) -> None:
    assert asked(rob(ask(800), MET, **fields), me=me(household="x")) == ()
