"""A person as the engine's views take them, out of a small world."""

# ruff: noqa: ANN401  a builder passes on whatever settings a test names

from datetime import date
from typing import Any, NamedTuple

from netcrm.config import DEFAULTS, Settings
from netcrm.model import Contact, Reached
from netcrm.queries.ask import Ask
from netcrm.queries.households import shares_my_house
from netcrm.queries.mentions import mentions_of
from netcrm.queries.people import card
from netcrm.queries.touch import contact_days, rhythm
from netcrm.views.asking.asked_of_you import AskedOfYou, asked_of_you
from netcrm.views.asking.before import BeforeYouAsk, before_you_ask
from netcrm.views.asking.person import Person
from netcrm.views.asking.readiness import Readiness
from netcrm.views.contact_days import merge, own_days, with_days
from netcrm.views.rhythm import rhythm as plain_rhythm
from netcrm.views.so_far import so_far
from netcrm.views.stage.stage import Stage, stage
from tests.views.build import TODAY, world


class Ground(NamedTuple):
    """A person, the settings and the day: what every view of the engine is given."""

    person: Person
    settings: Settings
    reached: Reached


def ground_in(ask: Ask, identity: str) -> Ground:
    contact = so_far(ask.contact(identity), ask.reached)
    told = tuple(
        (card(ask, mention.owner).kind, mention.event)
        for mention in mentions_of(ask, identity)
        if mention.how == "with"
    )
    days = contact_days(ask, identity)
    found = Person(
        contact,
        rhythm(ask, identity),
        stage(contact, days, told, ask.settings, ask.reached),
        days,
        told,
        at_home=shares_my_house(ask, identity),
    )
    return Ground(found, ask.settings, ask.reached)


def ground(contact: Contact, *others: Contact, **kwargs: Any) -> Ground:
    return ground_in(world(contact, *others, **kwargs), contact.id)


def plain_ground(contact: Contact, *others: Contact, today: date = TODAY) -> Ground:
    """The same from plain values, without a memo: no households and no names to look up."""

    def reached(day: date) -> bool:
        return day <= today

    told = tuple(
        (other.kind, event)
        for other in others
        for event in other.history
        if contact.id in {ref.target for ref in event.with_}
    )
    days = merge((*own_days(contact, DEFAULTS, reached), *with_days(told, DEFAULTS, reached)))
    now = so_far(contact, reached)
    found = stage(now, days, told, DEFAULTS, reached)
    found_rhythm = plain_rhythm(contact, days, DEFAULTS, reached)
    return Ground(Person(now, found_rhythm, found, days, told, at_home=False), DEFAULTS, reached)


def stage_of(contact: Contact, *others: Contact, **kwargs: Any) -> Stage:
    found = ground(contact, *others, **kwargs).person.stage
    assert found is not None
    return found


def before(contact: Contact, *others: Contact, **kwargs: Any) -> BeforeYouAsk:
    return before_you_ask(*ground(contact, *others, **kwargs))


def ready(size: str, contact: Contact, *others: Contact, **kwargs: Any) -> Readiness:
    answers = before(contact, *others, **kwargs).answers
    return next(answer for answer in answers if answer.size == size)


def rules(contact: Contact, *others: Contact, **kwargs: Any) -> list[str]:
    return [found.rule for found in before(contact, *others, **kwargs).first]


def asked(contact: Contact, *others: Contact, **kwargs: Any) -> tuple[AskedOfYou, ...]:
    return asked_of_you(*ground(contact, *others, **kwargs))
