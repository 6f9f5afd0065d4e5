"""`netcrm check`: everything that is wrong, where, and what to do about it."""

from pathlib import Path

import click

from netcrm.commands.cut_off import say_if_cut_off
from netcrm.commands.printing import out, out_json
from netcrm.commands.problem_text import has_error, problem_text, tally, with_excerpt
from netcrm.commands.session import Session, everywhere, json_option
from netcrm.commands.workspace import Workspace, answered
from netcrm.model import Problem
from netcrm.queries.problems import problems
from netcrm.views.words import count


@click.command("check", short_help="Say everything that is wrong with the files.")
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings too.")
@json_option
@everywhere
@click.pass_obj
def command(session: Session, *, strict: bool, as_json: bool) -> int:
    """Say everything that is wrong with the files, where, and what to do.

    The exit status is 1 if there is an error among it.
    """
    found, contacts, root = answered(session, _found)
    say_if_cut_off(root)
    if as_json:
        out_json([as_data(problem) for problem in found])
    else:
        for problem in found:
            out(f"{problem_text(with_excerpt(root, problem))}\n")
        if not session.quiet:
            read = count(contacts, "contact")
            out(f"{tally(found)}; {read} read" if found else f"{read} read, nothing is wrong")
    return int(has_error(found, strict=strict))


def _found(space: Workspace) -> tuple[tuple[Problem, ...], int, Path]:
    """All problems, how many contacts there are, and where."""
    return problems(space.ask), len(space.ask.ids()), space.root


def as_data(problem: Problem) -> dict[str, object]:
    """A problem as JSON has it."""
    return {
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "code": problem.code,
        "severity": problem.severity.value,
        "message": problem.message,
        "hint": problem.hint,
    }
