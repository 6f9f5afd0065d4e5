"""How things are between you, on a contact's page: stage, line of time, before you ask."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from netcrm.model import Evidence
from netcrm.views.contact_days import ContactDay
from netcrm.website.builder import build
from netcrm.website.pages.standing import NOTHING, standing
from netcrm.website.pages.time_line import EDGE, LABELLED, WIDTH, time_line
from tests.website.pages_read import Read, read_page
from tests.website.world import ask_of, odd_ask, person, sample_ask

SAMPLE = sample_ask()


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Read]:
    """Return the contacts' pages of the sample by id."""
    folder = tmp_path_factory.mktemp("standing")
    build(SAMPLE, folder)
    return {path.stem: read_page(path.read_text()) for path in (folder / "contacts").glob("*.html")}


def noted(*days: date, crowd: bool = False) -> tuple[ContactDay, ...]:
    proof = (Evidence(None, "contacts/ana.md", 7, "x"),)
    return tuple(ContactDay(day, "own", proof, crowd=crowd) for day in days)


def spots(path: str) -> list[int]:
    return [int(at) for at in re.findall(r"M(\d+) ", path)]


def test_dots_stand_in_order_and_within_the_drawing() -> None:
    days = [date(2023, 1, 1) + timedelta(each) for each in range(0, 1096, 5)]
    found = time_line(noted(*days, date(2025, 12, 31)))
    assert found is not None
    at = spots(found.near)
    assert at == sorted(set(at))
    assert EDGE == at[0] < at[-1] < WIDTH - EDGE
    assert spots(found.ticks) == [8, 336, 664]
    assert (found.years, found.even) == (("2023", "2024", "2025"), True)


def test_days_in_a_group_are_drawn_smaller_and_said_to_be_so() -> None:
    found = time_line((*noted(date(2025, 1, 1)), *noted(date(2025, 7, 2), crowd=True)))
    assert found is not None
    assert (found.near, found.crowd) == ("M8 10h0", "M499 10h0")
    assert [day.how for day in found.days] == ["in a larger group", ""]


def test_of_many_years_the_ends_are_named() -> None:
    for more, years in ((LABELLED - 1, LABELLED), (LABELLED, 2)):
        found = time_line(noted(date(2001, 5, 5), date(2001 + more, 5, 5)))
        assert found is not None
        assert len(found.years) == years
        assert found.even is (years > 2)


@pytest.mark.parametrize("days", [(), (date(2026, 3, 14),)])
def test_one_day_is_no_line(days: tuple[date, ...]) -> None:
    assert time_line(noted(*days)) is None


def test_the_end_of_the_calendar_can_be_drawn() -> None:
    assert time_line(noted(date.min, date.max)) is not None


def test_the_line_is_told_in_words_too(sample: dict[str, Read]) -> None:
    drawn = 0
    for identity, page in sample.items():
        found = standing(SAMPLE, identity).line
        drawings = [one for one in page.all("svg") if one.attributes["role"] == "img"]
        assert len(drawings) == (found is not None)
        if found is not None:
            drawn += 1
            assert drawings[0].attributes["aria-label"] == found.label
            assert f"{len(found.days)} days noted" in page.text
            for day in found.days:
                assert day.when.words in page.text
                assert f"{day.file}:{day.line}" in page.text
    assert drawn > 10


def test_nothing_is_weighed_of_some(sample: dict[str, Read]) -> None:
    closed = {name for name, page in sample.items() if "Before you ask" in page.text}
    left_out = {
        *("alban-tarrant", "freya-tarrant", "joss-amadi", "gus-pellerin", "dieter-hollweg"),
        *("kieran-strand", "film-night", "makers-guild", "wednesday-group", "me"),
    }
    assert closed == set(sample) - left_out
    for name in closed:
        (before,) = (e for e in sample[name].all("details") if "before" in e.attributes["class"])
        assert "open" not in before.attributes


def test_what_was_asked_early_is_said_until_it_is_settled(sample: dict[str, Read]) -> None:
    early = "It was early by your own measure"
    assert sample["corin-vale"].text.count(early) == 2
    assert sample["rob-tully"].text.count(early) == 1
    assert sample["rob-tully"].text.index(early) > sample["rob-tully"].text.index("Before you ask")


def test_the_stage_is_said_and_where_the_log_cannot_know_asked(sample: dict[str, Read]) -> None:
    assert "Friend: 29 days noted" in sample["marcus-bell"].text
    assert "“Close” is your own word." in sample["imelda-ohanrahan"].text
    assert "since September 1999: what would you call it?" in sample["ruth-feldgate"].text
    for name in ("alban-tarrant", "joss-amadi", "gus-pellerin"):
        assert not re.search(
            "(Known of|Met|Acquaintance|Friendly|Friend|Close): ", sample[name].text
        )


def test_groups_and_you_have_nothing_of_it() -> None:
    for name in ("wednesday-group", "makers-guild", "me"):
        assert standing(SAMPLE, name) == NOTHING


def test_what_is_named_first_is_text(tmp_path: Path) -> None:
    front = "stage: friend\nneeds:\n  - 2026-03-01 open: <b>Dinners</b> with [[ben]] & [[nobody]]"
    build(
        ask_of({"contacts/ana.md": person("Ana", front), "contacts/ben.md": person("Ben")}),
        tmp_path,
    )
    page = read_page((tmp_path / "contacts" / "ana.html").read_text())
    assert page.faults == []
    assert "“<b>Dinners</b> with Ben & nobody” is open: is this the moment?" in page.text


def test_odd_files_have_it_too() -> None:
    odd = odd_ask()
    found = {identity: standing(odd, identity) for identity in odd.ids()}
    assert found["empty"].before is not None
    assert found["x"].before is None


def test_the_morning_ends_with_what_circles_ask_for(tmp_path: Path) -> None:
    line = "circle: inner\nhistory:\n  - 2026-03-10 call: Soup"
    many = {f"contacts/c{at}.md": person(f"C{at}", line) for at in range(9)}
    asked = "history:\n  - 2026-03-0{} asked referral: A word"
    large = {f"contacts/d{at}.md": person(f"D{at}", asked.format(at)) for at in range(4, 10)}
    build(ask_of({**many, **large}), tmp_path / "much")
    page = read_page((tmp_path / "much" / "index.html").read_text())
    assert page.faults == []
    assert (
        "Your circles ask for 9 a week, more than a week holds; you had less than one" in page.text
    )
    assert "Inner, 9 people: every 2 weeks instead of every week asks for 4 less." in page.text
    assert "You asked 6 people for something large since 4 March 2026" in page.text
    for at in range(4, 10):
        assert f"contacts/d{at}.md:4" in page.text
    build(ask_of({"contacts/ana.md": person("Ana")}), tmp_path / "little")
    little = (tmp_path / "little" / "index.html").read_text()
    assert "circles" not in little
    assert "You asked" not in little


def test_a_return_is_not_greeted_with_a_measure(tmp_path: Path) -> None:
    lines = "circle: inner\nhistory:\n  - 2026-01-10 call: Soup\n  - 2026-01-09 asked money: A loan"
    build(ask_of({f"contacts/c{at}.md": person(f"C{at}", lines) for at in range(9)}), tmp_path)
    page = (tmp_path / "index.html").read_text()
    assert "Welcome back" in page
    assert "circles" not in page
    assert "You asked" not in page
