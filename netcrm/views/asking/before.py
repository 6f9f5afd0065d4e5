"""Before you ask someone: what fits today, for all sizes, or why nothing is weighed."""

from dataclasses import dataclass

from netcrm.config import Settings
from netcrm.model import SIZES, Evidence, Reached
from netcrm.views.asking.first import First, first
from netcrm.views.asking.person import Person, left_out, why_left_out
from netcrm.views.asking.readiness import Readiness, readiness
from netcrm.views.asking.sizes import SIZE_WORDS
from netcrm.views.asking.sums import Sums, sums
from netcrm.views.asking.terms import evidence
from netcrm.views.words import capital, names

OURS = "No study says when one may ask. The sum and its numbers are a choice, and settings."
"""What stands beside the arithmetic."""


@dataclass(frozen=True, slots=True)
class BeforeYouAsk:
    """All that is to be said before you ask someone.

    ``lead`` says what fits, or why nothing is weighed; then ``answers`` is empty and ``evidence``
    has the line that says why, otherwise there is one answer for each size. ``first`` is what to
    see to before any of them.
    """

    id: str
    name: str
    lead: str
    answers: tuple[Readiness, ...] = ()
    first: tuple[First, ...] = ()
    evidence: tuple[Evidence, ...] = ()


def before_you_ask(person: Person, settings: Settings, reached: Reached) -> BeforeYouAsk:
    """What to know before you ask this person for anything.

    Needs what :class:`Person` holds. The days it asks about are those on which a term or a rule
    ends: help of yours and hard events, large and open asks, promises, half a year of quiet.
    """
    contact = person.contact
    sentence = left_out(person)
    if sentence or person.stage is None:
        return BeforeYouAsk(contact.id, contact.name, sentence, evidence=why_left_out(person))
    found = sums(person, person.stage, settings, reached)
    before = first(person, settings, reached)
    rest_on = {
        one: evidence(found.ground, one, settings, reached) for one in {*found.terms.values()}
    }
    answers = (
        readiness(person, found, size, before, settings, rest_on[found.terms[size]])
        for size in SIZES
    )
    return BeforeYouAsk(contact.id, contact.name, _lead(found), tuple(answers), before)


def _lead(found: Sums) -> str:
    """What fits today; where the log cannot know more, that too."""
    stage = found.ground.stage
    if found.ground.contact.spoilt:
        return "The file could not be read, so nothing can be said."
    if not found.fitting:
        return "Nothing to ask for yet: meeting comes before."
    fits = [SIZE_WORDS[size] for size in found.fitting]
    said = f"{capital(names(fits))} {'fits' if len(fits) == 1 else 'fit'} today."
    return f"{said} For more, the log cannot tell. {stage.question}" if stage.unknown else said
