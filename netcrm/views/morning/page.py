"""The whole morning: sections in their order, the first few lines in front."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from netcrm.config import Settings
from netcrm.model import Reached
from netcrm.views.days import after, passed
from netcrm.views.morning.items import LOOKING, TITLES, Item, Section, SectionName
from netcrm.views.morning.life import life
from netcrm.views.morning.looking import reconnect, referral, tell
from netcrm.views.morning.met import met
from netcrm.views.morning.needs import needs
from netcrm.views.morning.promises import promises
from netcrm.views.morning.quiet import quiet
from netcrm.views.morning.subject import Subject, closed
from netcrm.views.morning.thanks import thanks
from netcrm.views.morning.theirs import theirs
from netcrm.views.morning.today import today
from netcrm.views.rhythm import snoozed
from netcrm.views.season import WORKING, Season
from netcrm.views.statuses import UNMENTIONED
from netcrm.views.words import long_date

Told = tuple[SectionName, Item]
"""An item and the section it belongs to."""

SECTIONS: Mapping[SectionName, Callable[[Subject, Settings, Reached], Iterator[Item]]] = {
    "today": today,
    "needs": needs,
    "tell": tell,
    "reconnect": reconnect,
    "referral": referral,
    "life": life,
    "promises": promises,
    "met": met,
    "thanks": thanks,
    "quiet": quiet,
    "theirs": theirs,
}
"""What each section says of one person; ``paths`` is said of several at once, elsewhere."""

BACKLOG: tuple[SectionName, ...] = ("met", "thanks", "quiet")
"""The sections that only ever look back."""


def names(season: Season) -> tuple[SectionName, ...]:
    """The sections of a season, in the order of the page."""
    return tuple(name for name in TITLES if season.looking or name not in LOOKING)


def about(
    subject: Subject, settings: Settings, reached: Reached, season: Season = WORKING
) -> tuple[Told, ...]:
    """Everything the morning has to say about one person.

    The dead, the lost and those you keep away from are never brought up; of those who are put
    aside with ``snooze``, only what you promised them.
    """
    if subject.contact.status.state in UNMENTIONED:
        return ()
    told = ("promises",) if snoozed(subject.contact, reached) else names(season)
    found = tuple(
        (name, item)
        for name in told
        if name in SECTIONS
        for item in SECTIONS[name](subject, settings, reached)
    )
    if any(name in ("tell", "reconnect") for name, _ in found):  # it says the same
        return tuple((name, item) for name, item in found if name != "quiet")
    return found


def sections(
    told: Iterable[Told],
    front: int,
    season: Season = WORKING,
    room: Mapping[SectionName, int] | None = None,
    more: Mapping[SectionName, int] | None = None,
) -> tuple[Section, ...]:
    """A season's sections with their items in order, the first ``front`` unfolded ones marked.

    ``room`` says of some sections how many lines are not folded at most, and ``more`` how many
    come after those that are told.
    """
    by_name: dict[SectionName, list[Item]] = {name: [] for name in names(season)}
    for name, item in told:
        by_name[name].append(item)
    found = []
    for name, items in by_name.items():
        marked = []
        for item in _kept(sorted(items, key=place), (room or {}).get(name)):
            is_front = front > 0 and not item.folded
            marked.append(item if item.front == is_front else replace(item, front=is_front))
            front -= is_front
        found.append(Section(name, TITLES[name], tuple(marked), (more or {}).get(name, 0)))
    return tuple(found)


def away(last_line: date | None, settings: Settings, reached: Reached) -> bool:
    """Whether nothing was noted anywhere for so long that no backlog is listed."""
    return last_line is not None and reached(after(last_line, settings.welcome_back))


def folded_backlog(told: Iterable[Told], reached: Reached) -> Iterator[Told]:
    """Everything, with what looks back folded away: some sections, and days that have passed."""
    for name, item in told:
        lies_back = item.date is not None and passed(reached, item.date)
        over = lies_back and name not in LOOKING
        backlog = name in BACKLOG or over
        yield name, replace(item, folded=True, backlog=True) if backlog else item


def listed(every: tuple[Section, ...]) -> tuple[Section, ...]:
    """The sections as a page lists them: without backlog."""
    return tuple(
        section._replace(items=tuple(item for item in section.items if not item.backlog))
        for section in every
    )


def _kept(items: list[Item], room: int | None) -> list[Item]:
    """Items in order, folded from where there is no more room."""
    if room is None:
        return items
    return [*items[:room], *(replace(item, folded=True) for item in items[room:])]


def greeting(
    season: Season, last_line: date | None, *, is_back: bool, goal: str = "", pace: str = ""
) -> str:
    """What stands above the sections: of a return, of a season of rest or of looking, or nothing.

    ``goal`` is what you look for, in your own words, and ``pace`` how much of it is plenty.
    """
    if is_back and last_line is not None:
        return (
            f"Welcome back. Nothing was noted since {long_date(last_line)}, and that is fine:"
            " here is only what lies ahead."
        )
    if season.resting:
        until = f" until {long_date(season.until)}" if season.until else ""
        return f"Resting{until}: the clocks stand still; needs and promises stay."
    if season.looking:
        return " ".join(filter(None, (f"Looking for: {closed(goal)}" if goal else "", pace)))
    return ""


def place(item: Item) -> tuple[int | str, ...]:
    """Where an item stands in its section: folded ones last, then by rank, day, name and proof."""
    day = (item.date or date.max).isoformat()
    line = item.evidence[0].line
    return (int(item.folded), item.rank, day, item.name, item.id, item.text, line)
