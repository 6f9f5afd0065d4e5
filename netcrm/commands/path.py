"""`netcrm path`: whom you could ask to introduce you to someone, and what comes first."""

from collections.abc import Iterator

import click

from netcrm.commands.blocks import Block, Heading, Item, Paragraph
from netcrm.commands.goal import goal_of
from netcrm.commands.page import show
from netcrm.commands.printing import out_json
from netcrm.commands.rests_on import rests_on
from netcrm.commands.session import Session, everywhere, json_option
from netcrm.commands.speech import evidence_data, spoken
from netcrm.commands.workspace import Workspace, answered
from netcrm.model import SIZES
from netcrm.queries.ask import Ask
from netcrm.queries.paths import Found, Step, Way, paths

NOBODY = "Nobody who carries an introduction today is seen to know a way there."
UP_TO_THEM = "Asking is no claim: both sides are asked first, and either may say no."


@click.command("path", short_help="Find who could introduce you to someone.")
@click.argument("target", nargs=-1, required=True, metavar="TARGET")
@click.option(
    "--for",
    "size",
    type=click.Choice(SIZES, case_sensitive=False),
    default=None,
    help="What you would ask for in the end; what is large takes more of who leads the way.",
)
@json_option
@everywhere
@click.pass_obj
def command(
    session: Session, /, *, target: tuple[str, ...], size: str | None, as_json: bool
) -> None:
    """Find who could introduce you to someone, and what comes first.

    TARGET is a person, an organisation, or a kind of work: netcrm path margit, netcrm path
    carpentry. The ways lead through people who carry an introduction today.
    """
    words, wanted = " ".join(target), size or ""
    if as_json:
        out_json(answered(session, lambda space: _data(space.ask, words, wanted)))
    else:
        show(answered(session, lambda space: tuple(_blocks(space, words, wanted))))


def _blocks(space: Workspace, text: str, size: str) -> Iterator[Block]:
    ask = space.ask
    goal = goal_of(ask, text, size)
    yield Heading(goal.name)
    yield from (Paragraph(spoken(ask, line)) for line in goal.said)
    found = paths(ask, goal.people, size)
    for number, way in enumerate(found.ways, start=1):
        yield Heading(f"{number}. You → {' → '.join(step.who.name for step in way.steps)}")
        yield from (_step(ask, step) for step in way.steps)
    if found.ways:
        yield Heading("Two notes for the first way, so that both may say no")
        for note, label in zip(found.ways[0].notes, ("To", "To pass on to"), strict=True):
            yield Item(f"{label} {note.to}", note.text)
        yield Paragraph(UP_TO_THEM, "quiet")
    elif goal.people:
        yield Paragraph(NOBODY)
        yield from (
            Item(near.who.name, "\n".join((spoken(ask, near.reason), rests_on(near.evidence))))
            for near in found.near
        )


def _step(ask: Ask, step: Step) -> Item:
    first = (
        line for rule in step.first for line in (f"First: {rule.text}", rests_on(rule.evidence))
    )
    lines = (step.reason, rests_on(step.evidence), *first)
    return Item(step.who.name, "\n".join(spoken(ask, line) for line in lines if line))


def _data(ask: Ask, text: str, size: str) -> dict[str, object]:
    goal = goal_of(ask, text, size)
    found: Found = paths(ask, goal.people, size)
    return {
        "target": goal.name,
        "people": list(goal.people),
        "for": size or None,
        "said": [spoken(ask, line) for line in goal.said],
        "ways": [_way(ask, way) for way in found.ways],
        "near": [
            {"id": near.who.id, "name": near.who.name, "reason": spoken(ask, near.reason)}
            | {"evidence": [evidence_data(line) for line in near.evidence]}
            for near in found.near
        ],
    }


def _way(ask: Ask, way: Way) -> dict[str, object]:
    return {
        "steps": [
            {
                "id": step.who.id,
                "name": step.who.name,
                "reason": spoken(ask, step.reason),
                "first": [
                    {"rule": rule.rule, "text": spoken(ask, rule.text)}
                    | {"evidence": [evidence_data(line) for line in rule.evidence]}
                    for rule in step.first
                ],
                "evidence": [evidence_data(line) for line in step.evidence],
            }
            for step in way.steps
        ],
        "notes": [{"to": note.to, "text": note.text} for note in way.notes],
    }
