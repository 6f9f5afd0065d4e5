"""Problems as they are printed (FORMAT.md, "Problems"): where, what, the line, what to do."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from netcrm.commands.width import cut, safe, width
from netcrm.model import Problem, Severity
from netcrm.store import read_line
from netcrm.views.words import count, names

EXCERPT = 88
"""Columns of a line that are shown; a longer one is clipped around the fault."""

_BEFORE = 24
"""Columns kept before the fault where a line is clipped."""

_SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


def problem_text(problem: Problem) -> str:
    """One problem, without a line end at its end."""
    return "\n".join(_lines(problem))


def with_excerpt(root: Path, problem: Problem) -> Problem:
    """The problem with the line it stands in, for those found without the file at hand."""
    if problem.excerpt or not problem.width:
        return problem
    return replace(problem, excerpt=read_line(root, problem.file, problem.line))


def _lines(problem: Problem) -> Iterator[str]:
    yield safe(str(problem))
    if problem.excerpt:
        number = f"{problem.line:>5}"
        before, line, covered = _clipped(problem)
        yield f"{number} | {line}".rstrip()
        yield f"{'':>{len(number)}} | {' ' * before}{'^' * covered}"
    yield f"   = {safe(problem.hint)}"


def _clipped(problem: Problem) -> tuple[int, str, int]:
    """Columns before the carets, the line as shown, and the number of carets."""
    start = problem.column - 1
    head, tail = safe(problem.excerpt[:start]), safe(problem.excerpt[start:])
    before = width(head) + max(start - len(problem.excerpt), 0)
    fault = width(safe(problem.excerpt[start : start + problem.width]))
    if width(head) + width(tail) > EXCERPT and before > _BEFORE:
        head = f"…{_last(head, _BEFORE - 1)}"
        before = width(head)
    line = cut(head + tail, EXCERPT)
    return before, line, max(min(fault, width(line) - before), 1)


def _last(text: str, columns: int) -> str:
    """As much of the end of the text as fits."""
    while width(text) > columns:
        text = text[1:]
    return text


def tally(problems: Iterable[Problem]) -> str:
    """How many there are, in words: ``2 errors and 1 warning in 2 files``."""
    found = tuple(problems)
    kinds = ((sum(p.severity == kind for p in found), kind.value) for kind in _SEVERITIES)
    said = names([count(number, kind) for number, kind in kinds if number])
    return f"{said} in {count(len({p.file for p in found}), 'file')}"


def has_error(problems: Iterable[Problem], *, strict: bool) -> bool:
    """Whether there is an error; with ``strict``, a warning counts as one."""
    failing = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    return any(problem.severity in failing for problem in problems)
