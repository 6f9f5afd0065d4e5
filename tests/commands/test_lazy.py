"""A command imports what it uses and no more."""

import subprocess
import sys
from pathlib import Path

import pytest

LIBRARIES = (
    "yaml",
    "frontmatter",
    "jinja2",
    "markdown",
    "networkx",
    "nh3",
    "rich",
    "starlette",
    "uvicorn",
    "watchdog",
)
SITE = {"jinja2", "markdown", "networkx", "nh3", "rich", "starlette", "uvicorn", "watchdog"}


def imported(*arguments: str) -> set[str]:
    """Which libraries a command brings in, run in a fresh Python with its output in a pipe."""
    program = (
        "import sys\nfrom netcrm.cli import run\n"
        f"run({arguments!r})\n"
        f"print(*[name for name in {LIBRARIES!r} if name in sys.modules], file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return set(done.stderr.splitlines()[-1].split())


@pytest.mark.parametrize("words", [("--version",), ("completion", "fish")])
def test_what_reads_nothing_imports_nothing(words: tuple[str, ...]) -> None:
    assert imported(*words) == set()


@pytest.mark.parametrize(
    "words", [("today",), ("show", "ana"), ("list",), ("check",), ("settings",), ("--help",)]
)
def test_reading_needs_nothing_of_the_site(small: Path, words: tuple[str, ...]) -> None:
    assert small.is_dir()
    allowed = SITE if words != ("--help",) else {"rich", "watchdog"}
    assert not imported(*words) & allowed
