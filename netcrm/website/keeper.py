"""Building a workspace's site from what the last build left: the lock, the vault, the fallback."""

import fcntl
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryDirectory

from netcrm import __version__
from netcrm.memo.vault import Vault, VaultError
from netcrm.model import Problem
from netcrm.queries.problems import problems
from netcrm.queries.whole import Inputs, Whole
from netcrm.website.builder import Built, build
from netcrm.website.publish import read_manifest
from netcrm.website.render import built_in
from netcrm.website.site import Site

FOLDER = ".netcrm"
"""The folder of a workspace for what may be deleted at any time."""
_VAULT = "memo.db"
_LOCK = "lock"
_LIBRARIES = ("jinja2", "markdown", "nh3", "python-frontmatter", "pyyaml")

Made = tuple[Built, tuple[Problem, ...]]
"""What a build did, and everything that is wrong in the files."""
Gather = Callable[[int], tuple[Inputs, Mapping[str, str]]]
"""The inputs as they are now, and the workspace's own templates; its argument is another number
each time, for files that are too young for their times to tell that they changed."""


def build_anew(out: Path, inputs: Inputs, templates: Mapping[str, str]) -> Made:
    """Build the site in ``out`` with nothing remembered and nothing kept."""
    whole = Whole(once=True)
    whole.update(inputs)
    return build(whole.ask, out, templates), problems(whole.ask)


def differing(out: Path, inputs: Inputs, templates: Mapping[str, str]) -> tuple[str, ...]:
    """The pages in ``out`` that are not, byte for byte, what a build made anew makes."""
    with TemporaryDirectory() as folder:
        beside = Path(folder) / "site"
        build_anew(beside, inputs, templates)
        names = read_manifest(out) | read_manifest(beside)
        return tuple(sorted(name for name in names if _bytes(out, name) != _bytes(beside, name)))


def _bytes(folder: Path, name: str) -> bytes | None:
    try:
        return (folder / name).read_bytes()
    except OSError:
        return None


def build_kept(root: Path, out: Path, gather: Gather) -> Made:
    """Build the site in ``out``, making only those pages again that the last build did not.

    One build of a workspace runs at a time: another waits. What cannot be used of the last one
    (it is missing, corrupt or of another version) is done without.
    """
    folder = _folder(root)
    if folder is None:
        return _update(Site(out), gather(1))
    with _locked(folder / _LOCK):
        try:
            return _from_vault(folder / _VAULT, out, gather)
        except VaultError:
            _drop(folder)
        try:
            return _from_vault(folder / _VAULT, out, gather)
        except VaultError:
            return _update(Site(out), gather(1))


def _from_vault(path: Path, out: Path, gather: Gather) -> Made:
    """Go on where the last build stopped."""
    vault = Vault(path, f"{_stamp()} {os.fsencode(out.resolve())!r}", "netcrm")
    try:
        look = (vault.note("look") or 0) + 1
        return _update(Site(out, vault, {"look": look}), gather(look))
    finally:
        vault.close()


def _update(site: Site, found: tuple[Inputs, Mapping[str, str]]) -> Made:
    built = site.update(*found)
    return built, problems(site.ask)


def _folder(root: Path) -> Path | None:
    """The folder for the cache; None where there can be none."""
    folder = root / FOLDER
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError:
        return None
    return folder if folder.is_dir() and not folder.is_symlink() else None


def _drop(folder: Path) -> None:
    """Delete what cannot be used."""
    for path in folder.glob(f"{_VAULT}*"):
        with suppress(OSError):
            path.unlink()


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold the lock of a build; it goes with the process, however that ends."""
    with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600), "r+") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _stamp() -> str:
    """What differs where pages may though the inputs do not: the program and its libraries."""
    found = blake2b(digest_size=16)
    package = Path(__file__).parents[1]
    for folder, pattern in ((package, "**/*.py"), (built_in(), "*")):
        for path in sorted(folder.glob(pattern)):
            if path.is_file():
                found.update(path.read_bytes())
    libraries = ",".join(f"{name}={_version(name)}" for name in _LIBRARIES)
    return f"{__version__} {sys.version} {libraries} {found.hexdigest()}"


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "?"
