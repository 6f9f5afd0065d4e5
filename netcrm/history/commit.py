"""Making a commit of some files, with everything else as it is."""

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from netcrm.history.changed import Changed
from netcrm.history.faults import HistoryError
from netcrm.history.found import Repository
from netcrm.history.git import asked, run

_TURNED = ("filter", "working-tree-encoding", "ident")
"""Attributes that let git keep something else than a file holds. No such program is run here."""
_NO_VALUE = frozenset({"unspecified", "unset"})


def record(repository: Repository, changed: Sequence[Changed], message: str) -> str:
    """Commit what these files hold after the change, and give the commit's name.

    What else is staged stays staged, and is not in the commit. Raises HistoryError; nothing is
    committed then. Where git's own list of what is staged cannot be brought up to date, the
    commit stands all the same: ``git status`` shows the files as staged the other way until then.
    """
    _check_attributes(repository, changed)
    names = _stored(repository, changed)
    rows = _rows(repository, changed, names)
    tree = _tree(repository, rows)
    parent = ("-p", repository.head) if repository.head else ()
    commit = run(repository.root, ("commit-tree", *parent, tree), message.encode()).decode()
    commit = commit.strip()
    old = repository.head or "0" * len(commit)
    run(repository.root, ("update-ref", "-m", "netcrm commit", "HEAD", commit, old))
    asked(repository.root, "update-index", "-z", "--index-info", given=rows)
    return commit


def _check_attributes(repository: Repository, changed: Sequence[Changed]) -> None:
    """Refuse files that git would not keep as they are: in clear what it was to encrypt, say."""
    given = b"".join(os.fsencode(one.file) + b"\0" for one in changed)
    told = run(repository.root, ("check-attr", "-z", "--stdin", *_TURNED), given)
    cells = told.split(b"\0")
    for file, name, value in zip(cells[::3], cells[1::3], cells[2::3], strict=False):
        if value.decode(errors="replace") not in _NO_VALUE:
            said = f"{name.decode()}={value.decode(errors='replace')}"
            message = f"{os.fsdecode(file)} goes through a program of the repository ({said})"
            raise HistoryError(message, "netcrm runs no such program: commit it with git")


def _stored(repository: Repository, changed: Sequence[Changed]) -> list[str]:
    """Bring the contents into the repository, byte for byte, and give their names."""
    parts = []
    for mark, data in enumerate((one.after for one in changed if one.after is not None), 1):
        parts.append(b"blob\nmark :%d\ndata %d\n%b\nget-mark :%d\n" % (mark, len(data), data, mark))
    told = run(repository.root, ("fast-import", "--quiet"), b"".join(parts)) if parts else b""
    return told.decode().split()


def _rows(repository: Repository, changed: Sequence[Changed], names: list[str]) -> bytes:
    """What git's list of files is told: those that go first, so that folders may take their place.

    Paths are counted from the top of the repository.
    """
    nothing = "0" * (len(repository.head) or 40)
    left = iter(names)
    gone, come = [], []
    for one in changed:
        path = os.fsencode(repository.path(one.file))
        if one.after is None:
            gone.append(f"0 {nothing}\t".encode() + path + b"\0")
        else:
            come.append(f"{one.mode} {next(left)}\t".encode() + path + b"\0")
    return b"".join((*gone, *come))


def _tree(repository: Repository, rows: bytes) -> str:
    """The tree of the new commit, made in a list of files of its own."""
    with tempfile.TemporaryDirectory(prefix="netcrm-") as folder:
        aside = {"GIT_INDEX_FILE": str(Path(folder) / "index")}
        start = (repository.head,) if repository.head else ("--empty",)
        run(repository.root, ("read-tree", *start), more=aside)
        run(repository.root, ("update-index", "-z", "--index-info"), rows, aside)
        return run(repository.root, ("write-tree",), more=aside).decode().strip()
