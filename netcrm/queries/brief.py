"""Briefs: what to have in mind before you see someone."""

from collections.abc import Iterator

from netcrm.memo import Row
from netcrm.model import MY_ID
from netcrm.queries.ask import Ask
from netcrm.queries.common import in_common
from netcrm.queries.morning import subject
from netcrm.queries.standing import asked_of_you
from netcrm.queries.touch import rhythm
from netcrm.text.words import fold
from netcrm.views.brief import Brief, Said
from netcrm.views.brief import brief as view
from netcrm.views.statuses import UNMENTIONED


def brief(ask: Ask, identity: str) -> Brief:
    """The brief on one contact. Raises KeyError where there is none."""
    about = subject(ask, identity)
    return view(about, _asked(ask, identity), in_common(ask, identity), ask.settings, ask.reached)


def has_brief(ask: Ask, identity: str) -> bool:
    """Whether you have met someone and may meet them again: then there is a page to print."""
    status = rhythm(ask, identity).status
    return not (identity == MY_ID or status in (None, "known-of", *UNMENTIONED))


def rows(ask: Ask, identity: str) -> Iterator[Row]:
    """Someone's place among those whom there is a brief on."""
    if has_brief(ask, identity):
        yield Row("briefed", "", (fold(identity), identity), identity)


def _asked(ask: Ask, identity: str) -> Iterator[Said]:
    """What they asked of you early, by your own measure, and was not put to rest."""
    if identity == MY_ID:
        return
    for found in asked_of_you(ask, identity):
        if found.early and not found.settled:
            yield Said(found.sentence, found.date, found.evidence)
