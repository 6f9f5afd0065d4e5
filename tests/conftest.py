"""What tests share: golden files, a browser, js-yaml, and how Hypothesis is set."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, Error, sync_playwright

ROOT = Path(__file__).parents[1]

# No test is timed: a slow machine must not turn one red.
settings.register_profile("default", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("default"), derandomize=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC_BROWSERS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
# A quiet browser: whatever it asks of the network in a test was asked by a page.
BROWSER_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update", action="store_true", help="write golden files instead of comparing with them"
    )


class Golden:
    """Compares what a test made with the files in the ``golden/`` folder beside that test.

    A missing file fails like a wrong one: ``pytest --update PATH`` writes it, and a person reads
    the difference before it is committed.
    """

    def __init__(self, folder: Path, *, update: bool) -> None:
        self.folder = folder
        self.update = update

    def __call__(self, name: str, made: str | bytes) -> None:
        """Assert that ``made`` is what ``golden/name`` holds, byte for byte (text as UTF-8)."""
        path = self.folder / name
        data = made.encode() if isinstance(made, str) else made
        if self.update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            return
        if not path.is_file():
            pytest.fail(f"{path.relative_to(ROOT)} is missing: look at it, then run with --update")
        expected = path.read_bytes()
        if isinstance(made, str):
            assert made == expected.decode(), f"differs from {path.relative_to(ROOT)}"
        assert data == expected, f"differs from {path.relative_to(ROOT)}"


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    return Golden(request.path.parent / "golden", update=request.config.getoption("--update"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the system's own Chromium, headless, once for all tests of a process."""
    path = next(filter(None, map(shutil.which, (*BROWSERS, *MAC_BROWSERS))), None)
    if path is None:
        missing("BROWSER", "no Chromium or Chrome is installed")
    with sync_playwright() as playwright:
        try:
            started = playwright.chromium.launch(executable_path=path, args=list(BROWSER_FLAGS))
        except Error as error:
            missing("BROWSER", f"{path} does not start: {error.message}")
        yield started
        started.close()


@pytest.fixture(scope="session")
def node() -> Path:
    """Return a folder where ``node`` finds js-yaml: run it with this as its working directory."""
    folder = ROOT / ".venv" / "js-yaml"
    if not (folder / "node_modules" / "js-yaml").is_dir():
        install_js_yaml(folder)
    return folder


def install_js_yaml(folder: Path) -> None:
    """Install beside and move into place, so that two test processes cannot meet half-way."""
    npm = shutil.which("npm")
    if npm is None:
        missing("NODE", "no node with npm is installed")
    beside = folder.with_name(f"{folder.name}.{os.getpid()}")
    beside.mkdir(parents=True)
    command = [npm, "install", "--no-save", "--no-package-lock", "--silent", "js-yaml@4"]
    done = subprocess.run(command, cwd=beside, capture_output=True, text=True, check=False)
    if done.returncode:
        shutil.rmtree(beside)
        missing("NODE", f"npm cannot install js-yaml: {done.stderr.strip()}")
    try:
        beside.rename(folder)
    except OSError:  # another process was first; its copy is as good
        shutil.rmtree(beside)


def missing(what: str, why: str) -> NoReturn:
    """Skip with the reason; where NETCRM_REQUIRE_BROWSER=1 or _NODE=1 is set, fail with it."""
    if os.environ.get(f"NETCRM_REQUIRE_{what}") == "1":
        pytest.fail(why)
    pytest.skip(why)
