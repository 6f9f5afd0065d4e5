"""Load, patience, and what lies in the last days."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from netcrm.config import DEFAULTS, Asking, Load
from netcrm.model import Event
from netcrm.views.asking.patience import LargeAsk, large_asks, patience
from netcrm.views.lately import lately
from netcrm.views.load import Wish, load
from tests.views.build import TODAY, ago, line, person


def reached(day: date) -> bool:
    return day <= TODAY


def back(*days: int) -> list[date]:
    return sorted(TODAY - timedelta(each) for each in days)


@pytest.mark.parametrize(
    ("days", "found"),
    [
        ([], 0),
        ([0], 1),
        ([14], 1),
        ([15], 0),
        ([-1], 0),
        ([15, 15, 14, 14, 3, 0, -1, -40], 4),
        ([400, 399], 0),
        ([-5, -6], 0),
    ],
)
def test_the_last_days_include_the_last_of_them(days: list[int], found: int) -> None:
    ordered = back(*days)
    assert len(ordered[lately(ordered, 14, reached)]) == found


def test_few_days_are_asked_about() -> None:
    asked: list[date] = []

    def counted(day: date) -> bool:
        asked.append(day)
        return day <= TODAY

    many = back(*range(-1000, 3000))
    assert len(many[lately(many, 182, counted)]) == 183
    assert len(asked) < 30


def test_what_circles_ask_for_is_said_beside_what_there_was() -> None:
    wishes = [*[Wish("inner", 7)] * 5, *[Wish("close", 30)] * 30, *[Wish("", 91)] * 26]
    found = load(wishes, back(*range(1, 105)), DEFAULTS, reached)
    assert found.asked == pytest.approx(365 * (5 / 7 + 1 + 26 / 91))
    assert found.asked_week == pytest.approx(14)
    assert (found.had, found.had_week) == (104, 4)
    assert found.too_much
    assert found.sentence == "Your circles ask for 14 a week, more than a week holds; you had 4."
    assert [offer.sentence for offer in found.longer] == [
        "close, 30 people: every 2 months instead of every month asks for 4 less.",
        "inner, 5 people: every 2 weeks instead of every week asks for 2 less.",
    ]


@pytest.mark.parametrize(
    ("people", "days", "too_much"),
    [(7, 0, False), (8, 0, True), (8, 182, True), (8, 182 + 26, False)],
)
def test_too_much_is_more_than_a_week_holds_and_than_you_had(
    people: int, days: int, *, too_much: bool
) -> None:
    had = back(*(each % 182 for each in range(days)))
    found = load([Wish("inner", 7)] * people, had, DEFAULTS, reached)
    assert found.too_much is too_much
    assert bool(found.longer) is too_much


def test_half_a_year_ends_after_182_days() -> None:
    wish = [Wish("", 30.5)]
    assert load(wish, back(182), DEFAULTS, reached).had == 1
    assert load(wish, back(183), DEFAULTS, reached).had == 0
    settings = replace(DEFAULTS, load=Load(days=7, week=1))
    assert load([Wish("inner", 5)], back(7, 8), settings, reached).had == 1
    assert load([Wish("inner", 5)], (), settings, reached).too_much


@pytest.mark.parametrize(
    ("wishes", "days", "said"),
    [
        ([], [3], ""),
        ([Wish("known", 365)], [], "Your circles ask for less than one a week; you had none."),
        ([Wish("inner", 7)], [3], "Your circles ask for 1 a week; you had less than one."),
    ],
)
def test_small_numbers_are_said_in_words(wishes: list[Wish], days: list[int], said: str) -> None:
    assert load(wishes, back(*days), DEFAULTS, reached).sentence == said


def test_nothing_depends_on_the_order_of_people() -> None:
    wishes = [Wish("", 7.5), Wish("close", 30), Wish("inner", 7), Wish("", 0.1), Wish("", 365)] * 9
    assert load(wishes, (), DEFAULTS, reached) == load(wishes[::-1], (), DEFAULTS, reached)


def asks(*days: int, people: int = 99) -> list[LargeAsk]:
    found = [
        ask
        for number, each in enumerate(days)
        for ask in large_asks(
            person(f"p{number % people}", line(f"{ago(each)} asked", size="referral")), DEFAULTS
        )
    ]
    return sorted(found)


@pytest.mark.parametrize(
    ("found", "helps", "said"),
    [
        (asks(), [], None),
        (asks(1, 2, 3), [], None),
        (asks(1, 2, 3, 4), [], "You asked for a good deal since 11 March 2026:"),
        (asks(1, 2, 3, 90), [], "You asked for a good deal since 15 December 2025:"),
        (asks(1, 2, 3, 91), [], None),
        (asks(1, 2, 3, -1), [], None),
        (asks(1, 2, 3, 4), [5], "You asked for a good deal since"),  # at least once reckoned
        (asks(1, 2, 3, 4), [5, 90], None),
        (asks(1, 2, 3, 4), [5, 91], "You asked for a good deal since"),
        (asks(1, 2, 3, 4), [5, -1], "You asked for a good deal since"),
        (asks(1, 2, 3, 4, 5), [1, 2, 3], None),
        (
            asks(1, 2, 3, 4, 5, 14),
            [1, 2, 3],
            "You asked 6 people for something large since 1 March",
        ),
        (asks(1, 2, 3, 4, 5, 15), [1, 2, 3], None),
        (asks(1, 2, 3, 4, 5, 14, people=5), [1, 2, 3], None),
        (asks(0, 0, 0, 0, 0, 0), [1, 2, 3], "You asked 6 people for something large since 15 Mar"),
    ],
)
def test_patience(found: list[LargeAsk], helps: list[int], said: str | None) -> None:
    line_ = patience(found, back(*helps), DEFAULTS, reached)
    assert (line_ is None) is (said is None)
    if line_ is not None:
        assert line_.sentence.startswith(said or "")
        assert line_.evidence
        assert line_.sentence.endswith((": a good time to wait for answers.", "to let it rest."))


@pytest.mark.parametrize(
    ("ask", "large"),
    [
        (line(f"{ago(1)} asked", size="advice"), False),
        (line(f"{ago(1)} asked", size="favour"), False),
        (line(f"{ago(1)} asked"), False),
        (line(f"{ago(1)} asked", size="introduction"), True),
        (line(f"{ago(1)} asked", size="money"), True),
        (line(f"{ago(1)} asked-me", size="money"), False),
        (line(f"{ago(1)} offered", size="money"), False),
    ],
)
def test_which_asks_are_large(ask: Event, *, large: bool) -> None:
    assert bool(list(large_asks(person("ana", ask), DEFAULTS))) is large


def test_patience_is_a_setting() -> None:
    eager = replace(DEFAULTS, asking=Asking(patience_people=9, patience_asks=9))
    assert patience(asks(1, 2, 3, 4, 5, 6, 7, 8), (), eager, reached) is None
    shy = replace(DEFAULTS, asking=Asking(patience_people=1, patience_days=1, patience_span=1))
    assert patience(asks(1, 0), (), shy, reached) is not None
    assert patience(asks(2, 0), (), shy, reached) is None
