"""Birthdays and dates, on the day, on its eve, and folded some days ahead."""

from datetime import date, timedelta

import pytest

from tests.views.build import TODAY, ago, ahead, items, occasion, one, person


def birthday(days: int) -> str:
    return f"1970-{ahead(days)[5:]}"


@pytest.mark.parametrize(
    ("days", "shown"),
    [
        *((-1, None), (0, "today"), (1, "tomorrow"), (2, "folded"), (3, None)),
        *((13, None), (14, "folded"), (15, None), (27, None), (28, "folded"), (29, None)),
    ],
)
def test_birthdays_and_dates(days: int, shown: str | None) -> None:
    ana = person("ana", birthday=birthday(days), dates=[occasion(ahead(days)[5:])])
    found = items("today", ana)
    assert len(found) == (2 if shown else 0)
    for item in found:
        assert item.date == TODAY + timedelta(days)
        assert item.folded is (shown == "folded")
        assert shown == "folded" or f"({shown}, {ahead(days)[8:]} March" in item.text


def test_a_birthday_names_the_age_where_the_year_is_known() -> None:
    assert one("today", person("ana", birthday=birthday(0))).text == (
        "Birthday (today, 15 March 2026, the 56th)."
    )
    assert one("today", person("ana", birthday="03-15")).text == "Birthday (today, 15 March 2026)."
    born = one("today", person("ana", birthday=ago(0)))
    assert born.text == "Birthday (today, 15 March 2026)."


def test_a_day_does_not_return_before_the_year_it_began() -> None:
    assert items("today", person("ana", dates=[occasion("2027-03-15")])) == ()
    found = one("today", person("ana", dates=[occasion("2016-03-15", "wedding", "with Bo.")]))
    assert found.text == "Wedding: with Bo (today, 15 March 2026, the 10th)."


@pytest.mark.parametrize(("year", "shown"), [(2025, 0), (2026, 1), (2027, 0)])
def test_a_day_that_is_once_does_not_return(year: int, shown: int) -> None:
    ana = person("ana", dates=[occasion(f"{year}-03-15", "Exam", once=True)])
    assert len(items("today", ana)) == shown


@pytest.mark.parametrize(
    ("today", "falls"),
    [
        (date(2028, 2, 28), date(2028, 2, 29)),
        (date(2028, 2, 29), date(2028, 2, 29)),
        (date(2028, 3, 1), None),
        (date(2027, 2, 27), None),  # two days ahead, and folded: that is 27 February to 1 March
        (date(2027, 2, 28), date(2027, 3, 1)),
        (date(2027, 3, 1), date(2027, 3, 1)),
        (date(2027, 3, 2), None),
    ],
)
def test_the_29th_of_february_falls_on_1_march_in_other_years(
    today: date, falls: date | None
) -> None:
    ana = person("ana", birthday="2000-02-29")
    found = [item.date for item in items("today", ana, today=today) if not item.folded]
    assert found == ([falls] if falls else [])


@pytest.mark.parametrize(
    ("today", "folded"), [(date(2026, 12, 31), False), (date(2026, 12, 5), True)]
)
def test_new_year_is_no_border(today: date, *, folded: bool) -> None:
    ana = person("ana", birthday="01-01" if not folded else "01-02")
    item = one("today", ana, today=today)
    assert (item.date, item.folded) == (date(2027, 1, 2 if folded else 1), folded)


def test_the_calendars_ends_are_no_fault() -> None:
    ana = person("ana", birthday="12-31")
    assert one("today", ana, today=date.max - timedelta(1)).date == date.max
    assert items("today", ana, today=date.min) == ()
    assert items("today", person("ana", birthday="01-01"), today=date.max) == ()


@pytest.mark.parametrize("kind", ["group", "organisation"])
def test_groups_have_dates_too(kind: str) -> None:
    assert one("today", person("club", kind=kind, dates=[occasion("03-15")])).status is None
