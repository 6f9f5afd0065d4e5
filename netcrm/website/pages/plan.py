"""Every page there is: the table of kinds, and the plan that no output is missing from."""

from functools import lru_cache
from typing import Any, NamedTuple

from netcrm.queries.ask import Ask
from netcrm.website import addresses
from netcrm.website.pages import (
    brief,
    cards,
    contact,
    events,
    exchange,
    folders,
    followups,
    group,
    household,
    introductions,
    matches,
    months,
    morning,
    needs,
    people,
    problems,
    promises,
    reviews,
)
from netcrm.website.pages.page import Context, PageKind
from netcrm.website.pages.parts import When, when

PAGES: tuple[PageKind[Any], ...] = (
    *morning.KINDS,
    *contact.KINDS,
    *brief.KINDS,
    *people.KINDS,
    *followups.KINDS,
    *needs.KINDS,
    *matches.KINDS,
    *promises.KINDS,
    *exchange.KINDS,
    *group.KINDS,
    *folders.KINDS,
    *household.KINDS,
    *events.KINDS,
    *introductions.KINDS,
    *months.KINDS,
    *cards.KINDS,
    *reviews.KINDS,
    *problems.KINDS,
)
"""The table. A new kind of page is one row, one function and one template."""

_MAIN = (
    ("Morning", addresses.HOME),
    ("People", people.HOME),
    ("Follow-ups", followups.HOME),
    ("Needs", needs.HOME),
    ("Promises", promises.HOME),
    ("Groups", group.HOME),
    ("Months", months.HOME),
)
_MORE = (
    ("Tags", addresses.listing("tags")),
    ("Places", addresses.listing("places")),
    ("Organisations", addresses.listing("organisations")),
    ("Households", household.HOME),
    ("Events", events.HOME),
    ("Introductions", introductions.HOME),
    ("Asks and thanks", exchange.HOME),
    ("Who could help", matches.HOME),
    ("Looking back", reviews.HOME),
    ("Cards", cards.HOME),
    ("Problems", problems.HOME),
)


class MenuItem(NamedTuple):
    """A link of the menu; ``current`` where the page belongs to it."""

    text: str
    url: str
    current: bool


class Frame(NamedTuple):
    """What surrounds every page; ``root`` is the way from it to the top of the site."""

    root: str
    title: str
    as_of: When | None
    main: tuple[MenuItem, ...]
    more: tuple[MenuItem, ...]


class Planned(NamedTuple):
    """One page to be made: where it lies, and what makes it."""

    url: str
    kind: PageKind[Any]
    key: Any

    def context(self, ask: Ask) -> Context:
        """What its template is given."""
        return self.kind.context(ask, self.key)


def plan(ask: Ask) -> tuple[Planned, ...]:
    """Every page of the site, in order."""
    return tuple(
        planned
        for number, kind in enumerate(PAGES)
        for shelf in kind.shelves(ask)
        for planned in shelved(ask, number, shelf)
    )


def shelved(ask: Ask, number: int, shelf: str) -> tuple[Planned, ...]:
    """The pages on one shelf of the kind that has this number in the table."""
    kind = PAGES[number]
    return tuple(Planned(kind.url(key), kind, key) for key in kind.on(ask, shelf))


def shelves(ask: Ask) -> tuple[tuple[int, str], ...]:
    """All shelves: the number of a kind in the table, and the shelf's name."""
    return tuple((at, name) for at, kind in enumerate(PAGES) for name in kind.shelves(ask))


def frame(ask: Ask, page: Planned) -> Frame:
    """What surrounds a page. Only a pinned day is named: the clock's is not."""
    pinned = ask.settings.today
    as_of = None if pinned is None else when(pinned)
    return _frame(addresses.root(page.url), ask.settings.title, as_of, page.kind.section)


@lru_cache(maxsize=64)
def _frame(root: str, title: str, as_of: When | None, section: str) -> Frame:
    main, more = (
        tuple(MenuItem(text, url, url == section) for text, url in menu) for menu in (_MAIN, _MORE)
    )
    return Frame(root, title, as_of, main, more)
