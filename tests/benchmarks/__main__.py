"""Compares netcrm with Hugo and MkDocs: ``python -m tests.benchmarks --help``."""

import argparse
import json
import os
import platform
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks import saves, saves_table
from tests.benchmarks.contacts import MOST
from tests.benchmarks.process import WrongError
from tests.benchmarks.rounds import Sample, measure, warm_up
from tests.benchmarks.saves import Wanted
from tests.benchmarks.table import rows, table
from tests.benchmarks.tools import Tool, find, hugo, mkdocs, netcrm

SIZES = (1_000, 10_000)
LARGE = 100_000
OTHERS = {"hugo": hugo, "mkdocs": mkdocs}
NAMES = ("netcrm", *OTHERS)
SERVERS = ("netcrm", "Hugo")


def main(arguments: Sequence[str]) -> int:
    """Measure, print the table, and give an exit status: 1 if something was not right."""
    asked = parser().parse_args(arguments)
    try:
        tools = tuple(_tools(asked.tools, asked.programs))
        with TemporaryDirectory(dir=asked.folder, prefix="benchmarks-") as folder:
            if asked.serve:
                return _serve(tools, asked, Path(folder))
            about, samples = _measured(tools, asked, Path(folder))
    except WrongError as error:
        _say(str(error))
        return 1
    found = rows(samples)
    sys.stdout.write("".join(f"{name}: {value}\n" for name, value in about.items()))
    sys.stdout.write(f"\n{table(found)}")
    if asked.json:
        report = {
            "about": about,
            "rows": [asdict(row) for row in found],
            "samples": [asdict(sample) for sample in samples],
        }
        asked.json.write_text(json.dumps(report, indent=1) + "\n", "utf-8")
    return 0


def parser() -> argparse.ArgumentParser:
    """What can be asked for."""
    made = argparse.ArgumentParser(
        prog="python -m tests.benchmarks",
        description="Times netcrm, Hugo and MkDocs on the same invented contacts.",
    )
    made.add_argument(
        "--sizes", type=_sizes, default=SIZES, metavar="N,N", help="how many contacts (1000,10000)"
    )
    made.add_argument("--large", action="store_true", help="ours alone with 100,000 too")
    made.add_argument(
        "--runs", type=_positive, default=3, metavar="N", help="how often each is taken (3)"
    )
    made.add_argument(
        "--tools", type=_names, default=NAMES, metavar="A,B", help=f"of {','.join(NAMES)} (all)"
    )
    made.add_argument(
        "--programs", type=Path, metavar="DIR", help="where hugo and mkdocs are (the PATH)"
    )
    made.add_argument(
        "--folder", type=Path, metavar="DIR", help="where to make the sites (a temporary folder)"
    )
    made.add_argument(
        "--serve",
        action="store_true",
        help="instead of builds, how soon what is saved is served, beside hugo server",
    )
    made.add_argument(
        "--saves",
        type=_saves,
        default=Wanted(),
        metavar="A,B,C",
        help="with --serve: saves read over HTTP, shown by Chromium, and to see memory grow "
        "(30,12,1000)",
    )
    made.add_argument("--json", type=Path, metavar="FILE", help="write every number there")
    return made


def _positive(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST:
        raise argparse.ArgumentTypeError(f"{text} is no number from 1 to {MOST:,}")
    return int(text)


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(sorted({_positive(size) for size in text.split(",")}))


def _saves(text: str) -> Wanted:
    if not re.fullmatch(r"\d{1,6},\d{1,6},\d{1,6}", text):
        raise argparse.ArgumentTypeError("say three numbers, as in 30,12,1000")
    return Wanted(*map(int, text.split(",")))


def _names(text: str) -> tuple[str, ...]:
    names = tuple(text.split(","))
    if not set(names) <= set(NAMES):
        raise argparse.ArgumentTypeError(f"the tools are {', '.join(NAMES)}")
    return tuple(name for name in NAMES if name in names)


def _tools(names: Sequence[str], programs: Path | None) -> Iterator[Tool]:
    for name in names:
        if name not in OTHERS:
            yield netcrm()
        elif program := find(name, programs):
            yield OTHERS[name](program)
        else:
            where = programs or "the PATH"
            raise WrongError(f"{name} is not in {where}: `make bench` installs it")


def _measured(
    tools: Sequence[Tool], asked: argparse.Namespace, folder: Path
) -> tuple[dict[str, str], list[Sample]]:
    """What was measured, and on what."""
    about = {
        **_about(tools),
        "runs": str(asked.runs),
        "load before": _load(),
    }
    warm_up(tools, folder)
    samples = [
        sample for size in asked.sizes for sample in measure(size, tools, asked.runs, folder, _say)
    ]
    ours = [tool for tool in tools if tool.name == "netcrm"]
    if asked.large and LARGE not in asked.sizes:
        samples += measure(LARGE, ours, asked.runs, folder, _say)
    return {**about, "load after": _load()}, samples


def _serve(tools: Sequence[Tool], asked: argparse.Namespace, folder: Path) -> int:
    """Measure how soon what is saved is served, and print the table."""
    programs = [(tool, tool.version[0]) for tool in tools if tool.name in SERVERS]
    about = {**_about(tools), "load before": _load()}
    found = [
        one
        for size in asked.sizes
        for one in saves.measure(size, programs, asked.saves, folder, _say)
    ]
    about["load after"] = _load()
    sys.stdout.write("".join(f"{name}: {value}\n" for name, value in about.items()))
    sys.stdout.write(f"\n{saves_table.table(found)}")
    if asked.json:
        report = {"about": about, "samples": [asdict(one) for one in found]}
        asked.json.write_text(json.dumps(report, indent=1) + "\n", "utf-8")
    return 0


def _about(tools: Sequence[Tool]) -> dict[str, str]:
    """What is measured, and on what."""
    return {
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} CPUs",
        "python": platform.python_version(),
        **{tool.name: _version(tool) for tool in tools},
    }


def _version(tool: Tool) -> str:
    done = subprocess.run(tool.version, capture_output=True, text=True, check=True)
    found = re.search(r"\d+(\.\d+)+", done.stdout)
    return found[0] if found else "?"


def _load() -> str:
    return " ".join(f"{load:.2f}" for load in os.getloadavg())


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
