"""Several at once: processes that write to one file, an editor between read and replace."""

import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from itertools import chain
from pathlib import Path

import pytest

from netcrm.edit import BusyError, ChangedError, Write, lock, save
from netcrm.edit.lock import locked
from netcrm.text.contact import read_contact
from tests.edit.calls import Fault, names_of, watched
from tests.edit.space import ANA, LEE, NEW, OLD, ONE, held, left, make

ROOT = Path(__file__).parents[2]
TWO = (*ONE, Write(LEE, OLD[LEE], NEW[LEE]))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make(tmp_path / "mine")


def append(root: Path, file: str, processes: int, each: int) -> None:
    """Let processes append to one file, all at once."""
    command = [sys.executable, "-m", "tests.edit.appender", str(root), file]
    with ExitStack() as stack:
        running = [
            stack.enter_context(
                subprocess.Popen([*command, str(name), str(each)], cwd=ROOT, env=os.environ)
            )
            for name in range(processes)
        ]
        assert [process.wait() for process in running] == [0] * processes


def test_twenty_processes_append_fifty_lines_each(root: Path) -> None:
    (root / "inbox.md").write_bytes(b"")
    append(root, "inbox.md", 20, 50)
    lines = (root / "inbox.md").read_text().splitlines()
    assert sorted(lines) == sorted(f"{name}-{number}" for name in range(20) for number in range(50))
    assert left(root) == []


def test_lines_of_history(root: Path) -> None:
    append(root, ANA, 5, 8)
    contact = read_contact(ANA, (root / ANA).read_bytes())
    assert sorted(event.text for event in contact.history) == sorted(
        f"{name}-{number}" for name in range(5) for number in range(8)
    )
    assert contact.body.text == "old\n"


def test_twenty_times_the_command_itself(root: Path) -> None:
    """``NETCRM_LOG_EACH`` sets how often each of twenty says `netcrm log`, one after the other."""
    each = int(os.environ.get("NETCRM_LOG_EACH", "1"))

    def say(name: int) -> list[int]:
        words = [sys.executable, "-m", "netcrm", "-C", str(root), "-q", "log", "ana", "call"]
        return [
            subprocess.run([*words, f"{name}-{at}"], cwd=ROOT, check=False).returncode
            for at in range(each)
        ]

    with ThreadPoolExecutor(20) as pool:
        assert set(chain.from_iterable(pool.map(say, range(20)))) == {0}
    contact = read_contact(ANA, (root / ANA).read_bytes())
    assert sorted(event.text for event in contact.history) == sorted(
        f"{name}-{at}" for name in range(20) for at in range(each)
    )
    assert contact.body.text == "old\n"
    assert left(root) == []


def in_place(path: Path) -> None:
    path.write_bytes(b"edited\n")


def by_renaming(path: Path) -> None:
    path.with_name(".edited").write_bytes(b"edited\n")
    path.with_name(".edited").rename(path)


@pytest.mark.parametrize("edit", [in_place, by_renaming])
def test_an_editor_writes_between_read_and_replace(
    root: Path, edit: Callable[[Path], None]
) -> None:
    """At whichever call it happens: refused until the file is replaced, and the edit stays."""
    save(root, tuple(Write(file, OLD[file], OLD[file] + b"more") for file in OLD))
    save(root, tuple(Write(file, OLD[file] + b"more", OLD[file]) for file in OLD))
    names = names_of(lambda: save(root, TWO))
    replaced = [at for at, name in enumerate(names, 1) if name == "replace"][1]
    for number in range(1, len(names) + 1):
        if number == replaced and edit is by_renaming:
            continue  # no system call replaces a file only if it is still the same one
        for file, data in OLD.items():
            (root / file).write_bytes(data)
        refused = edited_at(root, number, edit)
        assert refused is (number <= replaced), names[number - 1]
        assert held(root) == {ANA: b"edited\n", LEE: OLD[LEE] if refused else NEW[LEE]}
        assert left(root) == []


def edited_at(root: Path, number: int, edit: Callable[[Path], None]) -> bool:
    """Whether a write of two files was refused while an editor wrote at one of its calls."""

    def act(at: int, _name: str) -> Fault | None:
        if at == number:
            edit(root / ANA)
        return None

    try:
        with watched(act):
            save(root, TWO)
    except ChangedError:
        return True
    return False


def test_a_writer_that_does_not_end_is_named(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "_PATIENCE", 0.0)
    with locked(root), pytest.raises(BusyError, match="another netcrm"):
        save(root, ONE)
    assert held(root) == OLD


def test_a_lock_whose_file_was_deleted_is_taken_anew(root: Path) -> None:
    with locked(root) as folder:
        (folder / "write.lock").unlink()
        save(root, ONE)
    save(root, (Write(LEE, OLD[LEE], NEW[LEE]),))
    assert held(root) == NEW
