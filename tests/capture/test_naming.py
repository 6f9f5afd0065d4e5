"""Whom a command is about, as people write names: who is meant, or who it might be."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from netcrm.commands.session import Session
from netcrm.commands.who import find, find_all
from netcrm.commands.workspace import answered
from netcrm.errors import AmbiguousContactError, UnknownContactError
from tests.commands.conftest import Run, contact

PEOPLE = {
    "marcus-bell": ("name: Marcus Bell", "aka: [Marc]"),
    "marcus-beale": ("name: Marcus Beale",),
    "ana-pires": ("name: Ana Pires", "aka: [Aninha, Dr. Pires]"),
    "zoe-lefevre": ("name: Zoë Lefèvre",),
    "lee-wong": ("name: Lee Wong", "aka: [黃禮, Lee of the lamps]"),
    "imelda-ohanrahan": ("name: Imelda O'Hanrahan",),
    "jean-luc-roy": ("name: Jean-Luc Roy",),
    "soren-kjaer": ("name: Søren Kjær",),
    "oezge-yilmaz": ("name: Özge Yılmaz",),
    "李雷": ("name: 李雷",),
    "juan-de-la-cruz": ("name: Juan de la Cruz",),
    "wednesday-group": ("name: Wednesday group", "kind: group", "aka: [the menders]"),
    "ann": ("name: Ann",),
    "anna-lund": ("name: Anna Lund",),
    "joss-1": ("name: Joss Amadi",),
    "joss-2": ("name: Joss Amadi",),
}
MEANT = {
    "marcus-bell": "marcus-bell",
    "MARCUS-BELL": "marcus-bell",
    "Marcus Bell": "marcus-bell",
    "marcus  bell": "marcus-bell",
    " Marcus Bell ": "marcus-bell",
    "marc": "marcus-bell",
    "MARC": "marcus-bell",
    "bell": "marcus-bell",
    "Marcus Bel": "marcus-bell",
    "Marcus Bea": "marcus-beale",
    "Marcus Beal": "marcus-beale",
    "beale": "marcus-beale",
    "M. Bell": "marcus-bell",
    "m beale": "marcus-beale",
    "[[marcus-bell]]": "marcus-bell",
    "contacts/marcus-bell.md": "marcus-bell",
    "marcus-bell.md": "marcus-bell",
    "Ana": "ana-pires",
    "ana p.": "ana-pires",
    "A. Pires": "ana-pires",
    "pires": "ana-pires",
    "aninha": "ana-pires",
    "Dr. Pires": "ana-pires",
    "dr. p": "ana-pires",
    "ANA PIRES": "ana-pires",
    "Zoe": "zoe-lefevre",
    "zoë": "zoe-lefevre",
    "Zoe\u0308": "zoe-lefevre",
    "zoe lefevre": "zoe-lefevre",
    "Lefèvre": "zoe-lefevre",
    "lefe": "zoe-lefevre",
    "Z. L.": "zoe-lefevre",
    "lee": "lee-wong",
    "Lee W.": "lee-wong",
    "黃禮": "lee-wong",
    "黃": "lee-wong",
    "lamps": "lee-wong",
    "lee of": "lee-wong",
    "wong": "lee-wong",
    "imelda": "imelda-ohanrahan",
    "O'Hanrahan": "imelda-ohanrahan",
    "O\u2019Hanrahan": "imelda-ohanrahan",
    "ohanrahan": "imelda-ohanrahan",
    "Imelda O.": "imelda-ohanrahan",
    "jean-luc": "jean-luc-roy",
    "Jean Luc": "jean-luc-roy",
    "jean luc roy": "jean-luc-roy",
    "J-L Roy": "jean-luc-roy",
    "luc": "jean-luc-roy",
    "soren": "soren-kjaer",
    "Søren": "soren-kjaer",
    "kjær": "soren-kjaer",
    "kjaer": "soren-kjaer",
    "ozge": "oezge-yilmaz",
    "Özge": "oezge-yilmaz",
    "yilmaz": "oezge-yilmaz",
    "李雷": "李雷",
    "李": "李雷",
    "juan": "juan-de-la-cruz",
    "de la cruz": "juan-de-la-cruz",
    "cruz": "juan-de-la-cruz",
    "the menders": "wednesday-group",
    "wednesday": "wednesday-group",
    "ann": "ann",
    "Ann": "ann",
    "anna": "anna-lund",
    "lund": "anna-lund",
    "joss-2": "joss-2",
}
OFFERED = {
    "marcus": ("marcus-beale", "marcus-bell"),
    "Marcus B.": ("marcus-beale", "marcus-bell"),
    "Marcus Be": ("marcus-beale", "marcus-bell"),
    "m. b.": ("marcus-beale", "marcus-bell"),
    "be": ("marcus-beale", "marcus-bell"),
    "an": ("ana-pires", "ann", "anna-lund"),
    "Joss Amadi": ("joss-1", "joss-2"),
    "joss": ("joss-1", "joss-2"),
}
SEVERAL: Mapping[str, tuple[str, ...]] = {
    "ana marc": ("ana-pires", "marcus-bell"),
    "Ana Pires Marcus Bell": ("ana-pires", "marcus-bell"),
    "Marcus Bell, Lee W. and zoe": ("marcus-bell", "lee-wong", "zoe-lefevre"),
    "ana & ann": ("ana-pires", "ann"),
    "ana, ana": ("ana-pires",),
    "juan de la cruz lee of the lamps": ("juan-de-la-cruz", "lee-wong"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of people whose names are alike in many ways."""
    root = tmp_path_factory.mktemp("naming")
    for identity, lines in PEOPLE.items():
        contact(root, f"{identity}.md", *lines)
    (root / "netcrm.toml").write_text("")
    return root


