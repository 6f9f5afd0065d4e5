"""Whether a commit may be made now, or somebody is in the middle of something."""

import os

from netcrm.history.faults import HistoryError
from netcrm.history.found import Repository
from netcrm.history.git import asked, run

_MIDDLE = {
    "MERGE_HEAD": "a merge",
    "CHERRY_PICK_HEAD": "a cherry-pick",
    "REVERT_HEAD": "a revert",
    "rebase-merge": "a rebase",
    "rebase-apply": "a rebase",
    "sequencer": "a cherry-pick or revert",
    "BISECT_LOG": "a bisect",
}
_LOCKS = ("index.lock", "HEAD.lock")


def check_ready(repository: Repository) -> None:
    """Raise HistoryError where a commit would come in between, or nobody can be named for it."""
    for name, what in _MIDDLE.items():
        if os.path.lexists(repository.folder / name):
            message = f"the repository is in the middle of {what}"
            raise HistoryError(message, "finish it or end it with git, then say it again")
    for name in _LOCKS:
        if os.path.lexists(repository.folder / name):
            hint = f"wait for it; if none is running, delete {repository.folder / name}"
            raise HistoryError("another git is at work in the repository", hint)
    if asked(repository.root, "symbolic-ref", "--quiet", "HEAD") is None:
        hint = "go to one first: git switch main"
        raise HistoryError("the repository is not on a branch", hint)
    if run(repository.root, ("ls-files", "-u", "-z")):
        raise HistoryError("the repository has conflicts", "solve them, then say it again")
    for who in ("GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT"):
        run(repository.root, ("var", who))
