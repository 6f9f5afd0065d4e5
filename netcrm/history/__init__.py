"""The history of a workspace in git: what is there at a revision, what is there now, a commit.

The one room that knows git. It uses git's plumbing only, in a way that runs no hook, filter,
textconv, pager, alias or monitor of the repository, whatever its settings say.
"""

from netcrm.history.changed import Changed, changed_between, changed_since, resolve
from netcrm.history.commit import record
from netcrm.history.faults import HistoryError
from netcrm.history.found import Repository, open_repository
from netcrm.history.git import make_repository
from netcrm.history.ready import check_ready

__all__ = [
    "Changed",
    "HistoryError",
    "Repository",
    "changed_between",
    "changed_since",
    "check_ready",
    "make_repository",
    "open_repository",
    "record",
    "resolve",
]
