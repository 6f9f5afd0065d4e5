"""The whole site, made anew: plan, render, publish. Nothing is remembered between builds."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from netcrm.model import Problem
from netcrm.queries.ask import Ask
from netcrm.website.built import Built
from netcrm.website.pages import Planned, frame, plan
from netcrm.website.publish import Published, publish
from netcrm.website.render import STYLE, Theme, load_theme


def build(ask: Ask, out: Path, templates: Mapping[str, str] | None = None) -> Built:
    """Make the site in ``out``; ``templates`` are the workspace's own, by name.

    Raises OutputError where ``out`` cannot be written.
    """
    theme = load_theme(templates or {})
    faults: list[Problem] = []
    planned = plan(ask)
    names = (STYLE, *(page.url for page in planned))
    done = publish(out, names, _files(ask, theme, planned, faults))
    problems = (*once(faults), *in_the_way(out, done))
    return Built(tuple(done.written), tuple(done.unchanged), tuple(done.removed), problems)


def _files(
    ask: Ask, theme: Theme, planned: tuple[Planned, ...], faults: list[Problem]
) -> Iterator[tuple[str, bytes]]:
    """Each file with its content, one at a time; what templates got wrong goes to ``faults``."""
    yield STYLE, theme.style().encode()
    for page in planned:
        html, fault = theme.render(
            page.kind.template, page=page.context(ask), frame=frame(ask, page)
        )
        if fault:
            faults.append(fault)
        yield page.url, html.encode("utf-8", "replace")


def once(faults: Iterable[Problem]) -> Iterator[Problem]:
    """What is wrong with templates, once for each line of them, in order."""
    found: dict[tuple[str, int], Problem] = {}
    for fault in sorted(faults):
        found.setdefault((fault.file, fault.line), fault)
    return iter(found.values())


def in_the_way(out: Path, done: Published) -> Iterator[Problem]:
    """One problem for each file or link that stands where pages must go."""
    for name in dict.fromkeys(done.blocked.values()):
        yield Problem(
            file=f"{out.name}/{name}",
            line=1,
            column=1,
            code="NC501",
            message="this is not a file that netcrm wrote, and a page must go there",
            hint="move it elsewhere and build again, or build into another folder with --out",
        )


def unmade(out: Path, name: str) -> Problem:
    """That a page is missing because the process that made it died."""
    return Problem(
        file=f"{out.name}/{name}",
        line=1,
        column=1,
        code="NC502",
        message="this page could not be made: it ended the process that was making it",
        hint="look for something very unusual in the file it shows, and build again",
    )
