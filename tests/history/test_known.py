"""A file that nobody has touched since the last commit is not read again; any other is."""

import os
from pathlib import Path

import pytest

from netcrm.history import known
from netcrm.history.disk import Found
from tests.commands.conftest import Run
from tests.history.conftest import ANA, MARC, Git

CACHE = ".netcrm/history.json"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are read, from here on."""
    files: list[str] = []
    reading = Found.read

    def noting(found: Found) -> bytes | None:
        files.append(found.file)
        return reading(found)

    monkeypatch.setattr(Found, "read", noting)
    return files


@pytest.fixture
def told_by_times(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that were written just now can be told by their times too."""
    monkeypatch.setattr(known, "_TICK", -1)


@pytest.mark.usefixtures("told_by_times")
def test_only_what_was_touched_is_read(netcrm: Run, space: Path, read: list[str]) -> None:
    netcrm("commit")
    assert {ANA, MARC} < set(read)
    read.clear()
    netcrm("log", "ana", "call", "He needs films")
    ran = netcrm("commit")
    assert ran.out.startswith("Called Ana Pires\n")
    assert read == [ANA]
    assert (space / CACHE).stat().st_mode & 0o777 == 0o600


@pytest.mark.usefixtures("told_by_times")
def test_the_same_size_and_time_are_no_proof(netcrm: Run, space: Path) -> None:
    netcrm("commit")
    status = (space / ANA).stat()
    (space / ANA).write_bytes((space / ANA).read_bytes().replace(b"Ana Pires", b"Ana Pirez", 1))
    os.utime(space / ANA, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert "1 file committed" in netcrm("commit").out


@pytest.mark.usefixtures("told_by_times")
def test_another_commit_is_compared_with(netcrm: Run, space: Path, git: Git) -> None:
    netcrm("log", "ana", "call", "He needs films")
    netcrm("commit")
    netcrm("commit")
    git("reset", "--quiet", "HEAD~1")
    assert netcrm("commit").out.startswith("Called Ana Pires\n")


@pytest.mark.usefixtures("space")
def test_what_is_young_is_read_again(netcrm: Run, read: list[str]) -> None:
    netcrm("commit")
    read.clear()
    netcrm("commit")
    assert {ANA, MARC} < set(read)


@pytest.mark.usefixtures("told_by_times")
@pytest.mark.parametrize(
    "held", ["", "[]", '{"digest": "sha1", "files": {"contacts/ana-pires.md": 1}}', "\0"]
)
def test_what_cannot_be_used_is_done_without(netcrm: Run, space: Path, held: str) -> None:
    netcrm("commit")
    (space / CACHE).write_text(held)
    netcrm("log", "ana", "call", "He needs films")
    assert netcrm("commit").out.startswith("Called Ana Pires\n")


@pytest.mark.usefixtures("told_by_times")
def test_to_tell_keeps_nothing(netcrm: Run, space: Path, read: list[str]) -> None:
    netcrm("changes")
    netcrm("commit", "--dry-run")
    assert not (space / CACHE).exists()
    netcrm("commit")
    read.clear()
    assert netcrm("changes").out == "Nothing has changed.\n"
    assert read == []
