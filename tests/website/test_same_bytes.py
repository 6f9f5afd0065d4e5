"""A build is a function of its inputs: not of hash seeds, orders, folders or what was there."""

import os
import subprocess
import sys
from pathlib import Path

from netcrm.website.builder import build
from tests.conftest import ROOT
from tests.website.world import ME, ODD, ask_of, odd_ask, person, tree

BUILD = """
import sys
from pathlib import Path
from netcrm.website.builder import build
from tests.website.world import ME, ODD, ask_of
build(ask_of(ODD, me=ME, shuffle=int(sys.argv[2])), Path(sys.argv[1]))
"""


def built_apart(folder: Path, seed: str) -> dict[str, bytes]:
    """Build in another process and folder, with another hash seed, order and locale."""
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "LC_ALL": "C"}
    folder.mkdir()
    command = [sys.executable, "-c", BUILD, "site", seed]
    subprocess.run(command, cwd=folder, env=environment, check=True)
    return tree(folder / "site")


def test_two_builds_are_the_same_bytes(tmp_path: Path) -> None:
    build(odd_ask(), tmp_path / "here")
    here = tree(tmp_path / "here")
    assert len(here) > len(ODD)
    assert built_apart(tmp_path / "one", "1") == here
    assert built_apart(tmp_path / "two", "2") == here


def test_a_second_build_writes_nothing(tmp_path: Path) -> None:
    first = build(odd_ask(), tmp_path)
    times = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    second = build(odd_ask(), tmp_path)
    assert second.written == second.removed == ()
    assert sorted(second.unchanged) == sorted(first.written)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == times


def test_what_was_built_before_leaves_no_trace(tmp_path: Path) -> None:
    build(ask_of({"c/zed.md": person("Zed", "tags: [gone]")}), tmp_path / "used")
    build(odd_ask(), tmp_path / "used")
    build(ask_of(ODD, me=ME), tmp_path / "fresh")
    assert tree(tmp_path / "used") == tree(tmp_path / "fresh")


def test_no_page_tells_where_it_was_made(tmp_path: Path) -> None:
    build(odd_ask(), tmp_path / "site")
    for data in tree(tmp_path / "site").values():
        assert str(tmp_path).encode() not in data
        assert str(ROOT).encode() not in data
