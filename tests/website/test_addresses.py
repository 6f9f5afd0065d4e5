"""Addresses: short, safe, and never two alike; lists that are split."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.text.words import fold
from netcrm.views.names import PER_PAGE
from netcrm.website import addresses
from netcrm.website.builder import build
from netcrm.website.pages import plan
from tests.website.pages_read import read_page
from tests.website.world import ask_of, odd_ask, person, sample_ask

WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30)


@given(WORDS)
def test_a_file_name_is_short_plain_ascii(key: str) -> None:
    name = addresses.file_name(key * 20)
    assert name.isascii()
    assert len(name) <= 120
    assert not set(name) & set("/\\:*?\"<>| .%#&'")


@given(WORDS, WORDS)
def test_only_keys_that_fold_alike_share_a_file_name(one: str, other: str) -> None:
    same = addresses.file_name(one) == addresses.file_name(other)
    assert same is (fold(one) == fold(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("a b", "a-b"), ("c", "c++"), ("index", "Index "), ("é", "e"), ("a/b", "a b")],
)
def test_names_that_look_alike_do_not_meet(one: str, other: str) -> None:
    urls = {addresses.item("tags", key, part) for key in (one, other) for part in (1, 2)}
    assert len(urls) == (2 if fold(one) == fold(other) else 4)
    assert addresses.listing("tags") not in urls


def test_a_plain_word_is_its_own_name() -> None:
    assert addresses.item("tags", "carpentry") == "tags/carpentry.html"
    assert addresses.part_of("tags/carpentry.html", 2) == addresses.item("tags", "carpentry", 2)


@pytest.mark.parametrize("which", [sample_ask, odd_ask])
def test_no_two_pages_meet_where_case_does_not_count(which: object) -> None:
    urls = [page.url for page in plan(which())]  # type: ignore[operator]
    alike = [unicodedata.normalize("NFC", url).casefold() for url in urls]
    assert len(alike) == len(set(alike))


@pytest.mark.parametrize("which", [sample_ask, odd_ask])
def test_every_part_of_a_path_fits_a_file_system(which: object) -> None:
    for page in plan(which()):  # type: ignore[operator]
        parts = page.url.split("/")
        assert all(0 < len(part.encode()) <= 255 and part[0] != "." for part in parts)


def test_a_long_list_goes_on_in_further_pages(tmp_path: Path) -> None:
    count = 2 * PER_PAGE + 1
    front = "tags: t\nplace: p\norganisation: o\ngroups: g\nmet: 2025-03-01\nmet_at: fair\nvia: w"
    texts = {f"c/a{n:03}.md": person(f"A{n:03}", front) for n in range(count)}
    built = build(ask_of(texts), tmp_path)
    assert built.problems == ()
    for folder, key in (
        *(("tags", "t"), ("places", "p"), ("organisations", "o"), ("groups", "g")),
        *(
            ("people", "a"),
            ("months", "2025-03"),
            ("events", "2025-03-01 fair"),
            ("cards", "index"),
        ),
    ):
        first = addresses.listing(folder) if key == "index" else addresses.item(folder, key)
        found = [read_page((tmp_path / addresses.part_of(first, n)).read_text()) for n in (1, 2, 3)]
        names = [{h for h in page.hrefs if "/contacts/" in h} for page in found]
        sizes = [len(part) for part in names]
        assert sizes == ([157, 232, 12] if folder == "months" else [PER_PAGE, PER_PAGE, 1]), folder
        assert len(set().union(*names)) == count
        assert not (tmp_path / addresses.part_of(first, 4)).exists()


def test_a_name_too_long_for_a_file_gets_a_shorter_one() -> None:
    url = addresses.contact("x" * 252)
    assert len(url) < 150
    assert addresses.contact("x" * 240) == f"contacts/{'x' * 240}.html"
