"""Problems as the pages of `netcrm serve` show them."""

from pathlib import Path
from urllib.parse import quote

from netcrm.commands.problem_text import problem_text, with_excerpt
from netcrm.commands.width import safe
from netcrm.model import Problem, Severity
from netcrm.serve.told import Fault

NO_EDITOR = "none"
MOST = 20
"""How many are shown; the rest is counted."""


def faults_of(
    problems: tuple[Problem, ...], root: Path, editor: str
) -> tuple[tuple[Fault, ...], int]:
    """Errors and then warnings as pages show them, and how many there are beside those.

    ``editor`` is the setting of that name. What is only worth a note is left to `netcrm check`.
    """
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    warnings = [problem for problem in problems if problem.severity is Severity.WARNING]
    found = [*errors, *warnings]
    faults = (_fault(with_excerpt(root, problem), root, editor) for problem in found[:MOST])
    return tuple(faults), max(len(found) - MOST, 0)


def _fault(problem: Problem, root: Path, editor: str) -> Fault:
    where = safe(f"{problem.file}:{problem.line}:{problem.column}")
    text = problem_text(problem).removeprefix(f"{where}: ")
    return Fault(where, text, problem.severity.value, _link(problem, root, editor))


def _link(problem: Problem, root: Path, editor: str) -> str:
    """The address that opens the place in the user's editor; empty where they named none."""
    if editor == NO_EDITOR:
        return ""
    path = quote(str(root.resolve() / problem.file))
    named = editor.replace("{line}", str(problem.line)).replace("{column}", str(problem.column))
    return named.replace("{path}", path)
