"""Everything that is wrong, with the cure: about files, never about people."""

from dataclasses import dataclass
from typing import NamedTuple

from netcrm.model import Problem
from netcrm.queries.ask import Ask
from netcrm.queries.problems import problems
from netcrm.views.names import pages
from netcrm.website import addresses
from netcrm.website.pages.page import Jump, PageKind
from netcrm.website.pages.parts import Piece, person
from netcrm.website.pages.rows import part_jumps, part_numbers

HOME = "problems.html"


class ProblemView(NamedTuple):
    """A problem as pages show it; ``caret`` underlines the fault in ``excerpt``."""

    severity: str
    code: str
    message: str
    hint: str
    at: str
    excerpt: str
    caret: str
    page: Piece | None


@dataclass(frozen=True, slots=True)
class ProblemPage:
    """One page of them."""

    title: str
    problems: tuple[ProblemView, ...]
    parts: tuple[Jump, ...]


def view(problem: Problem, page: Piece | None = None) -> ProblemView:
    """A problem in words, with the page of the contact whose file it stands in."""
    return ProblemView(
        str(problem.severity),
        problem.code,
        problem.message,
        problem.hint,
        f"{problem.file}:{problem.line}:{problem.column}",
        problem.excerpt,
        " " * (problem.column - 1) + "^" * max(problem.width, 1) if problem.excerpt else "",
        page,
    )


def keys(ask: Ask) -> tuple[int, ...]:
    """The pages that all problems take."""
    return tuple(part_numbers(problems(ask)))


def page(ask: Ask, number: int) -> ProblemPage:
    """One of them, by file and line."""
    found = problems(ask)
    shown = (view(p, _owner(ask, p)) for p in pages(found)[number - 1])
    return ProblemPage("Problems", tuple(shown), part_jumps(HOME, found, number))


def _owner(ask: Ask, problem: Problem) -> Piece | None:
    """The contact whose file a problem stands in."""
    found = ask.only("owner", problem.file)
    return None if found is None else person(ask, found)


KINDS = (PageKind(HOME, "problems.html", keys, lambda n: addresses.part_of(HOME, n), page),)
