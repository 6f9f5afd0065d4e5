"""Commands that only read use what the last build kept, and are right whatever became of it."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path

import pytest

from netcrm import cli
from netcrm.commands import workspace
from netcrm.memo import Past
from netcrm.memo.facets import Bucket, Entries
from netcrm.memo.seal import seal
from netcrm.memo.vault import Vault, VaultError
from netcrm.model import Contact, Kind
from netcrm.queries.whole import Whole
from netcrm.store import read as store_read
from netcrm.text.contact import read_contact

ROOT = Path(__file__).parents[2]
QUESTIONS = (
    ("today",),
    ("today", "--all"),
    ("today", "--json"),
    ("today", "--today", "2026-04-20"),
    ("show", "ana-pires"),
    ("show", "Ana", "Pires", "--json"),
    ("show", "me"),
    ("show", "imelda"),
    ("show", "a"),
    ("show", "nobody at all"),
    ("list",),
    ("list", "--json"),
    ("list", "--group", "film-night", "--status", "in-touch"),
    ("list", "--tag", "neighbour"),
    ("check",),
    ("check", "--json"),
    ("settings", "--json"),
)
Answer = tuple[int, str, str]
Ask = Callable[..., Answer]

pytestmark = pytest.mark.usefixtures("same_program")


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Ask:
    """Return what runs a command in this process."""

    def run(space: Path, *words: str) -> Answer:
        capsys.readouterr()
        status = cli.run(["-C", str(space), *words])
        return status, *capsys.readouterr()

    return run


def answers(ask: Ask, space: Path) -> list[Answer]:
    return [ask(space, *question) for question in QUESTIONS]


def plain(ask: Ask, space: Path) -> list[Answer]:
    """What is said where nothing was kept."""
    beside = space.with_name("beside")
    shutil.rmtree(beside, ignore_errors=True)
    shutil.copytree(space, beside, ignore=shutil.ignore_patterns(".netcrm", "build"))
    return answers(ask, beside)


def cache(space: Path) -> Path:
    return space / ".netcrm" / "memo.db"


def everything(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.is_dir() else {}


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list of contact files that were read."""
    files: list[str] = []
    read = read_contact

    def noted(file: str, data: bytes, kinds: Mapping[str, Kind]) -> Contact:
        files.append(file)
        return read(file, data, kinds)

    monkeypatch.setattr(store_read, "read_contact", noted)
    return files


