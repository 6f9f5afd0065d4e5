"""What is to be said of a household: when you were in touch, and what is open with any of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import chain
from typing import NamedTuple

from netcrm.model import MY_ID
from netcrm.queries.ask import Ask
from netcrm.queries.exchange import Waiting, waits_of
from netcrm.queries.needs import NeedRow, PromiseRow, needs_of, promises_of
from netcrm.queries.ties import is_met
from netcrm.queries.touch import contact_days
from netcrm.views.contact_days import ContactDay, merge


class HomeDays(NamedTuple):
    """The days you were in touch with any of a household, ascending, and with whom on each."""

    days: tuple[ContactDay, ...]
    who: Mapping[date, tuple[str, ...]]


class HomeOpen(NamedTuple):
    """What is open with any of a household: needs, promises both ways, and what was asked."""

    needs: tuple[NeedRow, ...]
    promises: tuple[PromiseRow, ...]
    asks: tuple[Waiting, ...]


def home_days(ask: Ask, members: Iterable[str]) -> HomeDays:
    """When you were in touch with these people; nothing of the household that you live in.

    A day counts for those who were there themselves, and not for whom they share the house with.
    """
    people = tuple(members)
    if MY_ID in people:
        return HomeDays((), {})
    days: list[ContactDay] = []
    who: dict[date, list[str]] = defaultdict(list)
    for one in people:
        for day in contact_days(ask, one):
            if day.source != "household":
                days.append(day)
                who[day.date].append(one)
    return HomeDays(merge(days), {day: tuple(found) for day, found in who.items()})


def home_open(ask: Ask, members: Iterable[str]) -> HomeOpen:
    """What is open with these people; of nobody who is not to be brought up, and not of you."""
    people = tuple(one for one in members if is_met(ask, one))
    needs = chain.from_iterable(needs_of(ask, one) for one in people)
    promises = chain.from_iterable(promises_of(ask, one) for one in people)
    waits = chain.from_iterable(waits_of(ask, one) for one in people)
    return HomeOpen(
        tuple(row for row in needs if row.need.state == "open"),
        tuple(row for row in promises if row.when != "closed"),
        tuple(found for wait, found in waits if wait in ("open", "asked-me")),
    )
