"""Runs netcrm on a day of one's choice: ``python clock.py 2026-03-19 build``.

``--today`` would not do: a day that is set is named on every page, so that the next one makes
them all again. The clock's day is not. This is netcrm with a clock that is right about another day.
"""

import sys
from datetime import date

import netcrm.cli


class Clock:
    """Stands for ``date`` where netcrm asks what day it is."""

    @staticmethod
    def today() -> date:
        """The day that was asked for."""
        return _DAY


if __name__ == "__main__":
    _DAY = date.fromisoformat(sys.argv.pop(1))
    vars(netcrm.cli)["date"] = Clock
    netcrm.cli.main()
