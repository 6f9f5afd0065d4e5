"""Only ``cli.py`` asks what day it is; everything else is told."""

import ast
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[2] / "netcrm"
# What reads the wall clock. Monotonic clocks only measure, so they are not here.
READS = {
    "date": {"today"},
    "datetime": {"now", "today", "utcnow"},
    "time": {"asctime", "ctime", "gmtime", "localtime", "strftime", "time", "time_ns"},
}


def clock_reads(source: str) -> list[str]:
    """The expressions and imports in ``source`` that name a function which reads the clock."""
    return [ast.unparse(node) for node in ast.walk(ast.parse(source)) if reads_clock(node)]


def reads_clock(node: ast.AST) -> bool:
    match node:
        case ast.Attribute(attr=attr, value=ast.Name(id=owner) | ast.Attribute(attr=owner)):
            return attr in READS.get(owner, ())
        case ast.ImportFrom(module="time", names=names):
            return any(name.name in READS["time"] for name in names)
    return False


@pytest.mark.parametrize(
    "source",
    [
        "from datetime import date\ndate.today()",
        "import datetime\ndatetime.date.today()",
        "import datetime\nclock = datetime.datetime.now",
        "import time\ntime.strftime('%Y')",
        "from time import (\ntime)",
    ],
)
def test_a_hidden_clock_is_found(source: str) -> None:
    assert clock_reads(source)


@pytest.mark.parametrize(
    "source", ["settings.today", "day.strftime('%Y')", "time.monotonic()", "reached(today)"]
)
def test_a_day_that_was_given_is_no_clock(source: str) -> None:
    assert clock_reads(source) == []


def test_only_the_command_line_reads_the_clock() -> None:
    found = {
        f"{path.relative_to(HOUSE)}: {words}"
        for path in sorted(HOUSE.rglob("*.py"))
        if path != HOUSE / "cli.py"
        for words in clock_reads(path.read_text(encoding="utf-8"))
    }
    assert found == set()
