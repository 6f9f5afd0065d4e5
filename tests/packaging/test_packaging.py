"""Wheel, sdist and editable install hold what they should, and each finds the templates."""

import tarfile
import zipfile
from pathlib import Path

import pytest

import netcrm
from tests.packaging.conftest import ROOT, Packed, install, run

# One process packs once, however many run the tests.
pytestmark = pytest.mark.xdist_group("packaging")

WAYS = ("wheel", "wheel from sdist", "editable")


def test_the_wheel_holds_the_package_with_the_theme(packed: Packed) -> None:
    with zipfile.ZipFile(packed.wheel) as archive:
        names = set(archive.namelist())
    info = f"netcrm-{netcrm.__version__}.dist-info/"
    assert names >= {"netcrm/py.typed", "netcrm/serve/live.js", f"{info}licenses/LICENSE"}
    assert {name for name in names if not name.startswith(("netcrm/", info))} == set()
    assert {f"netcrm/{name}" for name in theme()} <= names


def test_the_sdist_holds_the_project_and_nothing_made_from_it(packed: Packed) -> None:
    with tarfile.open(packed.sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert names >= {"pyproject.toml", "Makefile", "tests/conftest.py", *theme()}
    made = ("build/", ".netcrm/", ".venv/", "dist/")
    assert {name for name in names if name.startswith(made)} == set()


def test_the_wheel_is_the_same_by_way_of_the_sdist(packed: Packed) -> None:
    assert packed.wheel.read_bytes() == packed.wheel_from_sdist.read_bytes()


def theme() -> set[str]:
    """The theme's files, relative to the repository."""
    files = (path for path in (ROOT / "templates").rglob("*") if path.is_file())
    names = {path.relative_to(ROOT).as_posix() for path in files}
    return {name for name in names if "__pycache__" not in name}


@pytest.fixture(scope="module", params=WAYS)
def netcrm_bin(
    request: pytest.FixtureRequest, packed: Packed, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Return the ``bin`` folder of an environment where netcrm was installed in one way."""
    folder = tmp_path_factory.mktemp("installed")
    what = {
        "wheel": (str(packed.wheel),),
        "wheel from sdist": (str(packed.wheel_from_sdist),),
        "editable": ("--editable", str(packed.source)),
    }
    return install(folder / "environment", *what[request.param])


def test_the_environment_has_its_own_netcrm(netcrm_bin: Path, tmp_path: Path) -> None:
    found = run(
        str(netcrm_bin / "python"), "-c", "import netcrm; print(netcrm.__file__)", cwd=tmp_path
    )
    assert not found.startswith(str(ROOT))


def test_a_newcomer_gets_a_site(netcrm_bin: Path, tmp_path: Path) -> None:
    program = str(netcrm_bin / "netcrm")
    assert netcrm.__version__ in run(program, "--version", cwd=tmp_path)
    run(program, "init", "x", cwd=tmp_path)
    run(program, "new", "Ana Pires", cwd=tmp_path / "x")
    run(program, "build", cwd=tmp_path / "x")
    assert "<h1" in (tmp_path / "x" / "build" / "index.html").read_text("utf-8")
