"""What a write does to a file, its mode, its links, its other names, and when it refuses."""

import errno
import json
import os
import stat
from collections.abc import Mapping
from pathlib import Path

import pytest

from netcrm.edit import ChangedError, WriteError, amend, read, save
from netcrm.edit.target import Write
from netcrm.errors import ExistsError
from tests.edit.space import (
    AFTER_SEVERAL,
    ANA,
    LEE,
    NEW,
    OLD,
    ONE,
    SAM,
    SEVERAL,
    held,
    left,
    make,
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make(tmp_path / "mine")


def test_one_file(root: Path) -> None:
    save(root, ONE)
    assert held(root) == {**OLD, ANA: NEW[ANA]}
    assert left(root) == []


def test_several_files(root: Path) -> None:
    save(root, SEVERAL)
    assert held(root) == AFTER_SEVERAL
    assert left(root) == []


def test_several_files_or_none(root: Path) -> None:
    with pytest.raises(ChangedError, match=r"lee\.md was changed"):
        save(root, (*ONE, Write(LEE, b"what was read", b"new")))
    assert held(root) == OLD
    assert left(root) == []


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_the_mode_stays(root: Path, mode: int) -> None:
    (root / ANA).chmod(mode)
    save(root, ONE)
    assert stat.S_IMODE((root / ANA).stat().st_mode) == mode


def test_a_new_file_follows_the_umask(root: Path) -> None:
    before = os.umask(0o027)
    try:
        save(root, (Write(SAM, None, b"new"),))
    finally:
        os.umask(before)
    assert stat.S_IMODE((root / SAM).stat().st_mode) == 0o640


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
def test_the_owner_stays(root: Path) -> None:
    os.chown(root / ANA, 12345, 23456)
    save(root, ONE)
    status = (root / ANA).stat()
    assert (status.st_uid, status.st_gid) == (12345, 23456)


def refused(monkeypatch: pytest.MonkeyPatch, *, group: bool) -> None:
    """Let the system refuse to give files to other people, and to other groups."""
    fchown = os.fchown

    def only_group(handle: int, owner: int, number: int) -> None:
        if group or owner != -1:
            raise PermissionError(errno.EPERM, "no")
        fchown(handle, owner, number)

    monkeypatch.setattr(os, "fchown", only_group)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
def test_the_group_stays_where_the_owner_cannot(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.chown(root / ANA, 12345, 23456)
    (root / ANA).chmod(0o664)
    refused(monkeypatch, group=False)
    save(root, ONE)
    status = (root / ANA).stat()
    assert (status.st_uid, status.st_gid) == (os.geteuid(), 23456)
    assert stat.S_IMODE(status.st_mode) == 0o664


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
@pytest.mark.parametrize(("owner", "mode", "then"), [(12345, 0o664, 0o604), (0, 0o660, 0o600)])
def test_another_group_gets_no_rights(
    root: Path, monkeypatch: pytest.MonkeyPatch, owner: int, mode: int, then: int
) -> None:
    os.chown(root / ANA, owner, 23456)
    (root / ANA).chmod(mode)
    refused(monkeypatch, group=True)
    save(root, ONE)
    assert (root / ANA).stat().st_gid != 23456
    assert stat.S_IMODE((root / ANA).stat().st_mode) == then


def test_extended_attributes_stay(root: Path) -> None:
    try:
        os.setxattr(root / ANA, "user.colour", b"green")
    except (OSError, AttributeError):
        pytest.skip("this disk has no extended attributes")
    save(root, ONE)
    assert os.getxattr(root / ANA, "user.colour") == b"green"


def test_a_link_stays_a_link(root: Path) -> None:
    (root / "kept").mkdir()
    (root / ANA).rename(root / "kept/a.md")
    (root / ANA).symlink_to("../kept/a.md")
    save(root, ONE)
    assert (root / ANA).is_symlink()
    assert (root / "kept/a.md").read_bytes() == NEW[ANA]


@pytest.mark.parametrize("link", [True, False])
def test_two_names_of_one_file_are_written_once(root: Path, *, link: bool) -> None:
    if link:
        (root / SAM).symlink_to("ana.md")
    else:
        os.link(root / ANA, root / SAM)
    save(root, (Write(SAM, OLD[ANA], NEW[ANA]), *ONE))
    assert (root / ANA).read_bytes() == NEW[ANA]
    assert (root / SAM).samefile(root / ANA)
    assert left(root) == []


@pytest.mark.parametrize("new", [None, b"another"])
def test_two_names_of_one_file_cannot_differ(root: Path, new: bytes | None) -> None:
    (root / SAM).symlink_to("ana.md")
    with pytest.raises(WriteError, match=r"ana\.md and contacts/sam\.md are one file"):
        save(root, (Write(ANA, OLD[ANA], new), Write(SAM, OLD[ANA], NEW[ANA])))
    assert (root / ANA).read_bytes() == OLD[ANA]


def test_a_link_that_leads_out_is_refused(root: Path, tmp_path: Path) -> None:
    (root / ANA).rename(tmp_path / "out.md")
    (root / ANA).symlink_to(tmp_path / "out.md")
    with pytest.raises(WriteError, match="outside the workspace"):
        save(root, ONE)
    with pytest.raises(WriteError, match="outside the workspace"):
        read(root, ANA)
    assert (tmp_path / "out.md").read_bytes() == OLD[ANA]


@pytest.mark.parametrize("file", ["../out.md", "/etc/hosts", "contacts/../../out.md", "."])
def test_a_path_that_leads_out_is_refused(root: Path, file: str) -> None:
    with pytest.raises(WriteError, match="outside the workspace"):
        save(root, (Write(file, None, b"x"),))


def test_all_names_of_a_file_keep_leading_to_it(root: Path, tmp_path: Path) -> None:
    os.link(root / ANA, tmp_path / "second")
    save(root, ONE)
    assert (tmp_path / "second").read_bytes() == NEW[ANA]
    assert (tmp_path / "second").samefile(root / ANA)
    assert left(root) == []


def test_a_write_protected_file_is_refused(root: Path) -> None:
    (root / ANA).chmod(0o444)
    with pytest.raises(WriteError, match="write-protected") as caught:
        save(root, ONE)
    assert "chmod u+w" in caught.value.hint
    assert held(root) == OLD


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_write_protected_folder_is_refused(root: Path) -> None:
    (root / "contacts").chmod(0o555)
    try:
        with pytest.raises(WriteError, match="permission denied"):
            save(root, ONE)
    finally:
        (root / "contacts").chmod(0o755)
    assert held(root) == OLD


def test_a_file_that_is_gone_is_not_made_again(root: Path) -> None:
    (root / ANA).unlink()
    with pytest.raises(ChangedError, match="not there any more"):
        save(root, ONE)
    assert held(root) == {LEE: OLD[LEE]}


def test_a_new_file_replaces_none(root: Path) -> None:
    with pytest.raises(ExistsError, match="there already"):
        save(root, (Write(ANA, None, b"new"),))
    (root / SAM).symlink_to("nowhere.md")
    with pytest.raises(ExistsError):
        save(root, (Write("contacts/nowhere.md", None, b"x"), Write(LEE, None, b"x")))
    assert not (root / "contacts/nowhere.md").exists()


def test_what_is_no_plain_file_is_refused(root: Path) -> None:
    os.mkfifo(root / SAM)
    with pytest.raises(WriteError, match="not a plain file"):
        read(root, SAM)
    with pytest.raises(WriteError):
        save(root, (Write("contacts", b"", b"x"),))


def test_same_size_and_times_are_no_proof(root: Path) -> None:
    status = (root / ANA).stat()
    (root / ANA).write_bytes(OLD[ANA].replace(b"old", b"OLD"))
    os.utime(root / ANA, ns=(status.st_atime_ns, status.st_mtime_ns))
    with pytest.raises(ChangedError):
        save(root, ONE)
    assert (root / ANA).read_bytes() == OLD[ANA].replace(b"old", b"OLD")


def test_nothing_to_write_writes_nothing(root: Path) -> None:
    before = (root / ANA).stat()
    save(root, (Write(ANA, OLD[ANA], OLD[ANA]),))
    assert (root / ANA).stat() == before


def test_amend_reads_under_the_lock(root: Path) -> None:
    def longer(found: Mapping[str, bytes]) -> Mapping[str, bytes]:
        return {ANA: found[ANA] + b"more\n"}

    amend(root, (ANA, LEE), longer)
    assert held(root) == {**OLD, ANA: OLD[ANA] + b"more\n"}


def test_a_change_that_is_refused_writes_nothing(root: Path) -> None:
    def refuse(found: Mapping[str, bytes]) -> Mapping[str, bytes]:
        raise ValueError

    with pytest.raises(ValueError, match=r"^$"):
        amend(root, (ANA,), refuse)
    assert held(root) == OLD


def test_a_folder_that_is_a_link_is_refused(root: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (root / ".netcrm").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(WriteError, match="is a link"):
        save(root, ONE)


@pytest.mark.parametrize("real", ["../out.md", "contacts/../../out.md", "/out.md", "out/x.md"])
def test_a_journal_from_elsewhere_leads_nowhere(root: Path, tmp_path: Path, real: str) -> None:
    (tmp_path / "out.md").write_text("mine")
    (root / "out").symlink_to(tmp_path)
    save(root, ONE)
    (step,) = json.loads((root / ".netcrm/last.json").read_text())
    step["real"] = real
    (root / ".netcrm/journal.json").write_text(json.dumps([step]))
    with pytest.raises(WriteError, match="cut off and cannot be read"):
        save(root, (Write(LEE, OLD[LEE], NEW[LEE]),))
    assert (tmp_path / "out.md").read_text() == "mine"
    assert (root / LEE).read_bytes() == OLD[LEE]


def test_what_others_call_their_files_is_not_swept(root: Path) -> None:
    names = [".nc-notes", ".nc-0123456g.new", "contacts/.nc-0123.old"]
    for name in names:
        (root / name).write_text("mine")
    (root / "contacts/.nc-01234567.new").write_text("left by a write that was cut off")
    save(root, ONE)
    assert all((root / name).exists() for name in names)
    assert not (root / "contacts/.nc-01234567.new").exists()
