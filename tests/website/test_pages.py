"""Every page of a site: well formed, private, and leading somewhere."""

import re
from itertools import pairwise
from pathlib import Path
from posixpath import dirname, normpath
from urllib.parse import unquote, urlsplit

import pytest

from netcrm.website.builder import build
from tests.website.pages_read import Read, read_page
from tests.website.world import ODD, ask_of, odd_ask, person

CSP = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; "
    "form-action 'none'"
)


@pytest.fixture(scope="session")
def read(pages: dict[str, str]) -> dict[str, Read]:
    return {name: read_page(html) for name, html in pages.items()}


def targets(name: str, page: Read) -> list[tuple[str, str]]:
    """Return the links within the site, as path and fragment."""
    found = (urlsplit(href) for href in page.hrefs)
    return [
        (
            normpath(f"{dirname(name)}/{unquote(url.path)}").lstrip("/") if url.path else name,
            url.fragment,
        )
        for url in found
        if not url.scheme
    ]


def test_every_page_is_well_formed(read: dict[str, Read]) -> None:
    assert {name: page.faults for name, page in read.items() if page.faults} == {}


def test_every_link_leads_to_a_file(site: Path, read: dict[str, Read]) -> None:
    there = {path.relative_to(site).as_posix() for path in site.rglob("*")}
    lost = {(n, path) for n, p in read.items() for path, _ in targets(n, p) if path not in there}
    assert lost == set()


def test_every_fragment_leads_to_an_id(read: dict[str, Read]) -> None:
    lost = {
        (name, path, fragment)
        for name, page in read.items()
        for path, fragment in targets(name, page)
        if fragment and unquote(fragment) not in read[path].ids
    }
    assert lost == set()


def test_every_page_is_reached_from_the_first(read: dict[str, Read]) -> None:
    reached, waiting = {"index.html"}, ["index.html"]
    while waiting:
        name = waiting.pop()
        new = {path for path, _ in targets(name, read[name])} - reached
        reached |= new
        waiting += new
    assert set(read) - reached == set()


def test_ids_stand_once(read: dict[str, Read]) -> None:
    twice = {n: [i for i in p.ids if p.ids.count(i) > 1] for n, p in read.items()}
    assert {name: ids for name, ids in twice.items() if ids} == {}


def test_labels_name_ids(read: dict[str, Read]) -> None:
    for page in read.values():
        for element in page.elements:
            if "aria-labelledby" in element.attributes:
                assert element.attributes["aria-labelledby"] in page.ids


def test_the_head_keeps_the_page_private(pages: dict[str, str], read: dict[str, Read]) -> None:
    for name, page in read.items():
        assert pages[name].startswith('<!doctype html>\n<html lang="en">\n<head>\n<meta')
        first = next(element for element in page.elements if "head" in element.inside)
        assert first.attributes == {"http-equiv": "Content-Security-Policy", "content": CSP}
        metas = {e.attributes.get("name"): e.attributes.get("content") for e in page.all("meta")}
        assert metas["robots"] == "noindex"
        assert metas["referrer"] == "no-referrer"
        assert metas["color-scheme"] == "light dark"


def test_the_shape_of_a_page(read: dict[str, Read]) -> None:
    for page in read.values():
        assert [len(page.all(tag)) for tag in ("h1", "main", "header", "footer", "title")] == [
            1
        ] * 5
        assert page.hrefs[0] == "#main"
        assert all(nav.attributes["aria-label"] for nav in page.all("nav"))


def test_headings_leave_out_no_level(read: dict[str, Read]) -> None:
    for name, page in read.items():
        levels = [int(e.name[1]) for e in page.elements if re.fullmatch("h[1-6]", e.name)]
        jumps = [(a, b) for a, b in pairwise(levels) if b > a + 1]
        assert jumps == [], name


