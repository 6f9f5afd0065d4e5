"""`netcrm review`: a look back on a week or a year, and ahead."""

from collections.abc import Iterator
from datetime import date

import click

from netcrm.commands.blocks import Block, Heading, Item, Paragraph
from netcrm.commands.page import show
from netcrm.commands.printing import out_json
from netcrm.commands.rests_on import why_option, with_lines
from netcrm.commands.session import Day, Session, everywhere, json_option
from netcrm.commands.speech import evidence_data, iso, spoken
from netcrm.commands.workspace import Workspace, answered
from netcrm.queries.months import monday_of
from netcrm.queries.people import card
from netcrm.queries.review import Review, this_week, week, year
from netcrm.views.days import after
from netcrm.views.words import long_date

NOTHING = "Nothing was noted, and that is fine."


@click.command("review", short_help="Look back on a week or a year.")
@click.argument("span", type=click.Choice(("week", "year")), default="week", metavar="[week|year]")
@click.option("--of", "of", type=Day(), default=None, help="The week or year of this day.")
@why_option
@json_option
@everywhere
@click.pass_obj
def command(session: Session, /, *, span: str, of: date | None, why: bool, as_json: bool) -> None:
    """Look back on a week or a year: whom you met and saw, what you did for each other.

    A week begins on Monday, and also says what lies ahead in it.
    """
    if as_json:
        out_json(answered(session, lambda space: as_data(space, _found(space, span, of))))
    else:
        show(
            answered(session, lambda space: tuple(blocks(space, _found(space, span, of), why=why)))
        )


def _found(space: Workspace, span: str, of: date | None) -> Review:
    if span == "year":
        return year(space.ask, (of or space.ask.as_of).year)
    return week(space.ask, monday_of(of) if of else this_week(space.ask))


def blocks(space: Workspace, found: Review, *, why: bool = False) -> Iterator[Block]:
    """A review as it is printed."""
    last = after(found.end, -1)
    yield Heading(f"{long_date(found.start)} to {long_date(last)}")
    if not found.sections:
        yield Paragraph(NOTHING)
    for section in found.sections:
        yield Heading(section.title)
        for line in section.lines:
            text = f"{spoken(space.ask, line.text)} ({line.date})"
            name = card(space.ask, line.id).name
            yield Item(name, with_lines(text, (line.evidence,), why=why))


def as_data(space: Workspace, found: Review) -> dict[str, object]:
    """A review as JSON; ``until`` is its last day."""
    return {
        "from": iso(found.start),
        "until": iso(after(found.end, -1)),
        "sections": [
            {
                "section": section.name,
                "items": [
                    {
                        "id": line.id,
                        "name": card(space.ask, line.id).name,
                        "text": spoken(space.ask, line.text),
                        "date": iso(line.date),
                        "evidence": [evidence_data(line.evidence)],
                    }
                    for line in section.lines
                ],
            }
            for section in found.sections
        ],
    }
