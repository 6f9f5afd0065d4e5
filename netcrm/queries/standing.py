"""How deep a relationship goes, and what it carries today."""

from typing import NamedTuple

from netcrm.queries.ask import Ask, query, result
from netcrm.queries.households import shares_my_house
from netcrm.queries.mentions import mentions_of
from netcrm.queries.people import card
from netcrm.queries.touch import contact_days, rhythm
from netcrm.views.asking import asked_of_you as asked_view
from netcrm.views.asking import before as before_view
from netcrm.views.asking.asked_of_you import AskedOfYou
from netcrm.views.asking.before import BeforeYouAsk
from netcrm.views.asking.person import Person, left_out
from netcrm.views.asking.sums import sums
from netcrm.views.so_far import so_far
from netcrm.views.stage.hours import Told
from netcrm.views.stage.stage import Stage
from netcrm.views.stage.stage import stage as view_stage


class Depth(NamedTuple):
    """The stage of a contact; None for groups, organisations and your own file."""

    stage: Stage | None


@result("status", "depth")
def depth(ask: Ask, identity: str) -> Depth:
    """How deep the relationship with a contact goes. Raises KeyError where there is none."""
    contact = so_far(ask.contact(identity), ask.reached)
    days, told = contact_days(ask, identity), _told(ask, identity)
    return Depth(view_stage(contact, days, told, ask.settings, ask.reached))


def stage(ask: Ask, identity: str) -> Stage | None:
    """The stage of a person; None for groups, organisations and your own file."""
    return depth(ask, identity).stage


@query
def person(ask: Ask, identity: str) -> Person:
    """A contact with all that is weighed before you ask them for anything."""
    return Person(
        so_far(ask.contact(identity), ask.reached),
        rhythm(ask, identity),
        stage(ask, identity),
        contact_days(ask, identity),
        _told(ask, identity),
        at_home=shares_my_house(ask, identity),
    )


@query
def fitting(ask: Ask, identity: str) -> tuple[str, ...]:
    """The sizes of ask that fit today, from the smallest on; none where nothing is weighed."""
    found = person(ask, identity)
    if found.stage is None or left_out(found):
        return ()
    return sums(found, found.stage, ask.settings, ask.reached).fitting


@query
def before_you_ask(ask: Ask, identity: str) -> BeforeYouAsk:
    """What to know before you ask a contact for anything."""
    return before_view.before_you_ask(person(ask, identity), ask.settings, ask.reached)


@query
def asked_of_you(ask: Ask, identity: str) -> tuple[AskedOfYou, ...]:
    """What a contact asked of you, by the same measure, the newest first."""
    return asked_view.asked_of_you(person(ask, identity), ask.settings, ask.reached)


def shown_stage(ask: Ask, identity: str) -> Stage | None:
    """The stage where it is to be said: your own word always, the log's where anything is weighed.

    A log is no measure of family, of who is part of daily life, or of those who are gone.
    """
    found = person(ask, identity)
    if found.stage is None or not (found.stage.own or not left_out(found)):
        return None
    return found.stage


@query
def _told(ask: Ask, identity: str) -> tuple[Told, ...]:
    """The lines of others' files that name someone in ``with:``."""
    return tuple(
        (card(ask, mention.owner).kind, mention.event)
        for mention in mentions_of(ask, identity)
        if mention.how == "with"
    )
