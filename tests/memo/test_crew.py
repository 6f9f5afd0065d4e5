"""What a crew must do, seen in a process that has no other threads and children."""

import subprocess
import sys
from pathlib import Path

CASES = Path(__file__).with_name("crew_cases.py")
LEAST = 54
"""So many cases there are, at least: none must get lost on the way."""


def test_a_crew_in_a_process_of_its_own() -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist"]
    done = subprocess.run(  # noqa: PLW1510  its words are worth more than its status
        [*command, str(CASES)],
        cwd=CASES.parents[2],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=600,
    )
    assert done.returncode == 0, done.stdout
    passed = done.stdout.rsplit("passed", 1)[0].split()[-1]
    assert int(passed) >= LEAST, done.stdout
