"""Pages of households: who lives there, when you were in touch, what is open with any of them."""

from pathlib import Path

import pytest

from netcrm.website.builder import build
from tests.website.pages_read import Read, read_page
from tests.website.world import ask_of, person

BELLS = {
    "contacts/marcus.md": person(
        "Marcus",
        """household: Bell Lane
met: 2024-01-02
history:
  - 2026-03-01 call: The bench
    with: talia
  - 2026-02-01 asked: A hand with the van
needs:
  - 2026-03-02 open: Dinners
promises:
  - 2026-03-20 me: The box set
  - 2026-02-20 me: The saw
    done: 2026-02-20""",
    ),
    "contacts/talia.md": person("Talia", "household: bell lane\npromises:\n  - them: A map"),
    "contacts/nora.md": person(
        "Nora", "household: Bell Lane\nstatus: died 2025-05-03\npromises:\n  - me: Her ladder"
    ),
    "contacts/club.md": person(
        "Club", "kind: group\nhistory:\n  - 2026-03-05 meeting: All\n    with: talia"
    ),
    "contacts/alone.md": person("Alone", "household: The Mill"),
}


def built(folder: Path, me: str = "", **more: str) -> dict[str, Read]:
    texts = {f"contacts/{name}.md": text for name, text in more.items()}
    build(ask_of({**BELLS, **texts}, me=me), folder)
    contacts = {path.stem: path for path in (folder / "contacts").glob("*.html")}
    houses = {f"/{path.stem}": path for path in (folder / "households").glob("*.html")}
    return {name: read_page(path.read_text("utf-8")) for name, path in (contacts | houses).items()}


@pytest.fixture
def pages(tmp_path: Path) -> dict[str, Read]:
    return built(tmp_path)


def lane(pages: dict[str, Read]) -> Read:
    return next(page for name, page in pages.items() if name.startswith("/bell-lane"))


def test_who_lives_there_and_of_those_who_are_gone_how_it_is(pages: dict[str, Read]) -> None:
    found = lane(pages)
    assert found.faults == []
    assert "Bell Lane" in found.text
    assert {"../contacts/marcus.html", "../contacts/talia.html"} <= set(found.hrefs)
    assert "Nora Died on 3 May 2025." in found.text


def test_the_days_with_any_of_them_say_with_whom(pages: dict[str, Read]) -> None:
    text = lane(pages).text
    assert "3 days noted, from 2 January 2024 to 5 March 2026" in text
    assert "1 March 2026, with Marcus and Talia" in text
    assert "5 March 2026, with Talia, in a larger group" in text
    assert "2 January 2024, with Marcus contacts/marcus.md:4" in text


def test_what_is_open_with_any_of_them_and_nothing_else(pages: dict[str, Read]) -> None:
    text = lane(pages).text
    for said in ("Marcus: Dinners", "The box set", "A map", "A hand with the van"):
        assert said in text
    for said in ("The saw", "Her ladder", "Nothing is open"):
        assert said not in text


def test_their_pages_lead_there_and_one_who_lives_alone_has_none(pages: dict[str, Read]) -> None:
    ways = [href for href in pages["talia"].hrefs if "households/bell-lane" in href]
    assert ways
    assert "The Mill" in pages["alone"].text
    assert not any("households/the-mill" in href for href in pages["alone"].hrefs)
    assert not any(name.startswith("/the-mill") for name in pages)
    listed = pages["/index"]
    assert "Bell Lane Marcus, Nora and Talia" in listed.text
    assert "Mill" not in listed.text


def test_a_household_named_by_somebody_of_it(tmp_path: Path) -> None:
    ed = person("Ed", "household: flo\nhistory:\n  - 2026-01-01 call: Soup")
    pages = built(tmp_path, ed=ed, flo=person("Flo"))
    assert "The household of Flo" in pages["/index"].text
    assert "Householdthat of Flo" in pages["ed"].text
    assert "Householdtheir own" in pages["flo"].text
    assert "../households/flo.html" in pages["ed"].hrefs


def test_of_the_one_you_live_in_no_days_are_told(tmp_path: Path) -> None:
    joss = person(
        "Joss", "household: me\nhistory:\n  - 2026-01-01 call: Soup\n  - 2026-01-02 call: x"
    )
    pages = built(tmp_path, me=person("Edie"), joss=joss)
    page = pages["/me"]
    assert "Your household" in page.text
    assert "you" in page.text
    assert "days noted" not in page.text
    assert "Nothing is open here." in page.text
    assert "Householdyours" in pages["joss"].text


def test_your_own_household_without_a_file_of_yours(tmp_path: Path) -> None:
    pages = built(tmp_path, joss=person("Joss", "household: me"))
    assert "Your household" in pages["/index"].text


def test_very_many_under_one_roof_take_several_pages(tmp_path: Path) -> None:
    many = {f"n{at:03}": person(f"N{at:03}", "household: The Tower") for at in range(201)}
    pages = built(tmp_path, **many)
    towers = [name for name in pages if name.startswith("/the-tower")]
    assert len(towers) == 2
    assert all(pages[name].faults == [] for name in towers)
