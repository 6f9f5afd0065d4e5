"""Undoing the last write, and that again."""

import os
from pathlib import Path

import pytest

from netcrm.edit import ChangedError, NothingToUndoError, create_contact, save, undo
from tests.edit.space import AFTER_SEVERAL, ANA, LEE, NEW, OLD, ONE, SEVERAL, held, left, make


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make(tmp_path / "mine")


def test_a_write_and_back_and_again(root: Path) -> None:
    (root / ANA).chmod(0o640)
    save(root, SEVERAL)
    assert [write.file for write in undo(root)] == [write.file for write in SEVERAL]
    assert held(root) == OLD
    assert (root / ANA).stat().st_mode & 0o777 == 0o640
    undo(root)
    assert held(root) == AFTER_SEVERAL
    assert left(root) == []


def test_a_new_contact_is_undone(root: Path) -> None:
    create_contact(root, iter(["ana", "sam"]), "---\nname: Sam\n---\n")
    assert len(held(root)) == 3
    undo(root)
    assert held(root) == OLD


def test_what_was_edited_since_is_left_alone(root: Path) -> None:
    save(root, (*ONE, *SEVERAL[1:]))
    (root / LEE).write_bytes(b"edited")
    with pytest.raises(ChangedError, match=r"lee\.md"):
        undo(root)
    assert (root / LEE).read_bytes() == b"edited"
    assert (root / ANA).read_bytes() == NEW[ANA]


def test_nothing_was_written_yet(root: Path) -> None:
    with pytest.raises(NothingToUndoError):
        undo(root)
    save(root, ONE)
    (root / ".netcrm/last.json").write_text("{")
    with pytest.raises(NothingToUndoError):
        undo(root)


def test_a_removed_file_comes_back_with_what_belongs_to_it(root: Path) -> None:
    """Its attributes, where the disk has them; its owner too, where that may be given."""
    if os.geteuid() == 0:
        os.chown(root / ANA, 12345, 23456)
    try:
        os.setxattr(root / ANA, "user.note", b"\0mine\xff")
    except OSError:
        pytest.skip("this disk has no attributes of one's own")
    (root / ANA).chmod(0o664)
    was = (root / ANA).stat()
    save(root, SEVERAL)
    undo(root)
    now = (root / ANA).stat()
    assert os.getxattr(root / ANA, "user.note") == b"\0mine\xff"
    assert (now.st_mode, now.st_uid, now.st_gid) == (was.st_mode, was.st_uid, was.st_gid)


def test_a_removed_file_comes_back_with_its_mode(root: Path) -> None:
    (root / ANA).chmod(0o664)
    before = os.umask(0o077)
    try:
        save(root, SEVERAL)
        undo(root)
    finally:
        os.umask(before)
    assert (root / ANA).stat().st_mode & 0o777 == 0o664
