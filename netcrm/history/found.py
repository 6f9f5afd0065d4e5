"""The repository that a workspace lies in."""

from pathlib import Path
from typing import NamedTuple

from netcrm.history.faults import HistoryError
from netcrm.history.git import asked, run

_QUESTIONS = ("--is-inside-work-tree", "--show-object-format", "--absolute-git-dir")


class Repository(NamedTuple):
    """A repository, seen from a workspace in it.

    ``prefix`` is the workspace's path in it, empty or with a slash at the end; ``folder`` is
    where git keeps its own. ``head`` is the commit that is checked out, empty before the first.
    ``digest`` is the name of the function that names objects.
    """

    root: Path
    prefix: str
    folder: Path
    head: str
    digest: str

    def path(self, file: str) -> str:
        """A file of the workspace, as the repository names it."""
        return f"{self.prefix}{file}"


def open_repository(root: Path) -> Repository:
    """The repository around a workspace. Raises HistoryError where there is none to be used."""
    answers = run(root, ("rev-parse", *_QUESTIONS)).decode(errors="surrogateescape")
    inside, digest, folder = (*answers.removesuffix("\n").split("\n", 2), "", "")[:3]
    if inside != "true":
        message = "the folder is not within the repository's own files"
        raise HistoryError(message, "look at core.worktree in its settings")
    prefix = run(root, ("rev-parse", "--show-prefix")).decode(errors="surrogateescape")
    head = (asked(root, "rev-parse", "--verify", "--quiet", "HEAD^{commit}") or b"").decode()
    if not head and asked(root, "rev-parse", "--verify", "--quiet", "HEAD") is not None:
        raise HistoryError("the repository is damaged", "git fsck says where")
    return Repository(root, prefix.removesuffix("\n"), Path(folder), head.strip(), digest)