@pytest.fixture
def used(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Return a list that says, of each time a workspace is opened, whether with what was kept."""
    times: list[bool] = []

    class Noted(Whole):
        def __init__(self, *, past: Past | None, once: bool, gradual: bool) -> None:
            times.append(past is not None)
            super().__init__(past=past, once=once, gradual=gradual)

    monkeypatch.setattr(workspace, "Whole", Noted)
    return times


def settle(space: Path, ask: Ask) -> None:
    """Build, and once more: the second time no file is so young that it might change unseen."""
    for _ in range(2):
        assert ask(space, "build", "-q")[0] == 0


def test_a_fresh_one_is_used(space: Path, ask: Ask, opened: list[str]) -> None:
    expected = plain(ask, space)
    settle(space, ask)
    opened.clear()
    for question in (("today",), ("list",), ("check",), ("today", "--json"), ("show", "a")):
        assert ask(space, *question) == expected[QUESTIONS.index(question)]
    assert opened == []
    assert ask(space, "show", "ana-pires") == expected[QUESTIONS.index(("show", "ana-pires"))]
    assert opened == ["contacts/ana-pires.md"]


def test_of_a_stale_one_only_what_changed_is_read(space: Path, ask: Ask, opened: list[str]) -> None:
    settle(space, ask)
    with (space / "contacts" / "lee-wong.md").open("a") as file:
        file.write("\nMore.\n")
    opened.clear()
    assert ask(space, "list")[0] == 0
    # What is said of someone else may hang on it: their own file is then read too, and no other.
    assert "contacts/lee-wong.md" in opened
    assert set(opened) <= {"contacts/lee-wong.md", "contacts/ana-pires.md"}


def edit(space: Path) -> None:
    path = space / "contacts" / "lee-wong.md"
    path.write_text(path.read_text().replace("name: Lee Wong", "name: Leonora Wong"))


def come_and_go(space: Path) -> None:
    (space / "contacts" / "talia-bell.md").unlink()
    (space / "contacts" / "a-new-one.md").write_text("---\nname: Anna New\n---\n")
    (space / "contacts" / "ana-pires.md").rename(space / "contacts" / "ana-p.md")


def spoil(space: Path) -> None:
    (space / "contacts" / "lee-wong.md").write_text("---\nname: [\nhistory: {\n")


def set_otherwise(space: Path) -> None:
    (space / "netcrm.toml").write_text("today = 2026-03-18\nkeep = true\nfront = 2\nx = 1\n")


def another_day(space: Path) -> None:
    (space / "netcrm.toml").write_text("today = 2026-05-02\nkeep = true\n")


@pytest.mark.parametrize("change", [edit, come_and_go, spoil, set_otherwise, another_day])
def test_a_stale_one_is_no_worse_than_none(
    space: Path, ask: Ask, used: list[bool], change: Callable[[Path], None]
) -> None:
    ask(space, "build", "-q")
    change(space)
    before = everything(space / ".netcrm")
    found = answers(ask, space)
    assert used == [True] * len(QUESTIONS)
    assert found == plain(ask, space)
    assert everything(space / ".netcrm") == before


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def no_database(path: Path) -> None:
    path.write_bytes(b"no database at all" * 1000)


def lie(path: Path) -> None:
    """Change a value and nothing else."""
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE bucket SET entries = replace(entries, 'Lee Wong', 'Lou Wing')")


def of_another_version(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE meta SET value = 'older' WHERE key = 'stamp'")


def with_a_foreign_class(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE meta SET value = replace(value, 'netcrm.', 'os.') WHERE key = 'classes'")


def without_a_table(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("DROP TABLE bucket")


def with_results_that_are_none(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE result SET parts = '{\"m\":[]}' WHERE stratum = 'status'")
        db.execute("UPDATE bucket SET entries = ?", ('"x"\t1[[]]',))


HARMS = [cut, empty, no_database, of_another_version, with_a_foreign_class, without_a_table]


@pytest.mark.parametrize("sealed", [False, True])
@pytest.mark.parametrize("harm", [*HARMS, with_results_that_are_none])
def test_one_that_cannot_be_used_is_done_without(
    space: Path, ask: Ask, harm: Callable[[Path], None], *, sealed: bool
) -> None:
    ask(space, "build", "-q")
    harm(cache(space))
    if sealed:
        seal(cache(space))
    before = everything(space / ".netcrm")
    assert answers(ask, space) == plain(ask, space)
    assert everything(space / ".netcrm") == before


def test_one_that_somebody_else_wrote_into_is_not_believed(space: Path, ask: Ask) -> None:
    ask(space, "build", "-q")
    lie(cache(space))
    assert answers(ask, space) == plain(ask, space)
    ask(space, "build", "-q")
    assert ask(space, "build", "--verify")[0] == 0


def test_none_is_made(space: Path, ask: Ask) -> None:
    assert answers(ask, space) == plain(ask, space)
    assert not (space / ".netcrm").exists()


def test_it_may_fail_in_the_middle_of_an_answer(
    space: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = plain(ask, space)
    settle(space, ask)
    for after in range(1, 60, 7):
        left = iter(range(after))
        read = Vault.entries

        def failing(
            self: Vault, bucket: Bucket, left: Iterator[int] = left, read: object = read
        ) -> Entries:
            if next(left, None) is None:
                raise VaultError("the disk is gone")
            return read(self, bucket)  # type: ignore[operator, no-any-return]

        with monkeypatch.context() as patch:
            patch.setattr(Vault, "entries", failing)
            for question in (("show", "ana-pires"), ("list",), ("today",)):
                assert ask(space, *question) == expected[QUESTIONS.index(question)]


@pytest.fixture
def writing(space: Path, ask: Ask) -> Iterator[sqlite3.Connection]:
    """Return a connection of somebody who is in the middle of writing."""
    settle(space, ask)
    with closing(sqlite3.connect(cache(space), isolation_level=None)) as db:
        yield db


@pytest.mark.parametrize("mode", ["NORMAL", "EXCLUSIVE"])
def test_beside_somebody_who_writes_nothing_half_done_is_seen(
    space: Path, ask: Ask, writing: sqlite3.Connection, mode: str
) -> None:
    writing.execute(f"PRAGMA locking_mode={mode}")
    writing.execute("BEGIN IMMEDIATE")
    writing.execute("DELETE FROM bucket")
    writing.execute("DELETE FROM result")
    assert answers(ask, space) == plain(ask, space)
    writing.execute("ROLLBACK")


def test_what_is_written_while_it_is_read_is_noticed(
    space: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = plain(ask, space)
    settle(space, ask)
    sizes = Vault.sizes

    def disturbed(self: Vault, index: str) -> object:
        lie(cache(space))
        return sizes(self, index)

    monkeypatch.setattr(Vault, "sizes", disturbed)
    assert ask(space, "list") == expected[QUESTIONS.index(("list",))]


def test_a_folder_that_cannot_be_written_is_read(space: Path, ask: Ask, opened: list[str]) -> None:
    settle(space, ask)
    cache(space).chmod(0o400)
    seal(cache(space))
    (space / ".netcrm").chmod(0o500)
    before = everything(space / ".netcrm")
    opened.clear()
    try:
        assert ask(space, "list")[0] == 0
        assert opened == []
        assert everything(space / ".netcrm") == before
    finally:
        (space / ".netcrm").chmod(0o700)


def test_answers_are_right_while_builds_run(space: Path, ask: Ask) -> None:
    command = [sys.executable, "-m", "netcrm", "-C", str(space), "build", "-q"]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    for front in (2, 3):
        (space / "netcrm.toml").write_text(f"today = 2026-03-18\nkeep = true\nfront = {front}\n")
        expected = plain(ask, space)
        with subprocess.Popen(command, env=env) as running:
            asked = 0
            while running.poll() is None or not asked:
                question = QUESTIONS[asked % len(QUESTIONS)]
                assert ask(space, *question) == expected[asked % len(QUESTIONS)]
                asked += 1
        assert running.returncode == 0


def test_a_link_in_place_of_the_folder_is_not_followed(
    space: Path, ask: Ask, opened: list[str]
) -> None:
    settle(space, ask)
    (space / ".netcrm").rename(space / "elsewhere")
    (space / ".netcrm").symlink_to("elsewhere")
    opened.clear()
    assert ask(space, "list")[0] == 0
    assert opened
