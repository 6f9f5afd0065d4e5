"""A group's name notes its meeting, with those who were there."""

from pathlib import Path

import pytest

from netcrm.text.contact import read_contact
from tests.commands.conftest import Run, contact


@pytest.fixture
def group(small: Path) -> str:
    """The file of the group."""
    return next(small.rglob("wednesday-group.md")).relative_to(small).as_posix()


def there(small: Path, group: str) -> tuple[str, list[str]]:
    """The kind of the group's newest line, and who is named in it."""
    line = read_contact(group, (small / group).read_bytes()).history[0]
    return line.kind, [ref.target for ref in line.with_]


def test_everyone_was_there(netcrm: Run, small: Path, group: str) -> None:
    ran = netcrm("log", "wednesday", "The last episode", "--at", "the library")
    assert ran.out == f"{group}:5: - 2026-03-18 meeting: The last episode\n"
    assert there(small, group) == ("meeting", ["ana-pires", "marcus-bell"])
    assert netcrm("check").status == 0


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        (("--absent", "ana"), ["marcus-bell"]),
        (("--absent", "ana", "--absent", "marcus"), []),
        (("--with", "zoe"), ["zoe-marchetti"]),
        (("--with", "zoe", "--absent", "marcus"), ["ana-pires", "zoe-marchetti"]),
    ],
)
def test_not_quite_everyone(
    netcrm: Run, small: Path, group: str, options: tuple[str, ...], ids: list[str]
) -> None:
    assert netcrm("log", "wednesday", "meeting", "x", *options).status == 0
    assert there(small, group) == ("meeting", ids)


def test_the_dead_are_not_put_there(netcrm: Run, small: Path, group: str) -> None:
    contact(small, "bo.md", "name: Bo", "groups: [wednesday-group]", "status: died 2026-01-02")
    netcrm("log", "wednesday", "x")
    assert there(small, group)[1] == ["ana-pires", "marcus-bell"]


def test_another_kind_of_line_has_no_attendance(netcrm: Run, small: Path, group: str) -> None:
    netcrm("log", "wednesday", "note", "The key is under the pot")
    assert there(small, group) == ("note", [])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("ana", "x", "--absent", "zoe"), "only a group has members"),
        (("wednesday", "x", "--absent", "zoe"), "Zoë Marchetti does not belong to Wednesday group"),
        (("wednesday", "note", "x", "--absent", "ana"), "notes no attendance"),
    ],
)
@pytest.mark.usefixtures("small")
def test_what_makes_no_sense(netcrm: Run, group: str, words: tuple[str, ...], said: str) -> None:
    before = Path(group).read_bytes()
    ran = netcrm("log", *words)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
    assert Path(group).read_bytes() == before