def test_nothing_is_loaded_but_the_style_sheet(read: dict[str, Read]) -> None:
    for page in read.values():
        names = {element.name for element in page.elements}
        assert names.isdisjoint({"script", "style", "img", "iframe", "object", "embed", "base"})
        for element in page.elements:
            attributes = element.attributes
            assert not {"src", "srcset", "style", "ping", "background"} & attributes.keys()
            assert not [name for name in attributes if name.startswith("on")]
        links = {
            (e.attributes["rel"], e.attributes["href"].rpartition("/")[2]) for e in page.all("link")
        }
        assert links == {("stylesheet", "style.css"), ("icon", "data:,")}


def test_links_out_are_few_and_safe(read: dict[str, Read]) -> None:
    schemes = {urlsplit(href).scheme for page in read.values() for href in page.hrefs}
    assert schemes <= {"", "http", "https", "mailto", "tel"}


def test_the_style_sheet_is_local(site: Path) -> None:
    style = (site / "style.css").read_text()
    assert "url(" not in style
    assert "@import" not in style


def test_text_is_never_markup(tmp_path: Path) -> None:
    build(odd_ask(), tmp_path)
    html = (tmp_path / "contacts" / "ana.html").read_text()
    assert "<script" not in html
    assert "onerror=alert(1)>" not in html
    page = read_page(html)
    assert "Ana <script>alert(1)</script>" in page.text
    assert "<img src=x onerror=alert(1)>" in page.text
    assert [h for h in page.hrefs if "javascript" in h] == []
    assert "https://example.org/?a=1&b=<2>" in page.hrefs


def test_a_missing_link_is_shown_and_quiet(tmp_path: Path) -> None:
    build(odd_ask(), tmp_path)
    html = (tmp_path / "contacts" / "ana.html").read_text()
    assert '<span class="lost" title="there is no file for this name yet">nobody</span>' in html


def test_two_files_of_one_id_stand_on_one_page(tmp_path: Path) -> None:
    build(odd_ask(), tmp_path)
    text = read_page((tmp_path / "contacts" / "ben.html").read_text()).text
    assert "contacts/ben.md" in text
    assert "contacts/sub/BEN.md" in text
    assert "NC303" in text


def test_a_file_that_cannot_be_read_is_still_a_page(tmp_path: Path) -> None:
    build(odd_ask(), tmp_path)
    for name, code in (("spoilt", "NC101"), ("ana", "NC203")):
        text = read_page((tmp_path / "contacts" / f"{name}.html").read_text()).text
        assert code in text
        assert f"contacts/{name}.md:" in text


def test_every_line_says_where_it_stands(tmp_path: Path) -> None:
    build(odd_ask(), tmp_path)
    text = read_page((tmp_path / "contacts" / "ana.html").read_text()).text
    lines = ODD["contacts/ana.md"].splitlines()
    for start in (
        "  - 2026-01-02 visit",
        "      - 2026-03-20 ben",
        "  - me: Nothing",
        "  - 2026-01-05 open",
    ):
        number = next(at for at, line in enumerate(lines, 1) if line.startswith(start))
        assert f"contacts/ana.md:{number}" in text


def test_a_line_in_anothers_file_is_on_both_pages_and_marked(tmp_path: Path) -> None:
    build(odd_ask(), tmp_path)
    text = read_page((tmp_path / "contacts" / "ben.html").read_text()).text
    assert "noted with Ana" in " ".join(text.split())


@pytest.mark.parametrize("pinned", [True, False])
def test_a_pinned_day_is_named_and_the_clocks_is_not(tmp_path: Path, pinned: bool) -> None:  # noqa: FBT001
    build(ask_of({"contacts/a.md": person("A")}, pinned=pinned), tmp_path)
    html = (tmp_path / "contacts" / "a.html").read_text()
    assert ("18 March 2026" in html) is pinned


def test_an_empty_workspace_is_a_site(tmp_path: Path) -> None:
    built = build(ask_of({}), tmp_path)
    assert "index.html" in built.written
    assert "Nothing waits this morning." in (tmp_path / "index.html").read_text()


