"""Building a workspace's site from what the last build left: the lock, the vault, the fallback."""

import fcntl
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

from netcrm.memo.crew import ALONE, Crew
from netcrm.memo.seal import is_sealed, seal
from netcrm.memo.vault import Vault, VaultError
from netcrm.queries.kept import FOLDER_NAME, LOOK, PACKAGE, SEEN, VAULT, recalled, stamp
from netcrm.queries.whole import Inputs
from netcrm.store import CONTACTS
from netcrm.website.built import Made
from netcrm.website.keeping import GENERATION
from netcrm.website.still import GIVEN, as_it_stands, given_digest

_LOCK = "lock"
OUT = "out"
"""The note that says where the site is that was kept."""

Gather = Callable[[int, int], tuple[Inputs, Mapping[str, str]]]
"""The inputs as they are now, and the workspace's own templates. Its arguments are another number
each time and what the disk's clock showed before (:func:`netcrm.store.survey`)."""


def build_kept(root: Path, out: Path, gather: Gather, crew: Crew = ALONE) -> Made:
    """Build the site in ``out``, making only those pages again that the last build did not.

    A ``crew`` makes many at once. One build of a workspace runs at a time: another waits. What
    cannot be used of the last one (it is missing, corrupt or of another version) is done without.
    """
    folder = cache_folder(root)
    with turn(folder, out):
        if folder is None:
            return _updated(out, gather(1, 0), crew)
        try:
            return _from_vault(folder, out, gather, crew)
        except VaultError:
            drop(folder)
        try:
            return _from_vault(folder, out, gather, crew)
        except VaultError:
            return _updated(out, gather(1, 0), crew)


def generation(root: Path) -> int:
    """The number of the last build of a workspace that changed anything; 0 where none is kept.

    It only ever rises. Who holds on to what an earlier build worked out drops it once this moved.
    """
    with recalled(root) as kept, suppress(VaultError):
        found = None if kept is None else kept.note(GENERATION)
        return found if isinstance(found, int) else 0
    return 0


def _from_vault(folder: Path, out: Path, gather: Gather, crew: Crew) -> Made:
    """Go on where the last build stopped, if there is anything to do."""
    vault, notes = opened(folder, out)
    try:
        found = gather(notes[LOOK], notes[SEEN])
        notes[GIVEN] = given_digest(*found)
        made = as_it_stands(vault, out, notes[GIVEN])
        if made is None:
            made = _updated(out, found, crew, vault, notes)
    finally:
        vault.close()
    seal_up(folder)
    return made


def opened(folder: Path, out: Path) -> tuple[Vault, dict[str, Any]]:
    """What the last build of the site in ``out`` kept, and the notes of the next one.

    Raises VaultError where it cannot be used. Once the vault is closed, it is to be sealed.
    """
    path = folder / VAULT
    if path.exists() and not is_sealed(path):
        raise VaultError("something else has written into this")
    vault = Vault(path, stamp(), PACKAGE)
    try:
        return vault, _notes(vault, folder, out)
    except BaseException:
        vault.close()
        raise


def _notes(vault: Vault, folder: Path, out: Path) -> dict[str, Any]:
    """The notes of the next build. Raises VaultError where the last one was of another site."""
    place = os.fsencode(out.resolve()).decode(errors="backslashreplace")
    if vault.note(OUT) not in {None, place}:
        raise VaultError("this is about a site in another folder")
    return {OUT: place, LOOK: (vault.note(LOOK) or 0) + 1, SEEN: _moment(folder)}


def seal_up(folder: Path) -> None:
    """Note how the vault looks, which has just been closed; without that it is made anew."""
    with suppress(OSError):
        seal(folder / VAULT)


def _moment(folder: Path) -> int:
    """What the clock of the disk shows, in nanoseconds: only that can be held against its files.

    It is 0, for unknown, where the contacts lie on another disk.
    """
    contacts, lock = folder.parent / CONTACTS, folder / _LOCK
    os.utime(lock)
    status = lock.stat()
    is_one_disk = contacts.exists() and contacts.stat().st_dev == status.st_dev
    return status.st_mtime_ns if is_one_disk else 0


def _updated(
    out: Path,
    found: tuple[Inputs, Mapping[str, str]],
    crew: Crew,
    vault: Vault | None = None,
    notes: Mapping[str, object] | None = None,
) -> Made:
    """What it takes to make pages is imported only where some may be made."""
    from netcrm.queries.problems import problems  # noqa: PLC0415
    from netcrm.website.site import Site  # noqa: PLC0415

    site = Site(out, vault, notes, crew)
    built = site.update(*found)
    return built, problems(site.ask)


def cache_folder(root: Path) -> Path | None:
    """The folder for the cache; None where there can be none."""
    folder = root / FOLDER_NAME
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError:
        return None
    return folder if folder.is_dir() and not folder.is_symlink() else None


def drop(folder: Path) -> None:
    """Delete what cannot be used."""
    for path in folder.glob(f"{VAULT}*"):
        with suppress(OSError):
            path.unlink()


@contextmanager
def turn(folder: Path | None, out: Path) -> Iterator[None]:
    """Hold the locks of a build, of what is kept and of the site; they go with the process."""
    with ExitStack() as held:
        if folder is not None:
            made = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            held.enter_context(_locked(made))
        with suppress(OSError):  # whoever writes there says why that cannot be
            out.mkdir(mode=0o700, parents=True, exist_ok=True)
            held.enter_context(_locked(os.open(out, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)))
        yield


@contextmanager
def _locked(opened: int) -> Iterator[None]:
    try:
        fcntl.flock(opened, fcntl.LOCK_EX)
        yield
    finally:
        os.close(opened)
