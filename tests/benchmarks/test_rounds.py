"""Every figure is taken of a site that is right, and one that is not is noticed."""

import subprocess
import sys
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest

from tests.benchmarks.contacts import people
from tests.benchmarks.entries import DAY
from tests.benchmarks.figures import FIGURES
from tests.benchmarks.memory import memory
from tests.benchmarks.process import WrongError, run
from tests.benchmarks.rounds import measure, take
from tests.benchmarks.tools import Tool, find, netcrm
from tests.benchmarks.workspace import Workspace

PEOPLE = tuple(people(3))
COLD = FIGURES[0]
# Copies the contacts as pages; what it is asked for more is done to one of them.
COPY = """
import pathlib, sys
for file in pathlib.Path("contacts").iterdir():
    page = pathlib.Path("site", file.stem + ".html")
    page.parent.mkdir(exist_ok=True)
    page.write_text(file.read_text())
pages = sorted(pathlib.Path("site").iterdir())
"""


def copier(more: str = "") -> Tool:
    """A tool that makes a site of nothing but the files themselves."""
    return replace(
        netcrm(),
        name="copier",
        build=lambda _: (sys.executable, "-c", COPY + more),
        output="site",
        page="{id}.html",
        leaves=("site",),
        theme=None,
        others=lambda _: 0,
    )


def test_netcrm_is_measured(tmp_path: Path) -> None:
    samples = tuple(measure(len(PEOPLE), (netcrm(),), 1, tmp_path, lambda _: None))
    assert [sample.figure for sample in samples] == [figure.name for figure in FIGURES]
    assert all(sample.cost.wall > 0 and sample.cost.cpu > 0 for sample in samples)


def test_the_tools_take_turns(tmp_path: Path) -> None:
    tools = (copier(), replace(copier(), name="other"))
    samples = islice(measure(3, tools, 1, tmp_path, lambda _: None), 4)
    taken = [f"{sample.figure} {sample.tool}" for sample in samples]
    assert taken == ["cold copier", "cold other", "no-op copier", "no-op other"]


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ("pages[1].unlink()", "1 missing"),
        ("pathlib.Path('site/more.html').touch()", "1 other pages instead of 0"),
        ("[page.write_text('?') for page in pages]", "did not write"),
        ("sys.exit('no')", "exit status 1\nno"),
    ],
)
def test_a_wrong_site_is_noticed(tmp_path: Path, more: str, message: str) -> None:
    space = Workspace(tmp_path / "space", copier(more), PEOPLE)
    with pytest.raises(WrongError, match=message):
        take(COLD, space)


def test_other_bytes_of_the_same_files_are_noticed(tmp_path: Path) -> None:
    space = Workspace(tmp_path / "space", copier(), PEOPLE)
    take(COLD, space)
    (space.output / f"{PEOPLE[2].id}.html").write_text(f"{PEOPLE[2].name}, changed")
    with pytest.raises(WrongError, match="other pages of the same files"):
        space.expect_first_again()


def test_an_edit_is_undone(tmp_path: Path) -> None:
    space = Workspace(tmp_path / "space", copier(), PEOPLE)
    file = space.folder / "contacts" / f"{PEOPLE[1].id}.md"
    space.log(PEOPLE[1:2], DAY.isoformat(), "Talked")
    assert f"history:\n  - {DAY} call: Talked\n" in file.read_text("utf-8")
    space.reset()
    assert file.read_text("utf-8") == PEOPLE[1].text


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="there is no /proc")
def test_the_memory_of_those_it_started_counts() -> None:
    hold = "held = b'x' * 80_000_000; print('held', flush=True); input()"
    start = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {hold!r}])"
    with subprocess.Popen(
        (sys.executable, "-c", start), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        assert memory(process.pid) > 80_000_000
        process.communicate("\n")


def test_a_process_costs_what_it_and_its_children_take(tmp_path: Path) -> None:
    work = "import time\nwhile time.process_time() < 0.2: pass"
    start = (
        f"import subprocess, sys; subprocess.run([sys.executable, '-c', {work!r}]); print('did')"
    )
    cost, said = run((sys.executable, "-c", start), tmp_path)
    assert said == "did\n"
    assert cost.cpu >= 0.2


def test_hugo_itself_is_found_and_not_what_starts_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for path in ("bin/hugo", "bin/mkdocs", "lib/python3.11/site-packages/hugo/binaries/hugo"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch(0o755)
    found = find("hugo", Path("bin"))
    assert found == str(tmp_path / "lib/python3.11/site-packages/hugo/binaries/hugo")
    assert find("mkdocs", Path("bin")) == str(tmp_path / "bin" / "mkdocs")
    assert find("other", Path("bin")) is None
