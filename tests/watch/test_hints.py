"""The parts of a watcher that can be tried without a disk: mounts, hints, and what matters."""

from pathlib import Path
from typing import NamedTuple

import pytest

from netcrm.commands.living import matters
from netcrm.serve.mailbox import Mailbox
from netcrm.serve.mounts import silent_disk

MOUNTS = r"""/dev/sda1 / ext4 rw 0 0
server:/home /home nfs4 rw 0 0
tmpfs /home/me/fast tmpfs rw 0 0
me@far: /home/me/my\040notes fuse.sshfs rw 0 0
/dev/sdb1 /media/stick fuseblk rw 0 0
C:\134 /mnt/c 9p rw 0 0
/dev/sda1 /mnt/c ext4 rw 0 0
"""


class Disk(NamedTuple):
    path: str
    kind: str


@pytest.mark.parametrize(
    "disk",
    [
        Disk("/srv/crm", ""),
        Disk("/home/you/crm", "nfs4"),
        Disk("/home", "nfs4"),
        Disk("/homestead", ""),
        Disk("/home/me/fast/crm", ""),
        Disk("/home/me/my notes/crm", "fuse.sshfs"),
        Disk("/media/stick/crm", ""),
        Disk("/mnt/c/crm", ""),
    ],
)
def test_which_disks_are_silent(tmp_path: Path, disk: Disk) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(MOUNTS)
    assert silent_disk(disk.path, mounts) == disk.kind


def test_where_there_is_no_list_every_disk_tells(tmp_path: Path) -> None:
    assert silent_disk("/home/you", tmp_path / "none") == ""


@pytest.mark.parametrize(
    "path",
    [
        "me.md",
        "netcrm.toml",
        "contacts",
        "contacts/",
        "templates/",
        "contacts/ana.md",
        "contacts/work/Ana Pires.MD",
        "contacts/work/",
        "contacts/link-to-a-folder",
        "contacts/ana (1).md",
        "templates/style.css",
        "templates/contact.html",
    ],
)
def test_what_matters(path: str) -> None:
    assert matters(path)


@pytest.mark.parametrize(
    "path",
    [
        "build/",
        ".git/",
        ".netcrm/",
        "notes.md",
        "contacts/.ana.md.swp",
        "contacts/.#ana.md",
        "contacts/#ana.md#",
        "contacts/ana.md~",
        "contacts/ana.md.tmp",
        "contacts/.obsidian/",
        "contacts/.obsidian/ana.md",
        "contacts/photo.jpg",
        "contacts/.4913",
        "templates/notes.txt",
        "templates/.style.css.swp",
        "templates/old/style.css",
    ],
)
def test_what_does_not_matter(path: str) -> None:
    assert not matters(path)


def test_a_file_that_came_and_went_keeps_nobody_waiting() -> None:
    box = Mailbox()
    box.came("contacts/new.md")
    assert not box.wait(0).settled
    box.went("contacts/new.md")
    assert box.wait(0).settled
    assert box.take() == {"contacts/new.md"}


def test_a_file_that_went_may_come_back() -> None:
    box = Mailbox()
    box.went("contacts/ana.md")
    assert not box.wait(0).settled
    box.came("contacts/ana.md")
    assert not box.wait(0).settled
    box.settled("contacts/ana.md")
    assert box.wait(0) == (3, 1, True, False)


def test_folders_are_never_settled() -> None:
    box = Mailbox()
    box.folder()
    assert box.wait(0) == (1, 0, False, True)
    assert box.take() == frozenset()
    assert box.wait(0) == (0, 0, True, False)


def test_who_waits_is_woken_to_end() -> None:
    box = Mailbox()
    box.stop()
    assert box.wait(1e6).events == 0
    assert box.stopped
