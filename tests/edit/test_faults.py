"""Every system call of a write fails, or the process is killed at it.

A file is never less than the old or the new, nothing is called saved that is not, and the next
write leaves nothing behind.
"""

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from netcrm.edit import Write, WriteError, save, undo
from tests.edit.calls import Fault, names_of, watched
from tests.edit.space import ANA, LEE, NEW, OLD, ONE, SEVERAL, SHARED, held, left, make

NEXT = Write("contacts/next.md", None, b"next\n")
ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES)
WRITES = {
    "one": ONE,
    "several": SEVERAL,
    "shared": SHARED,
}


@pytest.fixture(autouse=True)
def disk_without_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """No power is cut here: nothing need reach the disk, and the calls count all the same."""
    monkeypatch.setattr(os, "fsync", lambda _handle: None)


@pytest.fixture(params=WRITES)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def workspace(folder: Path, kind: str) -> Path:
    """Two contacts, one of them with a second name where that is the point; already written to."""
    root = make(folder)
    save(root, (Write("me.md", None, b"me\n"),))
    if kind == "shared":
        os.link(root / LEE, folder / "second")
    return root


def after(kind: str) -> dict[str, bytes]:
    """What there is once all of it was written."""
    found = dict(OLD)
    for write in WRITES[kind]:
        found.pop(write.file, None)
        if write.new is not None:
            found[write.file] = write.new
    return found


def check_whole(root: Path, kind: str) -> None:
    """Each file is whole: as it was, or as it was to be."""
    new = after(kind)
    for file, data in held(root).items():
        assert data in (OLD.get(file), new.get(file))
    for file in OLD.keys() & new.keys():
        assert (root / file).exists()


def check_next(root: Path, kind: str) -> None:
    """The next write takes back or keeps all of it, leaves nothing, and is made itself."""
    save(root, (NEXT,))
    found = held(root)
    assert found.pop(NEXT.file) == NEXT.new
    assert found in (OLD, after(kind))
    assert left(root) == []
    if kind == "shared":
        assert (root / "second").samefile(root / LEE)


def calls(folder: Path, kind: str) -> list[str]:
    root = workspace(folder / "count", kind)
    found = names_of(lambda: save(root, WRITES[kind]))
    shutil.rmtree(root)
    return found


@pytest.mark.parametrize("code", ERRORS)
def test_a_call_fails(tmp_path: Path, kind: str, code: int) -> None:
    names = calls(tmp_path, kind)
    assert names.count("fsync") >= 5
    for number in range(1, len(names) + 1):
        root = workspace(tmp_path / str(number), kind)
        saved = attempt(root, kind, failing(number, number, code))
        assert held(root) == (after(kind) if saved else OLD), names[number - 1]
        check_next(root, kind)
        shutil.rmtree(root)


def test_the_disk_is_lost(tmp_path: Path, kind: str) -> None:
    """From one call on all fail, those that would take the write back too."""
    names = calls(tmp_path, kind)
    for number in range(1, len(names) + 1):
        root = workspace(tmp_path / str(number), kind)
        if attempt(root, kind, failing(number, 10**6, errno.EIO)):
            assert held(root) == after(kind), names[number - 1]
        if kind != "shared":  # a file with two names is torn until the next write
            check_whole(root, kind)
        check_next(root, kind)
        shutil.rmtree(root)


def failing(first: int, last: int, code: int) -> Callable[[int, str], None]:
    """Make the calls of these numbers fail. What is asked to close is closed all the same."""

    def act(number: int, name: str) -> None:
        if first <= number <= last and name not in {"close", "fstat"}:
            raise OSError(code, os.strerror(code))

    return act


def attempt(root: Path, kind: str, act: Callable[[int, str], Fault | None]) -> bool:
    """Whether the write says that it was made; else it says why it was not, and what to do."""
    try:
        with watched(act):
            save(root, WRITES[kind])
    except WriteError as error:
        return not error.hint
    return True


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
@pytest.mark.parametrize("late", [False, True], ids=["before", "after"])
def test_the_process_is_killed(tmp_path: Path, kind: str, late: bool) -> None:  # noqa: FBT001
    names = calls(tmp_path, kind)
    for number in range(1, len(names) + 1):
        root = workspace(tmp_path / str(number), kind)
        told = run_killed(root, kind, number, late=late)
        if told:
            assert held(root) == after(kind), names[number - 1]
        if kind != "shared":
            check_whole(root, kind)
        check_next(root, kind)
        shutil.rmtree(root)


def run_killed(root: Path, kind: str, number: int, *, late: bool) -> bool:
    """Write in a process that dies at a call, or right after it; whether it said "saved"."""
    child = os.fork()
    if child:
        _, status = os.waitpid(child, 0)
        return os.waitstatus_to_exitcode(status) == 0

    def act(at: int, _name: str) -> Fault | None:
        if at == number and not late:
            os._exit(9)
        return (lambda: os._exit(9)) if at == number else None

    try:
        with watched(act):
            save(root, WRITES[kind])
            os._exit(0)
    finally:
        os._exit(8)


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_taking_back_is_cut_off_too(tmp_path: Path, kind: str) -> None:
    """A write is killed half-way, and so is each attempt to take it back, one call later each."""
    names = calls(tmp_path, kind)
    for number in range(1, len(names) + 1, 7):
        root = workspace(tmp_path / str(number), kind)
        run_killed(root, kind, number, late=True)
        for again in range(1, 60, 3):
            run_killed(root, kind, again, late=bool(again % 2))
        check_next_of_many(root, kind)
        shutil.rmtree(root)


def check_next_of_many(root: Path, kind: str) -> None:
    """Like ``check_next``; one of the attempts may have come to its end."""
    save(root, (NEXT,))
    found = held(root)
    found.pop(NEXT.file)
    assert found in (OLD, after(kind))
    assert left(root) == []


def test_a_write_that_was_cut_off_does_not_hide_the_one_before(tmp_path: Path) -> None:
    root = workspace(tmp_path / "mine", "one")
    save(root, ONE)
    with pytest.raises(WriteError), watched(failing(20, 10**6, errno.EIO)):
        save(root, (Write(LEE, OLD[LEE], NEW[LEE]),))
    undo(root)
    assert (root / ANA).read_bytes() == OLD[ANA]
