"""What editors and sync tools do to a file when it is saved: one build, of what was saved.

Each operation is what the tool asks of the system, in its order, as a trace of it shows.
"""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.watch.watching import Watching, text

Save = Callable[[Path, str], None]


def vim(path: Path, new: str) -> None:
    """Save with ``backupcopy=no``, as it is by default on most systems."""
    probe = path.with_name("4913")
    os.close(os.open(probe, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o644))
    probe.unlink()
    backup = path.with_name(f"{path.name}~")
    path.rename(backup)
    synced(path, new)
    path.chmod(0o600)
    backup.unlink()


def vim_copying(path: Path, new: str) -> None:
    """Save with ``backupcopy=yes``: into the file itself."""
    backup = path.with_name(f"{path.name}~")
    shutil.copy2(path, backup)
    synced(path, new)
    backup.unlink()


def vim_with_swap_file(path: Path, new: str) -> None:
    """``:wq``."""
    swap = path.with_name(f".{path.name}.swp")
    swap.write_bytes(b"b0VIM 8.2")
    vim(path, new)
    swap.write_bytes(b"b0VIM 8.2 more")
    swap.unlink()


def emacs(path: Path, new: str) -> None:
    """Lock, save automatically, make the backup by renaming, write, unlock."""
    lock = path.with_name(f".#{path.name}")
    lock.symlink_to("somebody@machine.4242:1700000000")
    auto = path.with_name(f"#{path.name}#")
    auto.write_text(new)
    path.rename(path.with_name(f"{path.name}~"))
    synced(path, new)
    path.chmod(0o644)
    auto.unlink()
    lock.unlink()


def in_place(path: Path, new: str) -> None:
    """VS Code, and nano without backups."""
    path.write_text(new)


def nano_with_backup(path: Path, new: str) -> None:
    shutil.copy2(path, path.with_name(f"{path.name}~"))
    path.write_text(new)


def jetbrains(path: Path, new: str) -> None:
    """Write safely: the real name is only ever moved to."""
    made = path.with_name(f"{path.name}___jb_tmp___")
    made.write_text(new)
    old = path.with_name(f"{path.name}___jb_old___")
    path.rename(old)
    made.rename(path)
    old.unlink()


def gedit(path: Path, new: str) -> None:
    """Replace as GLib does, with a backup by a hard link."""
    made = path.with_name(".goutputstream-XQ3J51")
    synced(made, new)
    backup = path.with_name(f"{path.name}~")
    backup.unlink(missing_ok=True)
    backup.hardlink_to(path)
    made.replace(path)


def helix(path: Path, new: str) -> None:
    """Move the old one aside, write, and delete it once all is well."""
    aside = path.with_name(f"{path.name}-a8Kd3.bck")
    path.rename(aside)
    synced(path, new)
    aside.unlink()


def sed(path: Path, new: str) -> None:
    """Run ``sed -i`` itself."""
    line = new.strip().splitlines()[-1]
    subprocess.run(["sed", "-i", f"$ s/.*/{line}/", path], check=True)


def from_elsewhere(path: Path, new: str) -> None:
    """Rename from another folder, which nobody watches."""
    made = path.parents[2] / path.name
    made.write_text(new)
    made.replace(path)


def syncthing(path: Path, new: str) -> None:
    made = path.with_name(f".syncthing.{path.name}.tmp")
    made.write_text(new)
    made.chmod(0o644)
    os.utime(made, ns=(10**18, 10**18))
    made.replace(path)


def dropbox(path: Path, new: str) -> None:
    """Take it out of the tool's own folder, and set the time of the other machine."""
    cache = path.parents[1] / ".dropbox.cache"
    cache.mkdir(exist_ok=True)
    made = cache / "5f2a"
    made.write_text(new)
    os.utime(made, ns=(10**18, 10**18))
    made.replace(path)
    path.chmod(0o644)


def synced(path: Path, new: str) -> None:
    """Write, and wait for the disk before closing."""
    with path.open("w") as file:
        file.write(new)
        file.flush()
        os.fsync(file.fileno())


SAVES: tuple[Save, ...] = (
    vim,
    vim_copying,
    vim_with_swap_file,
    emacs,
    in_place,
    nano_with_backup,
    jetbrains,
    gedit,
    helix,
    sed,
    from_elsewhere,
    syncthing,
    dropbox,
)


@pytest.mark.parametrize("save", SAVES, ids=[save.__name__ for save in SAVES])
def test_saving_makes_one_build_with_the_right_page(space: Path, save: Save) -> None:
    path = space / "contacts" / "ana.md"
    with Watching(space) as watching:
        watching.next()
        for note in ("second", "third", "a longer fourth"):
            save(path, text("ana", note))
            done = watching.next()
            assert done.changed == ("contacts/ana.md",)
            assert f"Note: {note}." in page(watching.out)
            watching.quiet()


def page(out: Path) -> str:
    path = out / "contacts" / "ana.html"
    return path.read_text()


def test_what_editors_leave_beside_makes_no_build(space: Path) -> None:
    folder = space / "contacts"
    with Watching(space) as watching:
        watching.next()
        for name in ("ana.md~", ".ana.md.swp", "#ana.md#", "4913", ".DS_Store", "ana.md.orig"):
            (folder / name).write_text("---\nname: Nobody\n---\n")
        (folder / ".#ana.md").symlink_to("nowhere")
        watching.quiet()


def test_reading_and_saving_the_same_make_no_build(space: Path) -> None:
    path = space / "contacts" / "ana.md"
    with Watching(space) as watching:
        watching.next()
        path.write_text(text("ana", "second"))
        watching.next()
        path.read_bytes()
        path.write_text(text("ana", "second"))
        path.chmod(0o600)
        os.utime(path)
        watching.quiet()
