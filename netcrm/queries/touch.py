"""When you were last in touch with someone, and how things stand."""

from itertools import chain

from netcrm.queries.ask import Ask, query, result
from netcrm.queries.households import housemates
from netcrm.queries.mentions import mentions_of
from netcrm.queries.people import card
from netcrm.views import contact_days as view
from netcrm.views.contact_days import ContactDay
from netcrm.views.rhythm import rhythm as view_rhythm
from netcrm.views.statuses import Rhythm


@query
def met_days(ask: Ask, identity: str) -> tuple[ContactDay, ...]:
    """The days you were in touch with the contact themselves, ascending."""
    lines = (
        (card(ask, mention.owner).kind, mention.event)
        for mention in mentions_of(ask, identity)
        if mention.how == "with"
    )
    own = view.own_days(ask.contact(identity), ask.settings, ask.reached)
    return view.merge(chain(own, view.with_days(lines, ask.settings, ask.reached)))


@result("status", "days")
def contact_days(ask: Ask, identity: str) -> tuple[ContactDay, ...]:
    """The days you were in touch with the contact or their household, ascending."""
    mates = [met_days(ask, mate) for mate in housemates(ask, identity)]
    if not mates:
        return met_days(ask, identity)
    return view.merge(chain(met_days(ask, identity), view.house_days(chain.from_iterable(mates))))


@result("status", "rhythm")
def rhythm(ask: Ask, identity: str) -> Rhythm:
    """How things stand with the contact: status, words, last contact, cadence, next due."""
    return view_rhythm(
        ask.contact(identity), contact_days(ask, identity), ask.settings, ask.reached
    )
