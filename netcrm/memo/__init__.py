"""A memo of pure functions: what they read is recorded, so that only what changed runs again."""

from netcrm.memo.facets import Row, Spot
from netcrm.memo.gradual import Gradual
from netcrm.memo.layer import Change, StrataError, Stratum
from netcrm.memo.memo import Memo
from netcrm.memo.past import Outcome, Past

__all__ = ["Change", "Gradual", "Memo", "Outcome", "Past", "Row", "Spot", "StrataError", "Stratum"]
