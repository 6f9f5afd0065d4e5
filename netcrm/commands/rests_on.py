"""Where the lines stand that a statement rests on, in one line of text."""

from collections.abc import Iterable

import click

from netcrm.model import Evidence

why_option = click.option(
    "--why", is_flag=True, help="Name the lines that each statement rests on."
)


def rests_on(evidence: Iterable[Evidence]) -> str:
    """The places by file, ascending: ``contacts/ana.md:4, 9; contacts/ben.md:3``; empty of none."""
    by_file: dict[str, dict[int, None]] = {}
    for one in evidence:
        by_file.setdefault(one.file, {})[one.line] = None
    return "; ".join(
        f"{file}:{', '.join(str(line) for line in sorted(lines))}"
        for file, lines in by_file.items()
    )


def with_lines(text: str, evidence: Iterable[Evidence], *, why: bool) -> str:
    """A statement; where you ask ``why``, with the lines it rests on below it."""
    places = rests_on(evidence) if why else ""
    return f"{text}\n  {places}" if places else text
