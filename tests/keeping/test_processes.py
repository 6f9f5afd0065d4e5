"""Builds as processes that are killed, beside others that read, with several seeds and workers.

How many sequences are run is said by NETCRM_PROCESS_SEQUENCES (2 where it is not set).
"""

import os
import shutil
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random

import pytest

from netcrm.commands.problem_text import has_error, problem_text, with_excerpt
from netcrm.model import Problem
from tests.incremental.around import OPERATIONS
from tests.incremental.builders import clean, keep_what_is_not_ours, tree
from tests.incremental.sequences import compare
from tests.incremental.shared import share
from tests.incremental.workspace import Workspace, begin
from tests.keeping.running import APART, ROOT, Running, end, kill, run, start

SEQUENCES = int(os.environ.get("NETCRM_PROCESS_SEQUENCES", "2"))
STEPS = 10
TO_CHILDREN = ("", "", APART)


@pytest.fixture(autouse=True, scope="module")
def shared() -> Iterator[None]:
    """Let clean builds share what is the same in all of them."""
    with pytest.MonkeyPatch.context() as patch:
        share(patch)
        yield


def forget(space: Workspace) -> None:
    """Delete what was kept."""
    shutil.rmtree(space.root / ".netcrm", ignore_errors=True)


def clock_at(day: date) -> str:
    """Python that sets the clock."""
    return f"""
from datetime import date
class Clock:
    today = staticmethod(lambda: date.fromisoformat({day.isoformat()!r}))
cli.date = Clock
"""


BEGUN = """
import netcrm.commands.build
os.write(1, b"begun\\n")
"""
"""Python that tells when there is something to kill; to begin takes longest."""


TOUCHES = (("open", "os.mkdir", "os.remove", "os.rename", "os.rmdir"), 80)
REPLACES = (("os.rename",), 3)
"""What may be done to files, and about how often."""


def killed_at(events: tuple[str, ...], number: int) -> str:
    """Python that ends the process before it does such a thing for that many times and one."""
    return f"""
left = iter(range({number}))
def watch(event, _):
    if event in {events} and os.getpid() == home and next(left, None) is None:
        die()
sys.addaudithook(watch)
"""


def said_of(space: Workspace, problems: tuple[Problem, ...]) -> str:
    """What a build says of problems."""
    return "".join(f"{problem_text(with_excerpt(space.root, each))}\n\n" for each in problems)


class Builds:
    """Builds of a workspace, each with a hash seed of two and with one or two workers."""

    def __init__(self, space: Workspace) -> None:
        self.space = space
        self.out = space.outs[0]
        self.lasts = 0.5
        self.killed = 0

    def _start(self, more: str = "") -> Running:
        choose = self.space.choose
        before = f"{clock_at(self.space.today)}{choose.choice(TO_CHILDREN)}{BEGUN}{more}"
        jobs, seed = str(choose.randrange(1, 3)), choose.randrange(2)
        words = ("build", "--out", str(self.out), "--jobs", jobs, "--quiet")
        ran = start(self.space.root, *words, more=before, seed=seed)
        assert ran.stdout
        assert ran.stdout.readline() == "begun\n"
        return ran

    def cut_short(self) -> None:
        """Begin one, and kill it at some moment or at some file."""
        choose = self.space.choose
        if choose.randrange(2):
            events, most = choose.choice((TOUCHES, REPLACES))
            ran = self._start(killed_at(events, choose.randrange(most)))
            ran.wait(timeout=120)
        else:
            ran = self._start()
            time.sleep(choose.uniform(0, self.lasts))
        self.killed += kill(ran)

    def to_the_end(self, problems: tuple[Problem, ...]) -> None:
        """Run one to its end; what it says is known."""
        ran = self._start()
        began = time.monotonic()
        said = end(ran, int(has_error(problems, strict=False)))
        self.lasts = time.monotonic() - began
        assert said == said_of(self.space, problems)


@pytest.mark.parametrize("number", range(SEQUENCES))
def test_what_was_killed_at_any_moment_is_made_good(number: int, tmp_path: Path) -> None:
    out, beside = tmp_path / "kept" / "build", tmp_path / "clean" / "build"
    space = begin(tmp_path / "space", (out,))
    space.choose = Random(number)  # noqa: S311  no secret
    builds = Builds(space)
    for _ in range(STEPS):
        operation = space.choose.choice((*OPERATIONS, forget, forget))
        operation(space)
        keep_what_is_not_ours(out, beside)
        if space.choose.randrange(2):
            builds.cut_short()
        problems = clean(space.root, beside, space.today)
        builds.to_the_end(problems)
        compare(f"{operation.__name__} in sequence {number}", tree(out), tree(beside))
    assert builds.killed


QUESTIONS = (("list",), ("show", "lee-wong"), ("today",), ("check", "--json"))
NAMES = ("Leonora Wong", "Lee Wong", "Leonie Wong", "Lee Wong")


def rename(space: Path, name: str) -> None:
    """Give someone another name, in one step."""
    path = space / "contacts" / "lee-wong.md"
    lines = path.read_text().splitlines(keepends=True)
    new = [f"name: {name}\n" if line.startswith("name:") else line for line in lines]
    beside = path.with_name(".beside")
    beside.write_text("".join(new))
    beside.replace(path)


Answer = tuple[str, str, int]


def answers(space: Path) -> list[Answer]:
    """What reading commands say, all of them at once."""
    asked = [start(space, *question) for question in QUESTIONS]
    return [(*ran.communicate(timeout=120), ran.wait()) for ran in asked]


def plain(space: Path, name: str) -> list[Answer]:
    """What they say where nothing was ever kept."""
    beside = space.with_name("beside") / "space"
    shutil.rmtree(beside, ignore_errors=True)
    shutil.copytree(space, beside, ignore=shutil.ignore_patterns(".netcrm", "build"))
    rename(beside, name)
    return answers(beside)


def test_who_reads_beside_a_build_is_told_of_before_or_after(tmp_path: Path) -> None:
    space = tmp_path / "space"
    space.mkdir()
    shutil.copytree(ROOT / "contacts", space / "contacts")
    shutil.copy(ROOT / "me.md", space)
    (space / "netcrm.toml").write_text("today = 2026-03-18\n")
    run(space, "build")
    expected = {name: plain(space, name) for name in NAMES}
    assert len({str(found) for found in expected.values()}) == len(set(NAMES))
    before = expected["Lee Wong"]
    for number, name in enumerate(NAMES):
        asked = [start(space, *question) for question in QUESTIONS]
        rename(space, name)
        building = start(space, "build", "--jobs", "2", seed=number)
        after = expected[name]
        for at, ran in enumerate(asked):
            found = (*ran.communicate(timeout=120), ran.wait())
            assert found in {before[at], after[at]}
        if number % 2:
            kill(building)
        while building.poll() is None:
            assert answers(space) == after
        building.communicate()
        assert answers(space) == after
        before = after
    run(space, "build", "--verify")
