"""Everything that is wrong, in all files and in the folder, in one list."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from netcrm.memo import Row
from netcrm.model import Contact, Problem
from netcrm.queries.ask import Ask, query, result
from netcrm.queries.checks.circles import circles_of_introductions
from netcrm.queries.checks.named import names_of_nobody_or_several
from netcrm.queries.checks.same_id import ids_used_twice
from netcrm.queries.checks.twins import likely_twins
from netcrm.queries.files import files_of
from netcrm.views.ahead import ahead


@query
def problems(ask: Ask) -> tuple[Problem, ...]:
    """All problems of the whole, by file, line, column and code."""
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
    files = {file.contact.file: file.contact for file in files_of(ask, identity)}
    found = (problem for check in CHECKS for problem in check(ask, identity))
    shown = (_with_line(problem, files.get(problem.file)) for problem in found)
    return tuple(sorted(dict.fromkeys(shown)))


def _with_line(problem: Problem, contact: Contact | None) -> Problem:
    """A problem with the line it stands in, if it points to a part of one."""
    if problem.excerpt or not problem.width or contact is None:
        return problem
    line = contact.line(problem.line)
    width = min(problem.width, max(len(line) - problem.column + 1, 0))
    return replace(problem, excerpt=line, width=width)


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
