"""What is said of each update of a site that is watched."""

from pathlib import Path

from netcrm.commands.printing import err, out
from netcrm.commands.problem_text import problem_text, tally, with_excerpt
from netcrm.model import Problem
from netcrm.serve.rebuilt import Rebuilt
from netcrm.views.words import count

_NAMED = 3
"""How many of the files that changed are named."""


class Says:
    """Prints what came of each update."""

    def __init__(self, root: Path, *, quiet: bool) -> None:
        self._root = root
        self._quiet = quiet
        self._problems: tuple[Problem, ...] = ()

    def line(self, text: str) -> None:
        """Say one line beside the answer."""
        if not self._quiet:
            err(text)

    def rebuilt(self, done: Rebuilt) -> None:
        """Say what changed and what was made of it, and all that is wrong if that is new."""
        idle = not (done.changed or done.written or done.removed)
        if idle and done.generation > 1 and done.problems == self._problems:
            return
        if not self._quiet:
            still = done.problems and done.problems == self._problems
            out(f"{sentence(done)}{f'; still {tally(done.problems)}' if still else ''}")
        if done.problems != self._problems:
            self._tell(done.problems)
        self._problems = done.problems

    def _tell(self, problems: tuple[Problem, ...]) -> None:
        for problem in problems:
            err(f"{problem_text(with_excerpt(self._root, problem))}\n")
        if not self._quiet:
            err(tally(problems) if problems else "no problems any more")


def sentence(done: Rebuilt) -> str:
    """What came of one update, in a line: ``contacts/ana.md: 3 pages written (0.02 s)``."""
    if not done.changed:
        what = "watching" if done.generation == 1 else "again"
    else:
        more = len(done.changed) - _NAMED
        named = ", ".join(done.changed[:_NAMED])
        what = f"{named} and {more} more" if more > 0 else named
    made = f"{len(done.written)} of {count(done.pages, 'file')} written"
    gone = f", {len(done.removed)} removed" if done.removed else ""
    return f"{what}: {made}{gone} ({done.seconds:.2f} s)"