def session(folder: Path) -> Session:
    """A run in that folder, on any day."""
    return Session(lambda: date(2026, 3, 18), folder)


def test_who_is_meant(folder: Path) -> None:
    found = answered(session(folder), lambda space: {who: find(space.ask, who) for who in MEANT})
    assert found == MEANT


@pytest.mark.parametrize("who", OFFERED)
def test_who_is_offered(folder: Path, who: str) -> None:
    with pytest.raises(AmbiguousContactError) as caught:
        answered(session(folder), lambda space: find(space.ask, who))
    assert caught.value.candidates == OFFERED[who]
    assert caught.value.who == who
    assert len(caught.value.hint.splitlines()) == len(OFFERED[who])


@pytest.mark.parametrize("who", ["nobody", "marcus bellweather", "", "x. bell", "bell marcus"])
def test_nobody(folder: Path, who: str) -> None:
    with pytest.raises(UnknownContactError):
        answered(session(folder), lambda space: find(space.ask, who))


def test_a_path_from_where_you_stand(
    netcrm: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    contact(tmp_path, "dc.md", "name: DC Jones")
    contact(tmp_path, "a/bo.md", "name: Bo")
    (tmp_path / "dc.md").write_text("")
    monkeypatch.chdir(tmp_path / "contacts" / "a")
    for path in (
        "bo.md",
        "./bo.md",
        "../a/bo.md",
        "contacts/a/bo",
        str(tmp_path / "contacts/a/bo.md"),
    ):
        assert netcrm("show", path).out.startswith("Bo")
    assert netcrm("show", "../dc.md").out.startswith("DC Jones")
    assert netcrm("show", "../../dc.md").status == 2
    assert netcrm("show", "../bo.md").status == 2
    contact(tmp_path, "b/bo.md", "name: Other")
    assert netcrm("show", "bo.md").out.startswith("Bo")
    assert "the id bo is used twice" in netcrm("show", "../b/bo.md").err


def test_several(folder: Path) -> None:
    found = answered(
        session(folder),
        lambda space: {words: find_all(space.ask, words.split()) for words in SEVERAL},
    )
    assert found == SEVERAL


@pytest.mark.parametrize(
    "quoted", ["Marcus Bell and Lee W.", "marcus bell, lee", "lee & Ana Pires", "zoe AND lee"]
)
def test_several_in_one_pair_of_quotes(folder: Path, quoted: str) -> None:
    apart = answered(session(folder), lambda space: find_all(space.ask, quoted.split()))
    assert len(apart) == 2
    assert answered(session(folder), lambda space: find_all(space.ask, (quoted,))) == apart


def test_there_are_enough_ways() -> None:
    assert len(MEANT) + len(OFFERED) >= 60
