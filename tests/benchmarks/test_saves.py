"""What is saved under a server is waited for until it is served, and the table says how long."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.benchmarks import saves
from tests.benchmarks.process import WrongError
from tests.benchmarks.saves import KINDS, Held, Save, Wanted, measure
from tests.benchmarks.saves_table import nearest, table
from tests.benchmarks.servers import serving
from tests.benchmarks.tools import netcrm
from tests.benchmarks.workspace import Workspace

SIZE = 12


def test_every_kind_of_save_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saves, "REST", 0)
    said: list[str] = []
    tools = [(netcrm(), sys.executable)]
    found = list(measure(SIZE, tools, Wanted(len(KINDS), 0, 2), tmp_path, said.append))
    *times, held = found
    assert [one.kind for one in times if isinstance(one, Save)] == list(KINDS)
    assert all(one.seconds > 0 for one in times if isinstance(one, Save))
    assert isinstance(held, Held)
    assert held.saves == 2
    assert len(said) == 1 + len(KINDS)


def test_a_server_that_ends_is_noticed(tmp_path: Path) -> None:
    space = Workspace(tmp_path / "space", netcrm(), ())
    (space.folder / "contacts").rmdir()
    with (
        pytest.raises(WrongError, match="netcrm does not serve its first site"),
        serving(netcrm(), sys.executable, space.folder, "nobody"),
    ):
        pass


@pytest.mark.parametrize(("percent", "time"), [(50, 15), (95, 29), (100, 30), (0, 1)])
def test_the_nearest_rank(percent: int, time: int) -> None:
    assert nearest(range(30, 0, -1), percent) == time


def test_the_table(golden: Callable[[str, str], None]) -> None:
    kinds = tuple(KINDS)
    times = [
        Save(10_000, tool, kinds[at % 4], "HTTP", at * much)
        for at in range(1, 31)
        for tool, much in (("netcrm", 0.002), ("Hugo", 0.02))
    ]
    held = [
        Held(10_000, "netcrm", 400_000_000, 250_000_000, 200_000_000, 205_000_000, 1_000),
        Held(10_000, "Hugo", 600_000_000, 880_000_000, 800_000_000, 800_000_000, 0),
    ]
    golden("saves.txt", table([*times, *held]))
