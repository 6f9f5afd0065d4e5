"""Runs a command as a whole process and says what it cost."""

import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from time import perf_counter

from tests.benchmarks.memory import Watch

# What would make a child behave as no user's does.
_UNSET = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "PYTHONPATH", "PYTHONHASHSEED")


class WrongError(Exception):
    """A tool failed, or made something else than it should: its figures would mean nothing."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took, with every process it started and waited for.

    ``wall`` and ``cpu`` are seconds, ``peak`` is bytes: the most that all processes held at once.
    """

    wall: float
    cpu: float
    peak: int


def run(command: Sequence[str], folder: Path) -> tuple[Cost, str]:
    """Run ``command`` in ``folder``; give its cost and what it printed.

    Raises WrongError unless its exit status is 0.
    """
    with TemporaryFile() as printed:
        began = perf_counter()
        with subprocess.Popen(
            command, cwd=folder, env=_environment(), stdout=printed, stderr=subprocess.STDOUT
        ) as process:
            with Watch(process.pid) as watch:
                _, status, used = os.wait4(process.pid, 0)
                wall = perf_counter() - began
            process.returncode = os.waitstatus_to_exitcode(status)
        printed.seek(0)
        said = printed.read().decode("utf-8", "replace")
    if process.returncode:
        raise WrongError(f"{' '.join(command)}: exit status {process.returncode}\n{said[-2000:]}")
    return Cost(wall, used.ru_utime + used.ru_stime, watch.peak), said


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in _UNSET}
