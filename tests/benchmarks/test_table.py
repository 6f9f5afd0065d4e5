"""The table says what was measured."""

from collections.abc import Callable

import pytest

from tests.benchmarks.process import Cost
from tests.benchmarks.rounds import Sample
from tests.benchmarks.table import rows, table

WALLS = {
    (1_000, "cold", "netcrm"): (1.2, 1.0, 1.4),
    (1_000, "cold", "Hugo"): (0.8, 1.0, 0.9),
    (1_000, "next day", "netcrm"): (0.1, 0.3, 0.2),
    (10_000, "cold", "netcrm"): (12.0, 10.2, 11.4),
    (10_000, "cold", "Hugo"): (9.0, 8.1, 9.9),
    (10_000, "next day", "netcrm"): (0.5, 0.4, 0.3),
    (100_000, "cold", "netcrm"): (114.0,),
    (100_000, "next day", "netcrm"): (3.2,),
}
SAMPLES = tuple(
    Sample(size, figure, tool, Cost(wall, wall * 2, int(wall * 50e6)))
    for (size, figure, tool), walls in WALLS.items()
    for wall in walls
)


def test_the_table(golden: Callable[[str, str], None]) -> None:
    golden("table.txt", table(rows(SAMPLES)))


def test_a_row() -> None:
    row = next(r for r in rows(SAMPLES) if (r.size, r.figure) == (10_000, "next day"))
    assert (row.tool, row.runs, row.wall, row.least, row.most) == ("netcrm", 3, 0.4, 0.3, 0.5)
    assert (row.cpu, row.peak) == (0.8, 25_000_000)
    assert row.ratio == pytest.approx(0.4 / 9)
    assert row.growth == pytest.approx(2)


def test_nothing_to_compare_with_is_said() -> None:
    alone = rows([Sample(10, "cold", "netcrm", Cost(1, 1, 0))])
    assert (alone[0].ratio, alone[0].peak, alone[0].growth) == (None, None, None)
    assert table(alone).split()[-3:] == ["-", "-", "-"]
