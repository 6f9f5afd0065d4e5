"""A real disk of 64 KB, filled step by step."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MOUNT = 'mount -t tmpfs -o size=64k tmpfs "$1" || exit 77; exec "$2" -m tests.edit.filled "$1"'
"""Mounts in a namespace of its own, so that nothing has to be unmounted."""


def test_a_full_disk_keeps_the_original(tmp_path: Path) -> None:
    command = ["unshare", "-rm", "sh", "-c", MOUNT, "sh", str(tmp_path), sys.executable]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        pytest.skip("there is no unshare here")
    if done.returncode == 77 or "unshare:" in done.stderr:
        pytest.skip("a small disk cannot be mounted here")
    assert done.returncode == 0, done.stderr
    refused, made = map(int, done.stdout.split())
    assert refused >= 3
    assert made >= 3
