"""`netcrm ask`: whether a relationship carries an ask today, and what comes before it."""

from collections.abc import Iterator

import click

from netcrm.commands.blocks import Block, Heading, Item, Paragraph
from netcrm.commands.page import show
from netcrm.commands.printing import out_json
from netcrm.commands.rests_on import rests_on
from netcrm.commands.session import Session, everywhere, json_option
from netcrm.commands.speech import evidence_data, spoken
from netcrm.commands.who import find, who_argument
from netcrm.commands.workspace import Workspace, answered
from netcrm.model import SIZES
from netcrm.queries.ask import Ask
from netcrm.queries.standing import before_you_ask
from netcrm.views.asking.before import OURS, BeforeYouAsk
from netcrm.views.asking.first import First
from netcrm.views.asking.readiness import Readiness, in_short
from netcrm.views.asking.sizes import MEANING

Data = dict[str, object]


@click.command("ask", short_help="Before you ask someone: what fits today.")
@who_argument(nargs=-1, required=True)
@click.option(
    "--for",
    "size",
    type=click.Choice(SIZES, case_sensitive=False),
    help="What you would ask for: only that, with how it is reckoned.",
)
@json_option
@everywhere
@click.pass_obj
def command(session: Session, /, *, who: tuple[str, ...], size: str | None, as_json: bool) -> None:
    """Before you ask someone for something: what fits today, and what comes first.

    It advises and keeps you from nothing. Of family, of those you live with and of those who are
    gone nothing is weighed: there is one sentence, and null with --json.
    """
    if as_json:
        out_json(answered(session, lambda space: _data(space, who, size)))
    else:
        show(answered(session, lambda space: _blocks(space, who, size)))


def _data(space: Workspace, who: tuple[str, ...], size: str | None) -> Data | list[Data] | None:
    found = before_you_ask(space.ask, find(space.ask, who))
    answers = [as_data(space.ask, found, one) for one in _asked_for(found, size)]
    if not answers:
        return None
    return answers if size is None else answers[0]


def _blocks(space: Workspace, who: tuple[str, ...], size: str | None) -> tuple[Block, ...]:
    found = before_you_ask(space.ask, find(space.ask, who))
    return tuple(blocks(space.ask, found, size))


def _asked_for(found: BeforeYouAsk, size: str | None) -> tuple[Readiness, ...]:
    """The answers for one size, or for all of them."""
    return tuple(one for one in found.answers if size in (None, one.size))


def blocks(ask: Ask, found: BeforeYouAsk, size: str | None) -> Iterator[Block]:
    """What fits, then what comes first; of one size also what would change and the sum."""
    if size is None or not found.answers:
        yield Heading(found.name)
        yield Paragraph(spoken(ask, found.lead))
        yield from _first(ask, found.first)
        yield from _sizes(found)
        return
    for answer in _asked_for(found, size):
        yield Heading(found.name, f"{size}, {MEANING[size]}")
        yield Paragraph(spoken(ask, answer.sentence))
        yield from _one(ask, answer)


def _first(ask: Ask, before: tuple[First, ...]) -> Iterator[Block]:
    if before:
        yield Heading("First")
    for one in before:
        yield Item("", f"{spoken(ask, one.text)}\n  {rests_on(one.evidence)}")


def _sizes(found: BeforeYouAsk) -> Iterator[Block]:
    if not found.answers:
        return
    yield Heading("By size")
    for answer in found.answers:
        yield Item(answer.size, in_short(answer))
    yield Heading("", f"how that is reckoned: netcrm ask {found.id} --for {found.answers[-1].size}")


def _one(ask: Ask, answer: Readiness) -> Iterator[Block]:
    carried = answer.verdict in ("ready", "first")
    if carried:
        yield from _first(ask, answer.first)
    if answer.advice:
        yield Heading("How")
        yield Item("", answer.advice)
    if answer.would_change:
        yield Heading("What time would change")
        yield from (Item("", text) for text in answer.would_change)
    yield Heading("The sum")
    yield Item("", answer.arithmetic)
    yield Item("", OURS)
    yield Item("", f"It rests on {rests_on(answer.evidence)}", "quiet")


def as_data(ask: Ask, found: BeforeYouAsk, answer: Readiness) -> Data:
    """The answer for one size as JSON."""
    return {
        "id": found.id,
        "size": answer.size,
        "verdict": answer.verdict,
        "capacity": answer.capacity,
        "needed": answer.needed,
        "terms": answer.terms._asdict(),
        "offered": answer.offered,
        "first": [
            {
                "rule": one.rule,
                "text": spoken(ask, one.text),
                "evidence": [evidence_data(line) for line in one.evidence],
            }
            for one in answer.first
        ],
        "fits_today": answer.fits_today,
        "would_change": list(answer.would_change),
        "evidence": [evidence_data(line) for line in answer.evidence],
    }
