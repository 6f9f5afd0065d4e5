"""How deep it goes with someone, for the terminal and as JSON."""

from collections.abc import Iterator

from netcrm.commands.blocks import Item
from netcrm.commands.rests_on import rests_on
from netcrm.commands.speech import evidence_data, iso
from netcrm.queries.ask import Ask
from netcrm.queries.standing import asked_of_you, shown_stage, stage
from netcrm.views.asking.asked_of_you import AskedOfYou

Data = dict[str, object]


def items(ask: Ask, identity: str) -> Iterator[Item]:
    """The stage where it is to be said, what you would call it, and early asks of theirs."""
    found = shown_stage(ask, identity)
    if found is not None and found.sentence:
        yield Item("", f"{found.sentence}\n  {rests_on(found.evidence)}")
    if found is not None and found.question:
        yield Item("", f"{found.question}\n  write it in their file: `stage: friend`, say")
    for one in asked_of_you(ask, identity):
        if one.early and not one.settled:
            yield Item("", f"{one.sentence}\n  {rests_on(one.evidence)}")


def stage_data(ask: Ask, identity: str) -> Data | None:
    """The stage as JSON; null for groups, organisations and your own file."""
    found = stage(ask, identity)
    if found is None:
        return None
    return {
        "number": found.number,
        "word": found.word,
        "own": found.own,
        "unknown": found.unknown,
        "sentence": found.sentence or None,
        "question": found.question or None,
        "minutes": found.minutes,
        "work_minutes": found.work,
        "evidence": [evidence_data(one) for one in found.evidence],
    }


def asked_data(ask: Ask, identity: str) -> list[Data]:
    """What they asked of you, measured, as JSON; the newest first."""
    return [_asked(one) for one in asked_of_you(ask, identity)]


def _asked(one: AskedOfYou) -> Data:
    return {
        "date": iso(one.date),
        "size": one.size,
        "text": one.sentence,
        "early": one.early,
        "settled": one.settled,
        "capacity": one.capacity,
        "needed": one.needed,
        "terms": one.terms._asdict(),
        "offered": one.offered,
        "evidence": [evidence_data(line) for line in one.evidence],
    }
