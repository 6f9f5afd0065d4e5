"""The repository packed in each way, and installed without the network."""

import shutil
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# What lies about in a developer's folder; `build` and `.netcrm` are laid out anew as decoys.
LITTER = shutil.ignore_patterns(
    ".git", ".venv", ".netcrm", "build", "dist", "__pycache__", ".*_cache"
)


@dataclass(frozen=True, slots=True)
class Packed:
    """What the build backend made: ``source`` is the unpacked sdist."""

    sdist: Path
    source: Path
    wheel: Path
    wheel_from_sdist: Path


@pytest.fixture(scope="session")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Packed:
    folder = tmp_path_factory.mktemp("packed")
    checkout = folder / "checkout"
    shutil.copytree(ROOT, checkout, ignore=LITTER)
    for decoy in ("build/index.html", ".netcrm/cache.db", ".venv/pyvenv.cfg", "dist/old.whl"):
        (checkout / decoy).parent.mkdir()
        (checkout / decoy).touch()
    sdist = build(checkout, "sdist", folder / "sdist")
    shutil.unpack_archive(sdist, folder / "unpacked", filter="data")
    (source,) = (folder / "unpacked").iterdir()
    return Packed(
        sdist=sdist,
        source=source,
        wheel=build(checkout, "wheel", folder / "wheel"),
        wheel_from_sdist=build(source, "wheel", folder / "wheel-from-sdist"),
    )


def build(source: Path, target: str, into: Path) -> Path:
    """Build the one ``target`` of ``source`` and return the archive."""
    run(sys.executable, "-m", "hatchling", "build", "--target", target, "-d", str(into), cwd=source)
    (archive,) = into.iterdir()
    return archive


def install(folder: Path, *what: str) -> Path:
    """Install ``what`` in a new environment that borrows our libraries; return its ``bin``.

    The libraries are lent by a path file, which does not lend our own editable install: that one
    is a path file itself, and those are read in an environment's own folder only.
    """
    run(sys.executable, "-m", "venv", "--without-pip", str(folder))
    (packages,) = folder.glob("lib/python*/site-packages")
    (packages / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n")
    pip = (sys.executable, "-m", "pip", "--python", str(folder / "bin" / "python"))
    run(*pip, "install", "--no-index", "--no-deps", "--no-build-isolation", *what)
    return folder / "bin"


def run(*command: str, cwd: Path | None = None) -> str:
    """Run ``command``, whose output is the failure's message; return what it printed."""
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}{done.stderr}"
    return done.stdout
