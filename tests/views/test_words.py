"""Dates, counts and lists in words."""

from datetime import date

import pytest

from netcrm.views import words
from tests.views.build import day, yearly


@pytest.mark.parametrize(
    ("typed", "said", "on"),
    [
        ("2026-03-12", "12 March 2026", "on 12 March 2026"),
        ("2026-03", "March 2026", "in March 2026"),
        ("2026", "2026", "in 2026"),
    ],
)
def test_a_date_is_as_long_as_what_is_known(typed: str, said: str, on: str) -> None:
    assert words.long_date(day(typed)) == said
    assert words.on_date(day(typed)) == on


def test_whole_days_months_and_days_of_no_year() -> None:
    assert words.long_date(date(2024, 2, 29)) == "29 February 2024"
    assert words.on_date(date(2024, 2, 29)) == "on 29 February 2024"
    assert words.month_name(date(2024, 2, 29)) == "February 2024"
    assert words.long_date(yearly("12-01")) == "1 December"


def test_a_day_to_remember_comes_back_unless_it_is_for_once() -> None:
    assert words.remembered(yearly("2024-06-05"), once=False) == "5 June, since 2024"
    assert words.remembered(yearly("2024-06-05"), once=True) == "5 June 2024"
    assert words.remembered(yearly("04-01"), once=False) == "1 April"


@pytest.mark.parametrize(
    ("items", "said"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_names_in_a_row(items: list[str], said: str) -> None:
    assert words.names(items) == said


def test_counts_have_their_plural() -> None:
    assert words.count(1, "person", "people") == "1 person"
    assert words.count(0, "person", "people") == "0 people"
    assert words.count(2, "line") == "2 lines"


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (1, "a day"),
        (6, "6 days"),
        (7, "a week"),
        (14, "2 weeks"),
        (30, "a month"),
        (45, "45 days"),
        (47.5, "47.5 days"),
        (90, "3 months"),
        (182, "half a year"),
        (365, "a year"),
        (730, "2 years"),
    ],
)
def test_a_span_in_its_largest_unit(days: float, said: str) -> None:
    assert words.span(days) == said


@pytest.mark.parametrize(
    ("number", "said"),
    [
        *((1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th")),
        *((13, "13th"), (21, "21st"), (102, "102nd"), (111, "111th")),
    ],
)
def test_places_in_a_row(number: int, said: str) -> None:
    assert words.ordinal(number) == said


@pytest.mark.parametrize(("text", "said"), [("rang", "Rang"), ("", ""), ("éa Bell", "Éa Bell")])
def test_a_capital_at_the_start(text: str, said: str) -> None:
    assert words.capital(text) == said
