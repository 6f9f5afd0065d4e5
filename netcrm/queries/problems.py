"""Everything that is wrong, in all files and in the folder, in one list."""

from netcrm.model import Problem
from netcrm.queries.ask import Ask, query
from netcrm.queries.files import files, files_of


@query
def problems(ask: Ask) -> tuple[Problem, ...]:
    """All problems of the whole, by file, line, column and code."""
    found = [*ask.problems, *(p for file in files(ask) for p in file.contact.problems)]
    return tuple(sorted(dict.fromkeys(found)))


@query
def problems_of(ask: Ask, identity: str) -> tuple[Problem, ...]:
    """The problems that stand in the files with this id, by file, line, column and code."""
    found = (p for file in files_of(ask, identity) for p in file.contact.problems)
    return tuple(sorted(dict.fromkeys(found)))
