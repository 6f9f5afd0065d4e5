"""Ids for new contacts: laws for any name, and the names people have."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from netcrm.model import RESERVED_IDS
from netcrm.store.names import is_conflict_copy, is_contact_name
from netcrm.text.slug import LONGEST, slug
from netcrm.text.words import fold

NAMES = st.text() | st.sampled_from(["con", "Me", "open", "README", "LPT1", "4913", "a" * 300])

PEOPLE = (
    ("Ana Pires", "ana-pires"),
    ("Zoë O'Brien", "zoe-obrien"),
    ("Zoe\u0308 O\u2019Brien", "zoe-obrien"),
    ("Łukasz Żółć", "lukasz-zolc"),
    ("Jürgen Groß", "jurgen-gross"),
    ("Đặng Thị Hà", "dang-thi-ha"),
    ("Søren Ærø", "soren-aero"),
    ("李雷", "李雷"),
    ("水沢 和音", "水沢-和音"),
    ("ガガ", "ガガ"),
    ("김철수", "김철수"),
    ("Ёлка Иванова", "ёлка-иванова"),
    ("प्रिया नायर", "प्रिया-नायर"),
    ("\uff21\uff2e\uff21", "ana"),
    ("a/b\\c: d..e", "a-b-c-d-e"),
    ("🎉", "contact"),
    ("", "contact"),
    ("Con", "con-2"),
    ("me", "me-2"),
    ("Readme", "readme-2"),
)


@pytest.mark.parametrize(("name", "expected"), PEOPLE)
def test_names_people_have(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_the_next_free_number() -> None:
    assert slug("Ana", {"ana"}) == "ana-2"
    assert slug("ANA", {"ana", "ana-2"}) == "ana-3"


@given(NAMES)
def test_it_is_a_file_name_anywhere(name: str) -> None:
    found = slug(name)
    assert 0 < len(found.encode()) <= LONGEST
    assert unicodedata.is_normalized("NFC", found)
    assert not set(found) & set('<>:"/\\|?*.#_ \t\n')
    assert not found.startswith("-")
    assert not found.endswith("-")


@given(NAMES)
def test_it_is_a_contact_when_it_is_read(name: str) -> None:
    file = f"{slug(name)}.md"
    assert is_contact_name(file)
    assert not is_conflict_copy(file, frozenset([file]))
    assert slug(name) not in RESERVED_IDS


@given(NAMES)
@example("\U00010795")  # a letter that decomposes into one that is made plain
def test_made_again_it_stays(name: str) -> None:
    once = slug(name)
    assert slug(once) in {once, f"{once}-2"}  # a reserved one was numbered, and is plain now


@given(st.lists(NAMES, max_size=6))
def test_none_ever_collides(names: list[str]) -> None:
    taken: set[str] = set()
    for name in names + names:
        found = slug(name, taken)
        assert fold(found) not in taken
        assert len(found.encode()) <= LONGEST
        taken.add(fold(found))
