"""Very many files at once: the right site, in few builds.

NETCRM_SITE_STORM says how many files come at once (300 where it is not set, since each is a page to
be made; 20,000 was run by hand), a quarter of which change in a checkout. test_many has the watcher
alone under more.
"""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.watch.watching import PEOPLE, Watching, text, write

STORM = int(os.environ.get("NETCRM_SITE_STORM", "300"))
CHECKOUT = STORM // 4
BUILDS = 5
"""How many there are at most."""
PLAIN = "".join(f"{key} = {value}\n" for key, value in (("keep", "false"), ("front", "1")))


@pytest.fixture
def watching(space: Path) -> Iterator[Watching]:
    (space / "netcrm.toml").write_text(PLAIN)
    with Watching(space) as made:
        made.next()
        yield made


def note(space: Path, number: int) -> Path:
    return space / "contacts" / f"{number % 7}" / f"person-{number}.md"


def fill(space: Path, words: str, count: int) -> None:
    for number in range(count):
        path = note(space, number)
        path.parent.mkdir(exist_ok=True)
        path.write_text(text(f"person {number}", words))


def test_a_storm_of_new_files(watching: Watching, space: Path) -> None:
    fill(space, "storm", STORM)
    assert watching.becomes_right() <= BUILDS
    assert len(watching.live.names()) > STORM
    watching.quiet()


def test_a_storm_with_a_short_queue(watching: Watching, space: Path) -> None:
    """As above, and with every second word of it lost."""
    box = watching.watch.box
    came, heard = box.came, iter(range(10 * STORM))

    def half(path: str) -> None:
        if next(heard) % 2:
            came(path)

    box.came, box.settled, box.changes = half, half, half  # type: ignore[method-assign]
    fill(space, "storm", STORM)
    watching.becomes_right()


def test_a_checkout_and_back(space: Path) -> None:
    def git(*words: str) -> None:
        name = ("-c", "user.name=N", "-c", "user.email=n@example.org", "-c", "gc.auto=0")
        subprocess.run(["git", *name, *words], cwd=space, check=True, capture_output=True)

    (space / ".gitignore").write_text("build/\n.netcrm/\nmarker.md\n")
    fill(space, "one", CHECKOUT)
    git("init", "-b", "one")
    git("add", ".")
    git("commit", "-m", "one")
    git("checkout", "-b", "two")
    fill(space, "two", CHECKOUT)
    git("commit", "-a", "-m", "two")
    with Watching(space) as watching:
        watching.next()
        for branch in ("one", "two"):
            git("checkout", branch)
            assert watching.becomes_right() <= BUILDS
            watching.quiet()


def test_all_files_go_and_come_back(watching: Watching, space: Path) -> None:
    for name in PEOPLE:
        (space / "contacts" / f"{name}.md").unlink()
    watching.becomes_right()
    for name in PEOPLE:
        write(space / "contacts" / f"{name}.md", "back")
    watching.becomes_right()
    watching.quiet()
