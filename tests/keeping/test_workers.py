"""Builds in several processes: the site that one makes, even where one of them dies."""

import os
import pty
import shutil
from pathlib import Path

import pytest

from tests.incremental.builders import Tree, tree
from tests.keeping.running import APART, end, run, start

DEADLY_TO_READ = f"""
{APART}
from netcrm.store import read
read_well = read.read_contact
def read_contact(file, data, kinds):
    if b"deadly" in data:
        die()
    return read_well(file, data, kinds)
read.read_contact = read_contact
"""
SPOILT = """
from netcrm.store import read
read_well = read.read_contact
def read_contact(file, data, kinds):
    if b"deadly" in data:
        raise OSError
    return read_well(file, data, kinds)
read.read_contact = read_contact
read.reason = lambda error: "it ended the process that was reading it"
"""
DEADLY_TO_MAKE = f"""
{APART}
from netcrm.website import site
make = site.render
def render(ask, theme, page):
    if page.url == "contacts/lee-wong.html":
        die()
    return make(ask, theme, page)
site.render = render
"""
DEADLY_TO_CHILDREN = DEADLY_TO_READ.replace(APART, "").replace(
    'b"deadly" in data', "os.getpid() != home"
)


def anew(space: Path, more: str = "", status: int = 0) -> Tree:
    """What is made of a workspace by one process that remembers nothing."""
    beside = space.with_name("beside")
    shutil.rmtree(beside, ignore_errors=True)
    shutil.copytree(space, beside, ignore=shutil.ignore_patterns(".netcrm", "build"))
    with (beside / "netcrm.toml").open("a") as file:
        file.write("keep = false\n")
    run(beside, "build", more=more, status=status)
    return tree(beside / "build")


def write(space: Path, who: str, text: str) -> None:
    with (space / "contacts" / f"{who}.md").open("a") as file:
        file.write(f"\n{text}\n")


def mend(space: Path, who: str) -> None:
    path = space / "contacts" / f"{who}.md"
    path.write_text(path.read_text().replace("deadly", "lively"))


@pytest.mark.parametrize("more", ["", APART])
def test_however_many_work_the_site_is_the_same(space: Path, more: str) -> None:
    expected = anew(space)
    for jobs in ("1", "2", "3"):
        shutil.rmtree(space / "build", ignore_errors=True)
        shutil.rmtree(space / ".netcrm", ignore_errors=True)
        run(space, "build", "--jobs", jobs, more=more, seed=int(jobs))
        assert tree(space / "build") == expected
    write(space, "lee-wong", "More.")
    with (space / "netcrm.toml").open("a") as file:
        file.write('title = "Ours"\n')
    run(space, "build", "--jobs", "2", more=more, seed=7)
    assert tree(space / "build") == anew(space) != expected
    run(space, "build", "--verify", "--jobs", "1", more=more)


@pytest.mark.parametrize("kept", [False, True])
def test_a_file_that_ends_its_reader_is_a_problem_and_nothing_else(
    space: Path, *, kept: bool
) -> None:
    if kept:
        run(space, "build", "--jobs", "2")
    write(space, "lee-wong", "A deadly line.")
    write(space, "talia-bell", "A good one.")
    for _ in range(2):  # nothing was kept, so it is said again
        said = run(space, "build", "--jobs", "2", more=DEADLY_TO_READ, status=1)
        assert said.count("NC111") == 1
        assert "contacts/lee-wong.md" in said
        assert "it ended the process that was reading it" in said
        assert tree(space / "build") == anew(space, SPOILT, status=1)
    mend(space, "lee-wong")
    run(space, "build", "--jobs", "2", more=DEADLY_TO_READ)
    assert tree(space / "build") == anew(space)


def test_a_reader_that_is_mended_finds_nothing_kept(space: Path) -> None:
    write(space, "lee-wong", "A deadly line.")
    run(space, "build", "--jobs", "2", more=DEADLY_TO_READ, status=1)
    run(space, "build", "--jobs", "2")
    assert tree(space / "build") == anew(space)


def test_where_every_child_dies_the_parent_still_makes_the_site(space: Path) -> None:
    run(space, "build", "--jobs", "2", more=DEADLY_TO_CHILDREN, status=1)
    assert (space / "build" / "index.html").is_file()
    run(space, "build", "--jobs", "2")
    assert tree(space / "build") == anew(space)


@pytest.mark.parametrize("kept", [False, True])
def test_a_page_that_ends_its_maker_is_a_problem_and_nothing_else(
    space: Path, *, kept: bool
) -> None:
    if kept:
        run(space, "build", "--jobs", "2")
    write(space, "lee-wong", "More.")
    write(space, "talia-bell", "More.")
    expected = anew(space)
    for _ in range(2):
        said = run(space, "build", "--jobs", "2", more=DEADLY_TO_MAKE, status=1)
        assert said.count("NC502") == 1
        assert "build/contacts/lee-wong.html" in said
        found = tree(space / "build")
        assert found.keys() | {"contacts/lee-wong.html"} == expected.keys()
        assert all(found[name] == expected[name] for name in found if "lee-wong" not in name)
    run(space, "build", "--jobs", "2")
    assert tree(space / "build") == expected


def test_what_else_is_wrong_is_said_beside_a_page_that_is_lost(space: Path) -> None:
    (space / "contacts" / "lee-wong (conflicted copy).md").write_text("---\nname: Twice\n---\n")
    expected = run(space, "build", "--jobs", "2", "--quiet", status=1)
    assert expected
    with (space / "netcrm.toml").open("a") as file:
        file.write('title = "Ours"\n')
    said = run(space, "build", "--jobs", "2", "--quiet", more=DEADLY_TO_MAKE, status=1)
    assert "NC502" in said
    assert expected in said


def on_a_terminal(space: Path, *words: str) -> str:
    """What a build says on a terminal."""
    master, slave = pty.openpty()
    ran = start(space, *words, err=slave)
    os.close(slave)
    said = b""
    try:
        while data := os.read(master, 4096):
            said += data
    except OSError:  # nobody is left to write
        pass
    os.close(master)
    end(ran)
    return said.decode()


def test_a_bar_is_shown_on_a_terminal_and_nowhere_else(space: Path) -> None:
    said = on_a_terminal(space, "build", "--jobs", "2")
    assert "Reading" in said
    assert "Writing pages" in said
    assert tree(space / "build") == anew(space)
    for words in (("build", "--quiet"), ("--quiet", "build")):
        shutil.rmtree(space / ".netcrm")
        assert on_a_terminal(space, *words, "--jobs", "2") == ""
    shutil.rmtree(space / ".netcrm")
    assert run(space, "build", "--jobs", "2") == ""
    write(space, "lee-wong", "More.")
    assert on_a_terminal(space, "build", "--jobs", "2") == "", "so little needs no bar"
