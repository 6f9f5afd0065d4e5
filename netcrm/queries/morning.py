"""The morning: what there is to say today, and why."""

from collections.abc import Iterator, Mapping

from netcrm.memo import Row
from netcrm.model import MY_ID, Event
from netcrm.queries.ask import Ask, query, result
from netcrm.queries.goal import ways_to_goal
from netcrm.queries.households import shares_my_house
from netcrm.queries.months import lines_of_week, monday_of
from netcrm.queries.noted import last_line
from netcrm.queries.standing import before_you_ask, fitting, stage
from netcrm.queries.touch import contact_days, rhythm
from netcrm.views.days import after, current_year
from netcrm.views.morning import page
from netcrm.views.morning.items import TITLES, Item, Morning, SectionName
from netcrm.views.morning.looking import REFERRAL
from netcrm.views.morning.pace import WEEK, Pace, pace
from netcrm.views.morning.subject import Carried, Subject
from netcrm.views.season import season
from netcrm.views.so_far import so_far


def morning(ask: Ask, most: int | None = None) -> Morning:
    """The whole page for the day that is asked about; ``most`` items of each section are enough.

    On a return, and for the sections of a goal, all are looked at.
    """
    settings = ask.settings
    now = season(settings.season, ask.reached)
    last = last_line(ask)
    is_back = page.away(last, settings, ask.reached)
    told, more = _told(ask, None if is_back else most)
    if now.looking:
        told += ways_to_goal(ask)
    plenty = _pace(ask) if now.looking else None
    every = page.sections(
        page.folded_backlog(told, ask.reached) if is_back else told,
        settings.front,
        now,
        plenty.room if plenty else None,
        more,
    )
    return Morning(
        as_of=ask.as_of,
        season=now.name,
        sections=page.listed(every),
        every=every,
        welcome_back=is_back,
        greeting=page.greeting(
            now,
            last,
            is_back=is_back,
            goal=ask.goal,
            pace=plenty.sentence if plenty else "",
        ),
    )


def _told(ask: Ask, most: int | None) -> tuple[list[page.Told], Mapping[SectionName, int]]:
    """What there is to say, at most so much of each section, and how much more there is of it."""
    told: list[page.Told] = []
    more: dict[SectionName, int] = {}
    for name in TITLES:
        spots = ask.order("told", name)
        chosen = spots if most is None else spots[:most]
        told += [(name, _items(ask, owner, name)[at]) for owner, at in chosen]
        more[name] = len(spots) - len(chosen)
    return told, more


def _items(ask: Ask, identity: str, name: SectionName) -> list[Item]:
    """What one section has to say about a contact."""
    return [item for section, item in about(ask, identity) if section == name]


@result("status", "about")
def about(ask: Ask, identity: str) -> tuple[page.Told, ...]:
    """What the morning has to say about one contact."""
    now = season(ask.settings.season, ask.reached)
    found = subject(ask, identity)
    if now.looking and identity != MY_ID:
        found = found._replace(stage=stage(ask, identity), carries=_carries(ask, identity))
    return page.about(found, ask.settings, ask.reached, now)


def _carries(ask: Ask, identity: str) -> tuple[Carried, ...]:
    """The large asks that someone carries today with nothing to see to first."""
    if REFERRAL not in fitting(ask, identity):
        return ()
    answers = before_you_ask(ask, identity).answers
    return tuple(Carried(a.size, a.evidence) for a in answers if a.verdict == "ready")


def _pace(ask: Ask) -> Pace:
    """What is left of today's notes and this week's asks; read of this week and the last."""
    monday = monday_of(ask.as_of)
    weeks = (monday, after(monday, -WEEK))
    lines = (told.line for start in weeks for _, told in lines_of_week(ask, start))
    return pace((line for line in lines if isinstance(line, Event)), ask.settings, ask.reached)


def subject(ask: Ask, identity: str) -> Subject:
    """A contact as the morning and the brief see them."""
    return Subject(
        so_far(ask.contact(identity), ask.reached),
        rhythm(ask, identity),
        contact_days(ask, identity),
        year(ask),
        at_home=shares_my_house(ask, identity),
    )


@query
def year(ask: Ask) -> int:
    """The year that today lies in: it changes at New Year and on no other day."""
    return current_year(ask.reached)


def rows(ask: Ask, identity: str) -> Iterator[Row]:
    """The places that what the morning has to say about someone has in its sections.

    They say no more: what is said is read of those few that the morning shows.
    """
    for section, item in about(ask, identity):
        yield Row("told", section, page.place(item), None)
