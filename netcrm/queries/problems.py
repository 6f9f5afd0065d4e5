"""Everything that is wrong, in all files and in the folder, in one list."""

from collections.abc import Callable, Iterator

from netcrm.memo import Row
from netcrm.model import Problem
from netcrm.queries.ask import Ask, query, result
from netcrm.queries.checks.circles import circles_of_introductions
from netcrm.queries.checks.named import names_of_nobody_or_several
from netcrm.queries.checks.same_id import ids_used_twice
from netcrm.queries.checks.twins import likely_twins
from netcrm.queries.files import files_of
from netcrm.views.ahead import ahead


@query
def problems(ask: Ask) -> tuple[Problem, ...]:
    """All problems of the whole, by file, line, column and code.

    Those that only the whole shows have no ``excerpt``: the line's text is not at hand here.
    """
    found = ask.bucket("problem", "")
    return tuple(sorted(dict.fromkeys((*ask.problems, *found))))


def rows(ask: Ask, identity: str) -> Iterator[Row]:
    """The problems that stand in the files with this id."""
    for problem in problems_of(ask, identity):
        place = (problem.file, problem.line, problem.column, problem.code, problem.message)
        yield Row("problem", "", place, problem)


@result("status", "problems")
def problems_of(ask: Ask, identity: str) -> tuple[Problem, ...]:
    """The problems that stand in the files with this id, by file, line, column and code."""
    found = (problem for check in CHECKS for problem in check(ask, identity))
    return tuple(sorted(dict.fromkeys(found)))


def _alone(ask: Ask, identity: str) -> tuple[Problem, ...]:
    """What each file shows by itself."""
    return tuple(p for file in files_of(ask, identity) for p in file.contact.problems)


def _ahead(ask: Ask, identity: str) -> tuple[Problem, ...]:
    """Days after today where only what has been can stand."""
    return tuple(p for f in files_of(ask, identity) for p in ahead(f.contact, ask.reached))


CHECKS: tuple[Callable[[Ask, str], tuple[Problem, ...]], ...] = (
    _alone,
    _ahead,
    names_of_nobody_or_several,
    ids_used_twice,
    likely_twins,
    circles_of_introductions,
)
"""Every check, each of which gives the problems that stand in the files with one id."""
