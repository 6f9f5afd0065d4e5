"""What only the whole shows to be wrong: one file per check.

Each is a function of an id that gives the problems standing in that contact's files; a new check
is one more file here and one more line in ``netcrm/queries/problems.py``.
"""
