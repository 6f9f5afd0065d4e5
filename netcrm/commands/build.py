"""`netcrm build`: the site, made anew."""

from collections.abc import Mapping
from pathlib import Path

import click

from netcrm.commands.printing import err, out
from netcrm.commands.problem_text import has_error, problem_text, tally, with_excerpt
from netcrm.commands.progress import crew
from netcrm.commands.session import Session, everywhere
from netcrm.commands.workspace import folder_of, inputs_of, settings_of
from netcrm.errors import UsageError
from netcrm.model import Problem
from netcrm.queries.whole import Inputs
from netcrm.store import CONTACTS
from netcrm.views.words import count
from netcrm.website.keeper import build_kept
from netcrm.website.overrides import read_overrides

OUT = "build"


@click.command("build", short_help="Make the site.")
@click.option(
    "--out",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Make it in this folder instead of build/ in the workspace.",
)
@click.option(
    "--jobs",
    "-j",
    type=click.IntRange(min=1),
    metavar="N",
    help="Work in this many processes; without it, one for each processor.",
)
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings too.")
@click.option("--verify", is_flag=True, help="Make the site once more beside it, and compare.")
@click.option(
    "--explain",
    "page",
    metavar="PAGE",
    help="Build nothing; say what a page is made from, and why the last build made it or did not.",
)
@click.option("--json", "as_json", is_flag=True, help="With --explain: print JSON.")
@everywhere
@click.pass_obj
def command(  # noqa: PLR0913  one for each option
    session: Session,
    /,
    *,
    folder: Path | None,
    jobs: int | None,
    strict: bool,
    verify: bool,
    page: str | None,
    as_json: bool,
) -> int:
    """Make the site in build/: pages that open without a server, a network or a script.

    The exit status is 1 if there is an error among the problems; the pages are made all the same.

    --explain takes the address of a page in the site, its path, or a contact's name, and needs
    the setting `keep`. Its JSON has page, template, generation, last_build and next_build (made,
    changed, day), reads (each with kind, what and words) and days (reached, coming).
    """
    root = folder_of(session)
    target = folder or root / OUT
    if page is not None:
        from netcrm.commands.build_explain import explain  # noqa: PLC0415  builds do without it

        explain(session, root, target, page, as_json=as_json)
        return 0
    if as_json:
        raise UsageError("--json needs --explain", "netcrm build --explain PAGE --json")
    _refuse_sources(root, target)
    gather = _Gathering(session, root)
    if settings_of(root).settings.keep:
        with crew(jobs, quiet=session.quiet) as hands:
            built, wrong = build_kept(root, target, gather, hands)
    else:
        from netcrm.website.anew import build_alone  # noqa: PLC0415  it takes time to import

        built, wrong = build_alone(target, gather)
    found = tuple(sorted({*wrong, *gather.unread, *built.problems}))
    _complain(root, found, quiet=session.quiet)
    if not session.quiet:
        files = count(len(built.written) + len(built.unchanged), "file")
        changed = f"{len(built.written)} written, {len(built.removed)} removed"
        out(f"{files} in {_near(target)}, {changed}: open {_near(target / 'index.html')}")
    stale = verify and _is_stale(target, *gather(0, 0))
    return int(has_error(found, strict=strict) or stale)


def _is_stale(target: Path, inputs: Inputs, templates: Mapping[str, str]) -> bool:
    """Whether a build made anew makes anything else; says what."""
    from netcrm.website.anew import differing  # noqa: PLC0415  it takes time to import

    stale = differing(target, inputs, templates)
    for name in stale:
        err(f"{_near(target / name)} is not what a build made anew makes")
    return bool(stale)


class _Gathering:
    """Reads the workspace once it is this build's turn; what it could not read is noted."""

    def __init__(self, session: Session, root: Path) -> None:
        self._session = session
        self._root = root
        self.unread: tuple[Problem, ...] = ()

    def __call__(self, look: int, moment: int) -> tuple[Inputs, Mapping[str, str]]:
        templates, self.unread = read_overrides(self._root)
        return inputs_of(self._session, self._root, look, moment)[0], templates


def _near(path: Path) -> Path:
    """The path as it is said from here."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _refuse_sources(root: Path, target: Path) -> None:
    """Refuse to build over the contacts themselves. Raises UsageError."""
    made, base = target.resolve(), root.resolve()
    if base.is_relative_to(made) or made.is_relative_to(base / CONTACTS):
        raise UsageError(f"the site cannot go into {target}, where your files are", "use build/")


def _complain(root: Path, found: tuple[Problem, ...], *, quiet: bool) -> None:
    for problem in found:
        err(f"{problem_text(with_excerpt(root, problem))}\n")
    if found and not quiet:
        err(tally(found))
