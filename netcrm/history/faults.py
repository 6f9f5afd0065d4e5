"""Why nothing was kept in the history. The files themselves are as they were."""

from netcrm.errors import NetcrmError


class HistoryError(NetcrmError):
    """Git, or the state of the repository, does not allow it."""
