"""How deep it goes with someone, when you were in touch, and what to know before you ask."""

from itertools import chain
from typing import NamedTuple

from netcrm.model import MY_ID, Evidence
from netcrm.queries.ask import Ask
from netcrm.queries.standing import asked_of_you, before_you_ask, shown_stage
from netcrm.queries.touch import contact_days
from netcrm.views.asking.asked_of_you import AskedOfYou
from netcrm.views.asking.before import OURS
from netcrm.views.asking.first import First
from netcrm.views.asking.readiness import PRECISE, YES, Readiness, in_short
from netcrm.views.asking.sizes import MEANING
from netcrm.views.words import capital
from netcrm.website.pages.parts import Piece, Source, pieces, sources
from netcrm.website.pages.time_line import TimeLine, time_line


class Statement(NamedTuple):
    """Something said of someone, and the lines it rests on."""

    text: tuple[Piece, ...]
    rests_on: tuple[Source, ...]


class SizeView(NamedTuple):
    """An ask of one size: what it takes, the verdict, how to ask, what would change."""

    name: str
    words: str
    how: str
    would_change: tuple[str, ...]


class BeforeView(NamedTuple):
    """Before you ask someone: what fits, what comes first, each size, and what they asked of you.

    ``advice`` is said where any size fits. ``sums``, of all sizes, are to be folded away with the
    lines they rest on and with ``ours``, which says that they are a choice.
    """

    lead: tuple[Piece, ...]
    first: tuple[Statement, ...]
    sizes: tuple[SizeView, ...]
    advice: str
    asked: tuple[Statement, ...]
    sums: tuple[str, ...]
    rests_on: tuple[Source, ...]
    ours: str


class StandingView(NamedTuple):
    """How things are between you: the stage, early asks of theirs, a line of time, the rest folded.

    ``stage`` is None where it is not to be said; ``question`` is what to ask where the log cannot
    know. ``before`` is None where nothing is weighed.
    """

    stage: Statement | None
    question: str
    early: tuple[Statement, ...]
    line: TimeLine | None
    before: BeforeView | None


NOTHING = StandingView(None, "", (), None, None)


def standing(ask: Ask, identity: str) -> StandingView:
    """How things are between you and a person; nothing of groups and of your own file."""
    contact = ask.contact(identity)
    if contact.kind != "person" or identity == MY_ID:
        return NOTHING
    found = shown_stage(ask, identity)
    asked = asked_of_you(ask, identity)
    return StandingView(
        stage=None if found is None else _statement(ask, found.sentence, sources(found.evidence)),
        question="" if found is None else found.question,
        early=tuple(_asked(ask, one) for one in asked if one.early and not one.settled),
        line=time_line(contact_days(ask, identity)),
        before=_before(ask, identity, asked),
    )


def _statement(ask: Ask, text: str, rests_on: tuple[Source, ...]) -> Statement | None:
    return Statement(pieces(ask, text), rests_on) if text else None


def _asked(ask: Ask, one: AskedOfYou) -> Statement:
    return Statement(pieces(ask, one.sentence), sources(one.evidence))


def _before(ask: Ask, identity: str, asked: tuple[AskedOfYou, ...]) -> BeforeView | None:
    found = before_you_ask(ask, identity)
    if not found.answers:
        return None
    return BeforeView(
        lead=pieces(ask, found.lead),
        first=tuple(_first(ask, one) for one in found.first),
        sizes=tuple(_size(answer) for answer in found.answers),
        advice=YES if any(answer.advice for answer in found.answers) else "",
        asked=tuple(_asked(ask, one) for one in asked),
        sums=tuple(answer.arithmetic for answer in found.answers),
        rests_on=sources(_together([answer.evidence for answer in found.answers])),
        ours=OURS,
    )


def _together(groups: list[tuple[Evidence, ...]]) -> tuple[Evidence, ...]:
    """Each line once; most groups are one and the same."""
    first = groups[0]
    others = [group for group in groups if group is not first]
    return tuple(dict.fromkeys(chain(first, *others))) if others else first


def _first(ask: Ask, one: First) -> Statement:
    return Statement(pieces(ask, one.text), sources(one.evidence))


def _size(answer: Readiness) -> SizeView:
    return SizeView(
        name=f"{capital(answer.size)}, {MEANING[answer.size]}",
        words=f"{capital(in_short(answer))}.",
        how=PRECISE if answer.advice.startswith(PRECISE) else "",
        would_change=answer.would_change,
    )
