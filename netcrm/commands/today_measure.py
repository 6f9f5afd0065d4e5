"""What the morning says of the whole: how much your circles ask for, and your asks of late."""

from collections.abc import Iterator

from netcrm.commands.blocks import Block, Heading, Item
from netcrm.commands.rests_on import rests_on
from netcrm.commands.speech import evidence_data
from netcrm.queries.ask import Ask
from netcrm.queries.plenty import load, patience
from netcrm.views.asking.patience import Patience
from netcrm.views.load import Load
from netcrm.views.words import capital

Data = dict[str, object]


def blocks(ask: Ask, *, everything: bool) -> Iterator[Block]:
    """A word of patience where there is need of it; the load only with ``everything``."""
    patient = patience(ask)
    if patient is not None:
        yield Heading("", patient.sentence)
        yield Item("", rests_on(patient.evidence), "quiet")
    much = load(ask)
    if everything and much.sentence:
        yield Heading("What your circles ask for")
        yield Item("", much.sentence)
        yield from (Item("", capital(offer.sentence)) for offer in much.longer)


def as_data(ask: Ask) -> Data:
    """Both as JSON; null where there is nothing to say."""
    return {"load": _load(load(ask)), "patience": _patience(patience(ask))}


def _load(much: Load) -> Data | None:
    if not much.sentence:
        return None
    return {
        "text": much.sentence,
        "asked_week": round(much.asked_week, 2),
        "had_week": round(much.had_week, 2),
        "too_much": much.too_much,
        "longer": [
            {"circle": one.circle, "people": one.people, "days": one.days, "text": one.sentence}
            for one in much.longer
        ],
    }


def _patience(patient: Patience | None) -> Data | None:
    if patient is None:
        return None
    return {
        "text": patient.sentence,
        "evidence": [evidence_data(one) for one in patient.evidence],
    }
