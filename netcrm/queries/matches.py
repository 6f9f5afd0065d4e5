"""Who could help with what: needs and questions beside what others offer, do and are known for.

Nothing private is matched, and nobody who is not to be brought up.
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from netcrm.memo import Row
from netcrm.model import MY_ID, Event, Evidence, Need, PartialDate
from netcrm.queries.ask import Ask, query
from netcrm.queries.needs import needs_of
from netcrm.queries.people import Card, card
from netcrm.queries.skills import Fit, fits, shared_words
from netcrm.views import proof
from netcrm.views.asking.offers import THEIRS, standing
from netcrm.views.statuses import UNMENTIONED

MOST = 8
"""How many who could help are told for one need; more would be no help."""
Whose = Literal["mine", "theirs"]


class Wanted(NamedTuple):
    """Something that somebody needs or asked for; ``text`` is what is matched and shown."""

    owner: Card
    kind: Literal["need", "ask"]
    date: PartialDate
    text: str
    evidence: Evidence


class Offer(NamedTuple):
    """Something that somebody offered you, never taken up since."""

    owner: Card
    event: Event


class Match(NamedTuple):
    """A need with everyone who could help; of a need of yours also the offers that fit it.

    ``shared`` of an offer are the words it has in common with the need, as for :class:`Fit`.
    """

    wanted: Wanted
    fits: tuple[Fit, ...]
    offers: tuple[tuple[Offer, tuple[tuple[str, str], ...]], ...] = ()


@query
def matches(ask: Ask, whose: Whose) -> tuple[Match, ...]:
    """Your needs, all of them; or those of others, and what they asked, that anybody fits.

    The oldest first.
    """
    found = (_match(ask, wanted) for wanted in ask.bucket("wanted", whose))
    return tuple(one for one in found if whose == "mine" or one.fits)


@query
def open_hands(ask: Ask) -> tuple[Offer, ...]:
    """What others offered you and you never took up, the newest first."""
    return ask.bucket("offer", "")[::-1]


def _match(ask: Ask, wanted: Wanted) -> Match:
    owner = wanted.owner.id
    able = tuple(fit for fit in fits(ask, wanted.text) if fit.id != owner)[:MOST]
    if owner != MY_ID:
        return Match(wanted, able)
    offered = ((one, shared_words(ask, wanted.text, one.event.text)) for one in open_hands(ask))
    return Match(wanted, able, tuple((one, shared) for one, shared in offered if shared))


def rows(ask: Ask, identity: str) -> Iterator[Row]:
    """What someone needs or asked you for, and what they offered you."""
    contact = ask.contact(identity)
    if contact.status.state in UNMENTIONED:
        return
    key = "mine" if identity == MY_ID else "theirs"
    for wanted in () if contact.private else _wanted(ask, identity):
        yield Row("wanted", key, _place(wanted.date, wanted.evidence), wanted)
    lines = (event for event in contact.history if ask.reached(event.date.first))
    for event in standing(lines, THEIRS, ask.settings.kinds):
        place = _place(event.date, proof.of_event(event))
        yield Row("offer", "", place, Offer(card(ask, identity), event))


def _wanted(ask: Ask, identity: str) -> Iterator[Wanted]:
    owner = card(ask, identity)
    for _, need in needs_of(ask, identity):
        if need.state == "open" and not need.private:
            yield Wanted(owner, "need", need.date, _said(need), proof.of_need(need))
    for event in ask.contact(identity).history:
        open_ = event.kind == "asked-me" and event.outcome in ("", "open") and not event.settled
        if open_ and not event.private and ask.reached(event.date.first):
            yield Wanted(owner, "ask", event.date, event.text, proof.of_event(event))


def _said(need: Need) -> str:
    """The need and its turns that are open; notes say what not to bring and are no wish."""
    turns = (slot.text for slot in need.slots if slot.who == "open" and slot.text)
    return "; ".join(filter(None, (need.text, *turns)))


def _place(date: PartialDate, line: Evidence) -> tuple[str, str, int]:
    return date.first.isoformat(), line.file, line.line