def text_of(folder: Path, identity: str, **files: str) -> str:
    """Build a site of files given by id, and read one of its contact pages as words."""
    build(ask_of({f"c/{name}.md": text for name, text in files.items()}), folder)
    return " ".join(read_page((folder / f"contacts/{identity}.html").read_text()).text.split())


def test_the_header_says_who_in_words(tmp_path: Path) -> None:
    front = "work: Baker\nsince: 2009\nplace: Oslo\nmet: 2025-03\nmet_at: a fair\nvia: [ben, cy]"
    text = text_of(tmp_path, "ana", ana=person("Ana", front), ben=person("Ben"), cy=person("Cy"))
    assert "Baker, since 2009. Oslo." in text
    assert "You met in March 2025, a fair; introduced by Ben and Cy." in text


def test_links_in_fields_lead_somewhere(tmp_path: Path) -> None:
    front = 'likes: ["films with [[ben]]", chess]\nmeets: at [[Ben]]'
    text = text_of(tmp_path, "ana", ana=person("Ana", front), ben=person("Ben"))
    assert "films with Ben, chess" in text
    assert "[[" not in text


def test_unknown_fields_are_shown_as_they_are(tmp_path: Path) -> None:
    text = text_of(tmp_path, "ana", ana=person("Ana", "x-shoe: 42\nhat:\n  - big\n  - red"))
    assert "x-shoe (your own)42" in text
    assert "hat (your own)bigred" in text.replace(" big", "big").replace(" red", "red")


def test_what_a_line_was_for_is_said_in_words(tmp_path: Path) -> None:
    need = "needs:\n  - 2026-01-01 open: Soup\n    id: soup"
    front = "history:\n  - 2026-01-03 gave: Leek\n    for: ben#soup\n  - 2026-01-04 told: Yes\n"
    front += "    for: 2026-01-02\n  - 2026-01-02 asked advice: Which pot?"
    text = text_of(tmp_path, "ana", ana=person("Ana", front), ben=person("Ben", need))
    assert "for “Soup”, of Ben" in text
    assert "for what was asked on 2 January 2026" in text


def test_a_group_tells_who_was_there(tmp_path: Path) -> None:
    club = "kind: group\nhistory:\n" + "".join(
        f"  - 2026-01-0{day} meeting: M\n    with: [{who}]\n"
        for day, who in ((1, "ana, ben"), (2, "ben"), (3, "ben"), (4, "ben"))
    )
    files = {name: person(name.title(), "groups: club") for name in ("ana", "ben")}
    text = text_of(tmp_path, "club", club=person("Club", club), **files)
    assert "Ben at 4 meetings · last on 4 January 2026" in text
    assert "Not there the last three times: Ana. A word may do good." in text
    assert all(f"c/club.md:{number}" in text for number in (7, 9, 11))


def test_a_group_tells_when_it_meets_next(tmp_path: Path) -> None:
    club = person("Club", "kind: group\nmeets: thursdays")
    text = text_of(tmp_path, "club", club=club, ana=person("Ana", "groups: club"))
    assert "The next time: 19 March 2026." in text


def test_an_organisation_tells_who_works_there(tmp_path: Path) -> None:
    org = person("Mill", "kind: organisation")
    text = text_of(tmp_path, "mill", mill=org, ana=person("Ana", "organisation: mill"))
    assert "Who works there Ana" in text


@pytest.mark.parametrize("many", [6, 40])
def test_the_first_page_shows_five_lines_and_folds_the_rest(tmp_path: Path, many: int) -> None:
    front = "circle: close\nhistory:\n  - 2026-01-01 call: Tea\n  - 2026-03-17 heard: An exam"
    build(ask_of({f"c/p{n}.md": person(f"P{n}", front) for n in range(many)}), tmp_path)
    page = read_page((tmp_path / "index.html").read_text())
    folds = [e for e in page.elements if e.attributes.get("class") == "who"]
    assert len([e for e in folds if "details" not in e.inside]) == 5
    assert len([e for e in folds if "details" in e.inside]) == many - 5
