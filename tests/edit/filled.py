"""Writing on a disk that is filled step by step: ROOT, an empty folder on a small disk.

Prints how many writes were refused and how many were made, and fails where a file is torn.
"""

import os
import sys
from pathlib import Path

from netcrm.edit import Write, WriteError, save
from tests.edit.space import left

PAGE = 4096
FILE = "contacts/ana.md"
OLD, NEW = b"old " * 2048, b"newer " * 2048


def main(root: Path) -> None:
    (root / "contacts").mkdir()
    ballast = root / "ballast"
    refused = made = 0
    for room in range(14):
        ballast.unlink(missing_ok=True)
        (root / FILE).write_bytes(OLD)
        free = os.statvfs(root).f_bavail * os.statvfs(root).f_frsize
        ballast.write_bytes(bytes(max(free - room * PAGE, 0)))
        try:
            save(root, (Write(FILE, OLD, NEW),))
        except WriteError as error:
            refused += "make room" in error.hint
            assert (root / FILE).read_bytes() == OLD
        else:
            made += 1
            assert (root / FILE).read_bytes() == NEW
        ballast.unlink()
        save(root, (Write("me.md", None, b"me"),))
        save(root, (Write("me.md", b"me", None),))
        assert left(root) == []
    sys.stdout.write(f"{refused} {made}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
