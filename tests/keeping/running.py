"""netcrm as a process of its own, with some parts of it made otherwise for a test."""

import os
import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
Running = subprocess.Popen[str]
FEW_ARE_MANY = """
import os, signal, sys
from functools import partial
from netcrm import cli
from netcrm.commands import progress
from netcrm.memo import crew
crew._LEAST, crew._HANDFUL, progress._MANY = 8, 2, 8
home = os.getpid()
def die():
    os.kill(os.getpid(), signal.SIGKILL)
"""
"""Few files are enough for several processes, and for a bar."""
APART = "progress.Crew = partial(progress.Crew, apart=True)"
"""All work is done in children."""


def start(
    space: Path, *words: str, more: str = "", seed: int = 0, err: int = subprocess.PIPE
) -> Running:
    """Start a command on a workspace; ``more`` is Python that is run before."""
    code = f"{FEW_ARE_MANY}\n{more}\ncli.main()\n"
    command = [sys.executable, "-c", code, "-C", str(space), *words]
    env = {**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONPATH": str(ROOT), "TERM": "xterm"}
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdout=pipe, stderr=err, text=True, env=env, cwd=ROOT)


def end(ran: Running, status: int = 0) -> str:
    """Await the end of a command and say what it said of problems."""
    with ran:
        _, err = ran.communicate(timeout=120)
    assert ran.returncode == status, err
    return err or ""


def kill(ran: Running) -> bool:
    """Kill a command; says whether it was still running."""
    ran.send_signal(signal.SIGKILL)
    with ran:
        ran.communicate(timeout=120)
    return ran.returncode == -signal.SIGKILL


def run(space: Path, *words: str, more: str = "", seed: int = 0, status: int = 0) -> str:
    """Run a command to its end and say what it said of problems."""
    return end(start(space, *words, more=more, seed=seed), status)
